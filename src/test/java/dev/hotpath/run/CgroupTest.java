package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read from the kernel's counts, in files as the kernel writes them. */
class CgroupTest {

  private static final Cgroup.Share SHARE = new Cgroup.Share(900, 10, 100);

  @TempDir private Path folder;

  private OptionalLong memoryExceeded() {
    return new Cgroup(List.of(folder.resolve("pids"), folder), SHARE).memoryExceeded();
  }

  private void version1(int kills, int failures) throws IOException {
    String text = "oom_kill_disable 0\nunder_oom 0\noom_kill " + kills + "\n";
    Files.writeString(folder.resolve("memory.oom_control"), text);
    Files.writeString(folder.resolve("memory.failcnt"), failures + "\n");
  }

  private void version2(int reached, int kills) throws IOException {
    String text =
        "low 0\nhigh 0\nmax 31\noom %d\noom_kill %d\noom_group_kill 0\n".formatted(reached, kills);
    Files.writeString(folder.resolve("memory.events"), text);
  }

  @Test
  void a_kill_for_the_childs_own_limit_is_told_in_both_versions() throws IOException {
    version1(1, 57);
    assertEquals(OptionalLong.of(900), memoryExceeded());
    Files.delete(folder.resolve("memory.oom_control"));
    assertEquals(OptionalLong.empty(), memoryExceeded());
    version2(2, 1);
    assertEquals(OptionalLong.of(900), memoryExceeded());
  }

  @Test
  void a_limit_that_was_reached_and_made_room_for_is_none() throws IOException {
    version1(0, 57);
    assertEquals(OptionalLong.empty(), memoryExceeded());
    version2(0, 0);
    assertEquals(OptionalLong.empty(), memoryExceeded());
  }

  @Test
  void a_kill_because_the_whole_host_had_no_memory_left_is_not_the_childs_doing()
      throws IOException {
    version1(1, 0);
    assertEquals(OptionalLong.empty(), memoryExceeded());
    version2(0, 1);
    assertEquals(OptionalLong.empty(), memoryExceeded());
  }

  @Test
  void where_nobody_counts_nothing_is_told() throws IOException {
    assertEquals(OptionalLong.empty(), memoryExceeded());
    assertEquals(OptionalLong.empty(), new Cgroup(List.of(), SHARE).memoryExceeded());
    Files.writeString(folder.resolve("memory.events"), "oom many\noom_kill 1\n");
    assertEquals(OptionalLong.empty(), memoryExceeded());
  }
}
