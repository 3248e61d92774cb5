package dev.hotpath.worker;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Under which conditions an iteration was measured. */
final class Conditions {

  private static final Path THREADS = Path.of("/proc/self/task");

  private static final Pattern COMPILER = Pattern.compile("C[12] Comp");

  private final Map<Path, Boolean> compilers = new HashMap<>();
  private double spinNanos;
  private long startNanos;
  private double waitedAtStart;

  /** An iteration is about to begin, measured or not: the work is to be compiled by then. */
  void before() {
    spinNanos = Spin.nanos();
  }

  /** An iteration is about to be measured. */
  void begin() {
    waitedAtStart = waited();
    startNanos = System.nanoTime();
  }

  /** What {@link Spin} took before it. */
  double spinNanos() {
    return spinNanos;
  }

  /** Time that this JVM's threads waited for a processor since {@link #begin}, by wall time. */
  double waiting() {
    return (waited() - waitedAtStart) / (System.nanoTime() - startNanos);
  }

  /** Nanoseconds; NaN where the kernel does not tell. Threads that have ended are not counted. */
  private double waited() {
    double nanos = 0;
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
      for (Path thread : threads) {
        if (!compilers.computeIfAbsent(thread, Conditions::compiles)) {
          nanos += waited(thread);
        }
      }
      return nanos;
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  // The JIT compiler's: they wait in the calmest of forks, and nobody waits for them.
  private static boolean compiles(Path thread) {
    try {
      return COMPILER.matcher(Files.readString(thread.resolve("comm"))).lookingAt();
    } catch (IOException gone) {
      return false;
    }
  }

  // Time on a processor, time ready without one, number of turns; see proc(5) and sched-stats.
  private static double waited(Path thread) {
    try {
      return Double.parseDouble(Files.readString(thread.resolve("schedstat")).split(" ")[1]);
    } catch (IOException gone) {
      return 0;
    }
  }
}
