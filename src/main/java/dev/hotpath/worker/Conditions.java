package dev.hotpath.worker;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Under which conditions an iteration was measured. */
final class Conditions {

  private final CompilerThreads compilers;
  private double spinNanos;
  private long startNanos;
  private long measuredNanos;
  private double waitedAtStart;
  private double waitedNanos;

  Conditions(CompilerThreads compilers) {
    this.compilers = compilers;
  }

  /** An iteration is about to begin, measured or not: the work is to be compiled by then. */
  void before() {
    spinNanos = Spin.nanos();
  }

  /** An iteration is about to be measured. */
  void begin() {
    waitedAtStart = waited();
    startNanos = System.nanoTime();
  }

  /**
   * It was measured. What comes between iterations does not count: all threads at once want a
   * processor when a stopped JVM goes on.
   */
  void end() {
    measuredNanos += System.nanoTime() - startNanos;
    waitedNanos += Math.max(0, waited() - waitedAtStart); // less where threads have ended
  }

  /** What {@link Spin} took before it. */
  double spinNanos() {
    return spinNanos;
  }

  /** Time that this JVM's threads waited for a processor during iterations, by time measured. */
  double waiting() {
    return waitedNanos / measuredNanos;
  }

  /** Nanoseconds, of threads that are alive; NaN where the kernel does not tell. */
  private double waited() {
    double nanos = 0;
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(CompilerThreads.THREADS)) {
      for (Path thread : threads) {
        // The JIT compiler's wait in the calmest of forks, and nobody waits for them.
        if (!compilers.has(thread)) {
          nanos += waited(thread);
        }
      }
      return nanos;
    } catch (IOException e) {
      return Double.NaN;
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
