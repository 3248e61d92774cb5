package dev.hotpath.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What the kernel writes, and what it might. */
class SyscallsTest {

  @Test
  void reads_and_writes_are_added_up() {
    assertEquals(45, Syscalls.total("rchar: 7\nwchar: 8\nsyscr: 40\nsyscw: 5\nread_bytes: 9\n"));
  }

  @Test
  void where_one_is_missing_nothing_is_told() {
    assertEquals(Double.NaN, Syscalls.total("syscr: 40\n"));
    assertEquals(Double.NaN, Syscalls.total(""));
  }
}
