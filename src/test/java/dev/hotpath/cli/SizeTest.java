package dev.hotpath.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SizeTest {

  @Test
  void sizes_are_by_powers_of_1024() {
    assertEquals(500L << 20, Size.bytes("--keep-artifacts", "500m"));
    assertEquals(2L << 30, Size.bytes("--keep-artifacts", "2G"));
    assertEquals(0, Size.bytes("--keep-artifacts", "0k"));
    assertEquals(999_999L << 40, Size.bytes("--keep-artifacts", "999999t"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "-1g", "2 g", "1.5g", "2gb", "9999999t", "lots"})
  void what_is_no_size_is_told_with_an_example(String typed) {
    ArgumentException told =
        assertThrows(ArgumentException.class, () -> Size.bytes("--keep-artifacts", typed));
    assertEquals(
        "--keep-artifacts " + typed + ": it is no size; write one such as 500m or 2g",
        told.getMessage());
  }
}
