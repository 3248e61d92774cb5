package dev.hotpath.grade;

import java.time.Duration;
import java.util.List;

/** How a worker's life ended. Only {@link HarnessFailed} is our own fault. */
public sealed interface Ending {

  /** It did its job and said so. */
  record Finished() implements Ending {}

  /**
   * It was stopped at its limit.
   *
   * @param test that was running; empty where none was
   * @param stack where it was, innermost frame first; empty where it couldn't say
   */
  record TimedOut(Duration limit, String test, List<String> stack) implements Ending {
    public TimedOut {
      stack = List.copyOf(stack);
    }
  }

  /**
   * @param what the JVM ran out of, in its own words: {@code Java heap space}
   */
  record OutOfMemory(String what) implements Ending {}

  /**
   * The kernel ended it for what no limit of the JVM counts.
   *
   * @param limitBytes on heap, native memory and files in memory together
   */
  record MemoryExceeded(long limitBytes) implements Ending {}

  /** The JVM ended before its job did: {@code System.exit}, {@code halt}, a crash. */
  record Died(int exitCode, String lastOutput) implements Ending {}

  /** It sent something that the harness never sends. */
  record Tampered(String what) implements Ending {}

  /** The learner took the submission back. */
  record Cancelled() implements Ending {}

  /** The harness reported a failure of its own. */
  record HarnessFailed(String message) implements Ending {}
}
