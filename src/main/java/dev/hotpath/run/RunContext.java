package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.JvmOptions;
import dev.hotpath.grade.Answered;
import dev.hotpath.grade.Comparison;
import dev.hotpath.grade.Evidence;
import dev.hotpath.grade.Finding;
import dev.hotpath.grade.Noise;
import dev.hotpath.grade.RunReport;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Compiled;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run and what it works with.
 *
 * @param others who go before a measurement
 * @param slot every worker goes through it, so that a cancel can end it
 * @param raw what is measured, in full
 * @param starters profiles of what it is compared with
 */
record RunContext(
    Submission submission,
    Compilers compilers,
    Workers workers,
    RunKeeper keeper,
    Courtesy.Others others,
    Limits limits,
    Progress progress,
    RunLog log,
    WorkerSlot slot,
    RawData raw,
    StarterProfiles starters) {

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
    return new Measurement(
            workers, kit, what, submission.earlier(), others, limits.fork(), slot, raw, log::add)
        .run();
  }

  /**
   * Tells what they gave.
   *
   * @param noise {@code null} where no benchmark was measured
   */
  void measured(
      long startNanos,
      List<RunReport.GoalResult> goals,
      List<Comparison> comparisons,
      @Nullable Noise noise) {
    progress.measured(
        millisSince(startNanos),
        goals,
        comparisons.stream().map(Comparison::result).toList(),
        noise);
  }

  /** Keeps a file of the run. */
  void artifact(String name, byte[] bytes) {
    if (keeper.artifact(submission.id(), name, bytes)) {
      progress.artifact(name, bytes.length);
    }
    raw.artifact(name, bytes);
  }

  /** What an inspection looks at. */
  Inspection.Subject inspected(BenchmarkKit kit, List<ClassFile> yours, String benchmark) {
    return new Inspection.Subject(
        workers, kit, yours, options().flags(), benchmark, limits.profile(), slot, this::artifact);
  }

  /** All that was found out about the submission, its learner's answers among it. */
  Evidence evidence(List<Comparison> comparisons) {
    return evidence(comparisons, List.of());
  }

  /** As {@link #evidence(List)}, with more than benchmarks told. */
  Evidence evidence(List<Comparison> comparisons, List<Finding> findings) {
    List<Finding> all = new ArrayList<>(findings);
    if (exercise().countsAnswers()) {
      all.add(Answered.of(exercise().questions(), submission.answers()));
    }
    return new Evidence(comparisons, all);
  }

  /** Options of the JVM that the learner chose; none but in an exercise where they can. */
  JvmOptions options() {
    return JvmOptions.in(submission.files());
  }

  static double millisSince(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e6;
  }
}
