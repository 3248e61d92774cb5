package dev.hotpath.run.capsule;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The machine and the programs that measured.
 *
 * @param hotpath version
 * @param jdk full version of the JDK that compiled and ran everything: {@code 25.0.3+9-LTS}
 * @param jvm its name and vendor
 * @param cpu model, as the kernel names it
 * @param processors that this server may use
 * @param processorLimit of its cgroup, in processors; {@code null} where there is none
 * @param memoryBytes of the machine; {@code null} where unknown
 * @param memoryLimitBytes of its cgroup; {@code null} where there is none
 * @param sandbox tier that the forks ran in
 * @param time when the capsule was made, UTC
 */
public record Environment(
    String hotpath,
    String jdk,
    String jvm,
    String cpu,
    int processors,
    @Nullable Double processorLimit,
    @Nullable Long memoryBytes,
    @Nullable Long memoryLimitBytes,
    String kernel,
    String architecture,
    String sandbox,
    String time) {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** This machine and these programs. */
  public static Environment here(String sandbox, Instant now) {
    CgroupLimits limits = CgroupLimits.own();
    return new Environment(
        Objects.requireNonNullElse(
            Environment.class.getPackage().getImplementationVersion(), "unpackaged"),
        System.getProperty("java.runtime.version"),
        "%s, %s".formatted(System.getProperty("java.vm.name"), System.getProperty("java.vendor")),
        cpuModel(),
        Runtime.getRuntime().availableProcessors(),
        limits.processors(),
        memory(),
        limits.memoryBytes(),
        "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.version")),
        System.getProperty("os.arch"),
        sandbox,
        now.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private static String cpuModel() {
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse("unknown"); // Arm's kernels name none
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static @Nullable Long memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : null;
  }
}
