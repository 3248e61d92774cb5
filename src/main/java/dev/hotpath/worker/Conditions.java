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
  private long measuredNanos;
  private double waitedAtStart = Double.NaN;

  /** An iteration is about to begin, measured or not: the work is to be compiled by then. */
  void before() {
    spinNanos = Spin.nanos();
  }

  /** An iteration is about to be measured. */
  void begin() {
    if (measuredNanos == 0) {
      waitedAtStart = waited(); // once: it reads a file for each thread
    }
    startNanos = System.nanoTime();
  }

  /** It was measured. Between iterations this JVM waits for its turn, and for no processor. */
  void end() {
    measuredNanos += System.nanoTime() - startNanos;
  }

  /** What {@link Spin} took before it. */
  double spinNanos() {
    return spinNanos;
  }

  /** Time that this JVM's threads waited for a processor since the first, by time measured. */
  double waiting() {
    return (waited() - waitedAtStart) / measuredNanos;
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
