package dev.hotpath.worker;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/** What the threads of this JVM did so far. */
final class Threads {

  private static final Path ALL = Path.of("/proc/self/task");

  private Threads() {}

  /** How many platform threads were started; the JVM's own are not counted. */
  static double started() {
    return ManagementFactory.getThreadMXBean().getTotalStartedThreadCount();
  }

  /** Nanoseconds of processor time of all threads, also of those that have ended. */
  static double cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : Double.NaN;
  }

  /**
   * Nanoseconds of processor time of the threads that live and have such a name, which the kernel
   * cuts after 15 characters; NaN where it does not tell.
   */
  static double cpuNanos(Predicate<String> name) {
    double nanos = 0;
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(ALL)) {
      for (Path thread : threads) {
        try {
          if (name.test(Files.readString(thread.resolve("comm")).strip())) {
            // Time on a processor, time ready without one, number of turns.
            String[] times = Files.readString(thread.resolve("schedstat")).split(" ");
            nanos += Double.parseDouble(times[0]);
          }
        } catch (IOException gone) {
          if (Files.exists(thread)) {
            return Double.NaN;
          }
        }
      }
      return nanos;
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
