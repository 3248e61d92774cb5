package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Goal;
import dev.hotpath.exercise.Kind;
import dev.hotpath.grade.Ending;
import dev.hotpath.grade.Evidence;
import dev.hotpath.grade.Grade;
import dev.hotpath.grade.Grading;
import dev.hotpath.grade.Metrics;
import dev.hotpath.grade.RunReport;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Compiled;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A program that the learner changed: tested, measured against the starter, profiled. */
final class OptimiseWay implements Way {

  private static final Logger LOG = LoggerFactory.getLogger(OptimiseWay.class);

  private final RunContext context;

  OptimiseWay(RunContext context) {
    this.context = context;
  }

  @Override
  public Tested test() throws InterruptedException {
    Compiled compiled = context.compile();
    Optional<Grade> grade = Grading.compiled(compiled);
    if (grade.isEmpty() && !context.progress().over()) {
      grade = Tests.run(context, compiled);
    }
    return new Tested(grade, compiled.classes());
  }

  @Override
  public Grade measure(List<ClassFile> yours) throws InterruptedException {
    long start = System.nanoTime();
    BenchmarkKit kit = context.compilers().kit(context.exercise());
    Measurement.What what = new Measurement.What(yours, context.options().flags(), Map.of());
    return switch (context.measure(kit, what)) {
      case Measurement.Result.Measured measured -> judge(start, measured);
      case Measurement.Result.Wrong wrong ->
          Grading.wrongWhileMeasured(wrong.benchmark(), wrong.message());
      case Measurement.Result.Ended ended ->
          context.exercise().kind() == Kind.TUNE
                  && ended.ending() instanceof Ending.OutOfMemory memory
              ? Grading.heapTooSmall(ended.benchmark(), memory)
              : Grading.endedWhileMeasured(ended.benchmark(), ended.ending());
    };
  }

  private Grade judge(long start, Measurement.Result.Measured measured) {
    Evidence evidence = context.evidence(measured.comparisons());
    List<RunReport.GoalResult> goals = Metrics.judge(context.exercise(), evidence);
    context.measured(start, goals, measured);
    return Grading.measured(goals, evidence);
  }

  /** A profile is evidence, not a verdict: one that fails costs the picture, not the run. */
  @Override
  public boolean profile(List<ClassFile> yours) throws InterruptedException {
    Exercise exercise = context.exercise();
    Optional<String> benchmark =
        exercise.goals().stream().map(Goal::benchmark).flatMap(Optional::stream).findFirst();
    return benchmark.isPresent()
        && profile(context, context.compilers().kit(exercise), yours, benchmark.get());
  }

  /**
   * Takes the profiles of a benchmark.
   *
   * @param yours in place of the kit's own
   * @return whether the exercise asks for any
   */
  static boolean profile(
      RunContext context, BenchmarkKit kit, List<ClassFile> yours, String benchmark)
      throws InterruptedException {
    if (context.exercise().views().isEmpty()) {
      return false;
    }
    long start = System.nanoTime();
    Ending ending =
        new Profiling(
                context.workers(),
                kit,
                context.options().flags(),
                context.limits().profile(),
                context.slot(),
                context::artifact)
            .run(yours, benchmark);
    if (!(ending instanceof Ending.Finished || ending instanceof Ending.Cancelled)) {
      LOG.warn("No profile for run {}: {}", context.submission().id(), ending);
    }
    context.progress().profiled(RunContext.millisSince(start));
    return true;
  }
}
