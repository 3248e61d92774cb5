package dev.hotpath.run.capsule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel lets this server use, by version 1 or 2 of cgroups: the tightest limit on the way
 * from its own group to the root.
 *
 * @param processors share of them, 1.5 for one and a half; {@code null} where there is no limit
 * @param memoryBytes {@code null} where there is no limit
 */
record CgroupLimits(@Nullable Double processors, @Nullable Long memoryBytes) {

  // Version 1 says "none" as the largest number of whole pages.
  private static final double NO_LIMIT = 1e18;

  static CgroupLimits own() {
    return read(Path.of("/proc/self/cgroup"), Path.of("/sys/fs/cgroup"));
  }

  /**
   * Reads them.
   *
   * @param groups file that names this process's groups, a line each: {@code 4:memory:/docker/a}
   * @param root where they are mounted
   */
  static CgroupLimits read(Path groups, Path root) {
    List<String> lines;
    try {
      lines = Files.readAllLines(groups);
    } catch (IOException e) {
      lines = List.of();
    }
    Double cpu =
        tightest(
            Stream.concat(
                    ways(lines, "", root).map(CgroupLimits::cpuMax),
                    ways(lines, "cpu", root).map(CgroupLimits::cpuQuota))
                .flatMap(Optional::stream)
                .toList());
    Double memory =
        tightest(
            Stream.concat(
                    ways(lines, "", root).map(folder -> number(folder.resolve("memory.max"))),
                    ways(lines, "memory", root)
                        .map(folder -> number(folder.resolve("memory.limit_in_bytes"))))
                .flatMap(Optional::stream)
                .toList());
    return new CgroupLimits(cpu, memory == null ? null : Math.round(memory));
  }

  private static @Nullable Double tightest(List<Double> limits) {
    double least = limits.stream().mapToDouble(Double::doubleValue).min().orElse(NO_LIMIT);
    return least < NO_LIMIT ? least : null;
  }

  /** The group of that controller, none for version 2, and all above it. */
  private static Stream<Path> ways(List<String> lines, String controller, Path root) {
    List<Path> folders = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split(":", 3);
      if (parts.length == 3 && List.of(parts[1].split(",")).contains(controller)) {
        Path top = controller.isEmpty() ? root : root.resolve(controller);
        Path folder = top.resolve(parts[2].replaceFirst("^/+", "")).normalize();
        while (folder.startsWith(top)) {
          folders.add(folder);
          folder = Objects.requireNonNull(folder.getParent());
        }
      }
    }
    return folders.stream();
  }

  /** {@code 150000 100000}: microseconds of a processor in each period. */
  private static Optional<Double> cpuMax(Path folder) {
    return text(folder.resolve("cpu.max"))
        .map(text -> text.split(" "))
        .filter(parts -> parts.length == 2 && parts[0].matches("\\d+") && parts[1].matches("\\d+"))
        .map(parts -> Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]));
  }

  private static Optional<Double> cpuQuota(Path folder) {
    Optional<Double> period = number(folder.resolve("cpu.cfs_period_us"));
    return number(folder.resolve("cpu.cfs_quota_us")) // -1 for none, which is no number here
        .flatMap(quota -> period.map(each -> quota / each));
  }

  private static Optional<Double> number(Path file) {
    return text(file).filter(text -> text.matches("\\d+")).map(Double::parseDouble);
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException absent) {
      return Optional.empty();
    }
  }
}
