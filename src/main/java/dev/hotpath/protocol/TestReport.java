package dev.hotpath.protocol;

import org.jspecify.annotations.Nullable;

/**
 * How one test went.
 *
 * @param id {@code Class#method}, with {@code [n]} behind it for the n-th invocation of a
 *     parameterised test
 * @param name what a learner reads
 * @param millis wall time
 * @param message what the failed assertion said; {@code null} where none
 * @param expected what the assertion expected, if it says so
 * @param actual what it got instead
 * @param output what was printed while it ran, cut where it grew too long
 */
public record TestReport(
    String id,
    String name,
    Status status,
    double millis,
    @Nullable String message,
    @Nullable String expected,
    @Nullable String actual,
    String output) {

  /** JUnit's outcomes. */
  public enum Status {
    PASSED,
    FAILED,
    ABORTED,
    SKIPPED
  }
}
