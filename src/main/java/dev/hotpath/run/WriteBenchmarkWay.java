package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.Comparison;
import dev.hotpath.grade.Evidence;
import dev.hotpath.grade.Grade;
import dev.hotpath.grade.Grading;
import dev.hotpath.grade.Metrics;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.Trusted;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Compiled;
import dev.hotpath.protocol.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A benchmark that the learner wrote: run on the program as it is and, in turn, on versions of it
 * with a known effect. What it sees of that says whether its figures mean anything.
 */
final class WriteBenchmarkWay implements Way {

  /** What each variant was and what the benchmark saw; a page draws it. */
  static final String ARTIFACT = "trust.json";

  private final RunContext context;

  WriteBenchmarkWay(RunContext context) {
    this.context = context;
  }

  @Override
  public Tested test() throws InterruptedException {
    Exercise exercise = context.exercise();
    Compiled compiled = context.compile();
    Optional<Grade> grade =
        Grading.compiled(
            compiled, exercise.edit().stream().map(SourceFile::path).collect(Collectors.toSet()));
    if (grade.isEmpty() && !context.progress().over()) {
      if (exercise.tested()) {
        grade = Tests.run(context, compiled);
      } else {
        context.progress().tested(0, "");
      }
    }
    return new Tested(grade, compiled.classes());
  }

  @Override
  public Grade measure(List<ClassFile> yours) throws InterruptedException {
    long start = System.nanoTime();
    VariantKit kit = context.compilers().variants(context.exercise());
    Measurement.What what = Measurement.What.variants(kit.variants());
    return switch (context.measure(kit.with(yours), what)) {
      case Measurement.Result.Measured measured -> judge(start, measured);
      case Measurement.Result.Wrong wrong ->
          Grading.ownBenchmarkFailed(wrong.benchmark(), wrong.message());
      case Measurement.Result.Ended ended ->
          Grading.endedWhileMeasured(ended.benchmark(), ended.ending());
    };
  }

  private Grade judge(long start, Measurement.Result.Measured measured) {
    List<Comparison> comparisons = measured.comparisons();
    Exercise exercise = context.exercise();
    Trusted trusted = Metrics.trusted(exercise, Evidence.of(comparisons));
    Evidence evidence = new Evidence(comparisons, List.of(trusted));
    List<RunReport.GoalResult> goals = Metrics.judge(exercise, evidence);
    context.artifact(ARTIFACT, RunDocuments.mapper().writeValueAsBytes(trusted));
    context.measured(start, goals, comparisons, measured.noise());
    return Grading.measured(goals, evidence);
  }

  /** Of the benchmark on the program as it is: is the program in the picture at all? */
  @Override
  public boolean profile(List<ClassFile> yours) throws InterruptedException {
    Optional<String> benchmark = context.exercise().benchmark();
    return benchmark.isPresent()
        && OptimiseWay.profile(
            context,
            context.compilers().variants(context.exercise()).with(yours),
            List.of(),
            benchmark.get());
  }
}
