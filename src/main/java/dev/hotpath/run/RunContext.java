package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;

/**
 * One run and what it works with.
 *
 * @param slot every worker goes through it, so that a cancel can end it
 */
record RunContext(
    Submission submission,
    Compilers compilers,
    Workers workers,
    RunKeeper keeper,
    Limits limits,
    Progress progress,
    RunLog log,
    WorkerSlot slot) {

  Exercise exercise() {
    return submission.exercise();
  }

  static double millisSince(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e6;
  }
}
