package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.JvmOptions;
import dev.hotpath.grade.Answered;
import dev.hotpath.grade.Comparison;
import dev.hotpath.grade.Evidence;
import dev.hotpath.grade.RunReport;
import dev.hotpath.protocol.Compiled;
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

  /** Compiles what was handed in, and tells what the compiler said. */
  Compiled compile() throws InterruptedException {
    long start = System.nanoTime();
    Compiled compiled = compilers.submission(exercise(), submission.files());
    progress.compiled(millisSince(start), compiled.diagnostics());
    log.add(new RunEvent.Compiled(compiled.millis(), compiled.diagnostics()));
    return compiled;
  }

  /** Takes the forks that the goals need. */
  Measurement.Result measure(BenchmarkKit kit, Measurement.What what) throws InterruptedException {
    return new Measurement(workers, kit, what, submission.earlier(), limits.fork(), slot, log::add)
        .run();
  }

  /** Tells what they gave. */
  void measured(
      long startNanos, List<RunReport.GoalResult> goals, Measurement.Result.Measured measured) {
    progress.measured(
        millisSince(startNanos),
        goals,
        measured.comparisons().stream().map(Comparison::result).toList(),
        measured.noise());
  }

  /** Keeps a file of the run. */
  void artifact(String name, byte[] bytes) {
    keeper.artifact(submission.id(), name, bytes);
    progress.artifact(name, bytes.length);
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
