package dev.hotpath.run;

import java.time.Duration;

/**
 * How long each part of a run may take, in wall time.
 *
 * @param compile one request to the compiler, whose JVM is then replaced
 * @param tests all tests of a submission together
 * @param fork one measurement of one benchmark in a JVM of its own
 * @param profile the same under the profiler
 */
public record Limits(Duration compile, Duration tests, Duration fork, Duration profile) {

  /**
   * javac takes some 10,000 lines a second even when cold; an exercise's tests take less than 1 s.
   */
  public static final Limits USUAL =
      new Limits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60));
}
