package dev.hotpath.run;

import dev.hotpath.exercise.Kind;
import dev.hotpath.exercise.View;
import dev.hotpath.grade.Comparison;
import dev.hotpath.grade.Ending;
import dev.hotpath.grade.Evidence;
import dev.hotpath.grade.Grade;
import dev.hotpath.grade.Grading;
import dev.hotpath.grade.LatencyShown;
import dev.hotpath.grade.Metrics;
import dev.hotpath.grade.Noise;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.grade.RunReport;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Compiled;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A program that the learner changed: tested, measured against the starter, profiled. */
final class OptimiseWay implements Way {

  private static final String LATENCY = "latency.json";
  private static final Logger LOG = LoggerFactory.getLogger(OptimiseWay.class);

  private final RunContext context;
  private List<String> testClasses = List.of();

  OptimiseWay(RunContext context) {
    this.context = context;
  }

  @Override
  public Tested test() throws InterruptedException {
    Compiled compiled = context.compile();
    Optional<Grade> grade = Grading.compiled(compiled);
    if (grade.isEmpty() && !context.progress().over()) {
      testClasses = Tests.classes(context.exercise(), compiled);
      grade = Tests.run(context, compiled);
    }
    return new Tested(grade, compiled.classes());
  }

  @Override
  public Grade measure(List<ClassFile> yours) throws InterruptedException {
    long start = System.nanoTime();
    BenchmarkKit kit = context.compilers().kit(context.exercise());
    if (context.exercise().benchmark().isEmpty()) {
      return load(start, kit, yours, List.of(), null);
    }
    Measurement.What what = new Measurement.What(yours, context.options().flags(), Map.of());
    return switch (context.measure(kit, what)) {
      case Measurement.Result.Measured measured ->
          load(start, kit, yours, measured.comparisons(), measured.noise());
      case Measurement.Result.Wrong wrong ->
          Grading.wrongWhileMeasured(wrong.benchmark(), wrong.message());
      case Measurement.Result.Ended ended -> ended(ended);
    };
  }

  private Grade ended(Measurement.Result.Ended ended) {
    return context.exercise().kind() == Kind.TUNE
            && ended.ending() instanceof Ending.OutOfMemory memory
        ? Grading.heapTooSmall(ended.benchmark(), memory)
        : Grading.endedWhileMeasured(ended.benchmark(), ended.ending());
  }

  /** Behind the benchmarks, since it takes longest, and where they leave something to decide. */
  private Grade load(
      long start,
      BenchmarkKit kit,
      List<ClassFile> yours,
      List<Comparison> comparisons,
      @Nullable Noise noise)
      throws InterruptedException {
    LoadMeasurement measurement = new LoadMeasurement(context, kit, yours, comparisons);
    if (!measurement.wanted()) {
      return judge(start, context.evidence(comparisons), comparisons, noise);
    }
    return switch (measurement.run()) {
      case LoadMeasurement.Result.Measured measured -> {
        LatencyShown shown = LatencyShown.of(context.exercise(), measured.latency());
        context.artifact(LATENCY, RunDocuments.mapper().writeValueAsBytes(shown));
        yield judge(
            start, context.evidence(comparisons, List.of(measured.latency())), comparisons, noise);
      }
      case LoadMeasurement.Result.Wrong wrong ->
          Grading.wrongWhileMeasured(wrong.service(), wrong.message());
      case LoadMeasurement.Result.Ended ended ->
          ended(new Measurement.Result.Ended(ended.service(), ended.ending()));
    };
  }

  private Grade judge(
      long start, Evidence evidence, List<Comparison> comparisons, @Nullable Noise noise) {
    List<RunReport.GoalResult> goals = Metrics.judge(context.exercise(), evidence);
    context.measured(start, goals, comparisons, noise);
    return Grading.measured(goals, evidence);
  }

  /** A profile is evidence, not a verdict: one that fails costs the picture, not the run. */
  @Override
  public boolean profile(List<ClassFile> yours) throws InterruptedException {
    Optional<String> benchmark = context.exercise().benchmark();
    boolean taken =
        benchmark.isPresent()
            && profile(
                context, context.compilers().kit(context.exercise()), yours, benchmark.get());
    new TestCoverage(context, testClasses).leave(yours);
    return taken;
  }

  @Override
  public void profileStarter() throws InterruptedException {
    Optional<String> benchmark = context.exercise().benchmark();
    if (benchmark.isPresent() && !context.exercise().profiles().isEmpty()) {
      BenchmarkKit kit = context.compilers().kit(context.exercise());
      context.starters().leave(context, kit, benchmark.get());
    }
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
    Inspection.Subject subject = context.inspected(kit, yours, benchmark);
    List<View> profiles = context.exercise().profiles();
    if (!profiles.isEmpty()) {
      warn(context, "profile", new Profiling(subject).run(profiles));
    }
    for (View view : context.exercise().inspections()) {
      inspect(context, view, subject);
    }
    context.progress().profiled(RunContext.millisSince(start));
    return true;
  }

  private static void inspect(RunContext context, View view, Inspection.Subject subject)
      throws InterruptedException {
    Optional<Inspection> inspection = Inspection.of(view);
    try {
      if (inspection.isPresent()) {
        warn(context, view.key(), inspection.get().take(subject));
      }
    } catch (RunException e) { // the run has its verdict, and shall keep it
      LOG.warn("No {} for run {}", view.key(), context.submission().id(), e);
    }
  }

  private static void warn(RunContext context, String what, Ending ending) {
    if (!(ending instanceof Ending.Finished || ending instanceof Ending.Cancelled)) {
      LOG.warn("No {} for run {}: {}", what, context.submission().id(), ending);
    }
  }
}
