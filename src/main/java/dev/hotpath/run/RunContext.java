package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.JvmOptions;
import dev.hotpath.grade.Answered;
import dev.hotpath.grade.Comparison;
import dev.hotpath.grade.Evidence;
import java.util.List;

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

  /** All that was found out about the submission, its learner's answers among it. */
  Evidence evidence(List<Comparison> comparisons) {
    return exercise().countsAnswers()
        ? new Evidence(
            comparisons, List.of(Answered.of(exercise().questions(), submission.answers())))
        : Evidence.of(comparisons);
  }

  /** Options of the JVM that the learner chose; none but in an exercise where they can. */
  JvmOptions options() {
    return JvmOptions.in(submission.files());
  }

  static double millisSince(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e6;
  }
}
