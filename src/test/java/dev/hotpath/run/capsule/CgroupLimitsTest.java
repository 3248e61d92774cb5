package dev.hotpath.run.capsule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits of this server, from files as kernels have them. */
class CgroupLimitsTest {

  @TempDir Path root;

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text + "\n");
  }

  private CgroupLimits read(String groups) throws IOException {
    write("groups", groups);
    return CgroupLimits.read(root.resolve("groups"), root);
  }

  @Test
  void version_2_has_the_tightest_on_the_way_to_the_root() throws Exception {
    write("a/cpu.max", "400000 100000");
    write("a/b/cpu.max", "max 100000");
    write("a/memory.max", "1073741824");
    write("a/b/memory.max", "2147483648");
    assertEquals(new CgroupLimits(4.0, 1L << 30), read("0::/a/b"));
    write("a/b/cpu.max", "150000 100000");
    assertEquals(new CgroupLimits(1.5, 1L << 30), read("0::/a/b"));
  }

  @Test
  void version_1_has_a_tree_for_each() throws Exception {
    write("cpu/docker/cpu.cfs_quota_us", "50000");
    write("cpu/docker/cpu.cfs_period_us", "100000");
    write("cpu/cpu.cfs_quota_us", "-1");
    write("cpu/cpu.cfs_period_us", "100000");
    write("memory/docker/memory.limit_in_bytes", "536870912");
    write("memory/memory.limit_in_bytes", "9223372036854771712");
    assertEquals(
        new CgroupLimits(0.5, 512L << 20), read("3:cpu,cpuacct:/docker\n2:memory:/docker"));
  }

  @Test
  void no_limit_is_none() throws Exception {
    write("memory/memory.limit_in_bytes", "9223372036854771712");
    write("cpu.max", "max 100000");
    write("memory.max", "max");
    assertEquals(new CgroupLimits(null, null), read("0::/\n2:memory:/"));
    assertEquals(new CgroupLimits(null, null), CgroupLimits.read(root.resolve("none"), root));
  }

  @Test
  void a_group_outside_of_what_is_mounted_is_looked_for_nowhere() throws Exception {
    write("outside/memory.max", "1");
    write("root/memory.max", "max");
    write("groups", "0::/../outside");
    assertEquals(
        new CgroupLimits(null, null),
        CgroupLimits.read(root.resolve("groups"), root.resolve("root")));
  }
}
