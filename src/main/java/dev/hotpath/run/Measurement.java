package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Goal;
import dev.hotpath.grade.Comparison;
import dev.hotpath.grade.Ending;
import dev.hotpath.grade.Metrics;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.stats.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Measures starter and learner against each other: a fresh JVM each, in turn A B B A, so that a
 * machine which gets slower meanwhile slows both. The sample is a fork's median.
 */
final class Measurement {

  private static final int FIRST_PAIRS = 2;
  private static final int MAX_PAIRS = 5;
  private static final int WARMUP_ITERATIONS = 5;
  private static final int ITERATIONS = 7;
  private static final int ITERATION_MILLIS = 100;

  private final Workers workers;
  private final BenchmarkKit kit;
  private final List<ClassFile> yours;
  private final Duration forkLimit;
  private final WorkerSlot slot;
  private final Consumer<RunEvent> events;

  Measurement(
      Workers workers,
      BenchmarkKit kit,
      List<ClassFile> yours,
      Duration forkLimit,
      WorkerSlot slot,
      Consumer<RunEvent> events) {
    this.workers = workers;
    this.kit = kit;
    this.yours = yours;
    this.forkLimit = forkLimit;
    this.slot = slot;
    this.events = events;
  }

  /** How measuring ended. */
  sealed interface Result {
    /** With figures for every benchmark that a goal names. */
    record Measured(List<Comparison> comparisons) implements Result {}

    /** The benchmark's own check, or the code in it, threw. */
    record Wrong(String benchmark, String message) implements Result {}

    /** The learner's fork did not come to its end. */
    record Ended(Ending ending) implements Result {}
  }

  /** Takes pairs of forks until every goal is decided, or the cap is reached. */
  Result run() throws InterruptedException {
    Exercise exercise = kit.exercise();
    List<Series> all =
        exercise.goals().stream()
            .map(Goal::benchmark)
            .flatMap(Optional::stream)
            .distinct()
            .map(Series::new)
            .toList();
    int planned = FIRST_PAIRS;
    for (int pair = 0; pair < planned; pair++) {
      for (Series series : all) {
        for (boolean starter :
            pair % 2 == 0 ? new boolean[] {true, false} : new boolean[] {false, true}) {
          Optional<Result> failed = fork(series, starter, 2 * planned);
          if (failed.isPresent()) {
            return failed.get();
          }
        }
      }
      boolean last = pair == planned - 1;
      boolean undecided =
          last
              && Metrics.judge(exercise, comparisons(all)).stream()
                  .anyMatch(goal -> goal.met() == null);
      if (undecided && planned < MAX_PAIRS) {
        planned++;
      }
    }
    return new Result.Measured(comparisons(all));
  }

  private static List<Comparison> comparisons(List<Series> all) {
    return all.stream().map(Series::comparison).toList();
  }

  /** One fork; empty when it went well. */
  private Optional<Result> fork(Series series, boolean starter, int forks)
      throws InterruptedException {
    int number = series.starterNanos.size() + series.yourNanos.size() + 1;
    String side = starter ? "starter" : "yours";
    events.accept(progress(series, number, forks, side, null));
    JobEvent.@Nullable BenchmarkEnded[] ended = new JobEvent.@Nullable BenchmarkEnded[1];
    JobEvent.@Nullable BenchmarkFailed[] failed = new JobEvent.@Nullable BenchmarkFailed[1];
    List<Double> iterations = new ArrayList<>();
    Ending ending;
    long start;
    long wall;
    try (Worker worker = slot.take(workers.forMeasuring(kit.exercise()))) {
      start = System.nanoTime();
      ending =
          worker.run(
              new Job.RunBenchmark(
                  starter ? kit.classes() : kit.with(yours),
                  kit.qualified(series.benchmark),
                  WARMUP_ITERATIONS,
                  ITERATIONS,
                  ITERATION_MILLIS),
              forkLimit,
              event -> {
                switch (event) {
                  case JobEvent.IterationEnded iteration -> iterations.add(iteration.nanosPerOp());
                  case JobEvent.BenchmarkEnded result -> ended[0] = result;
                  case JobEvent.BenchmarkFailed thrown -> failed[0] = thrown;
                  default -> {}
                }
              });
      wall = System.nanoTime() - start;
    }
    if (failed[0] != null && !starter) {
      return Optional.of(new Result.Wrong(series.benchmark, failed[0].message()));
    } else if (ended[0] == null || ended[0].nanosPerOp().isEmpty()) {
      if (starter && !(ending instanceof Ending.Cancelled)) {
        throw new RunException(
            "the starter of exercise '%s' can't be measured: %s"
                .formatted(kit.exercise().id(), failed[0] == null ? ending : failed[0].message()));
      }
      return Optional.of(new Result.Ended(ending));
    }
    Optional<String> forged = implausible(iterations, ended[0].nanosPerOp(), wall);
    if (forged.isPresent()) {
      return Optional.of(new Result.Ended(new Ending.Tampered(forged.get())));
    }
    double nanos = median(ended[0].nanosPerOp());
    series.add(starter, nanos, ended[0].bytesPerOp());
    events.accept(progress(series, number, forks, side, nanos));
    return Optional.empty();
  }

  /**
   * Why figures can't be what was measured, by this server's own clock: the fork shares its JVM
   * with the code that it measures.
   */
  static Optional<String> implausible(
      List<Double> iterations, List<Double> nanosPerOp, long wallNanos) {
    if (nanosPerOp.size() != ITERATIONS) {
      return Optional.of(
          "it reported %d iterations of %d".formatted(nanosPerOp.size(), ITERATIONS));
    }
    if (!nanosPerOp.equals(iterations)) {
      return Optional.of("what it reported in the end is not what its iterations were");
    }
    if (nanosPerOp.stream().anyMatch(nanos -> !(nanos > 0) || nanos.isInfinite())) {
      return Optional.of("it reported %s ns per operation".formatted(nanosPerOp));
    }
    long leastMillis = (WARMUP_ITERATIONS + ITERATIONS) * (long) ITERATION_MILLIS;
    if (wallNanos / 1_000_000 < leastMillis) {
      return Optional.of(
          "it was done after %d ms, and measuring takes %d ms"
              .formatted(wallNanos / 1_000_000, leastMillis));
    }
    return Optional.empty();
  }

  private static RunEvent progress(
      Series series, int number, int forks, String side, @Nullable Double nanos) {
    String whose = side.equals("starter") ? "the starter" : "your code";
    return new RunEvent.Measuring(
        series.benchmark,
        number,
        forks,
        side,
        nanos,
        "Measuring %s, fork %d of %d".formatted(whose, number, forks));
  }

  private static double median(List<Double> values) {
    return Sample.medianOf(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** The forks of one benchmark so far. */
  private static final class Series {

    private final String benchmark;
    private final List<Double> starterNanos = new ArrayList<>();
    private final List<Double> yourNanos = new ArrayList<>();
    private final List<Double> starterBytes = new ArrayList<>();
    private final List<Double> yourBytes = new ArrayList<>();

    private Series(String benchmark) {
      this.benchmark = benchmark;
    }

    private void add(boolean starter, double nanos, List<Double> bytesPerOp) {
      (starter ? starterNanos : yourNanos).add(nanos);
      if (!bytesPerOp.isEmpty()) {
        (starter ? starterBytes : yourBytes).add(median(bytesPerOp));
      }
    }

    private Comparison comparison() {
      return new Comparison(benchmark, starterNanos, yourNanos, starterBytes, yourBytes);
    }
  }
}
