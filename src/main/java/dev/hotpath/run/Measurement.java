package dev.hotpath.run;

import dev.hotpath.exercise.Goal;
import dev.hotpath.grade.Comparison;
import dev.hotpath.grade.Ending;
import dev.hotpath.grade.Metrics;
import dev.hotpath.grade.Noise;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.RunReport.BenchmarkResult;
import dev.hotpath.grade.RunReport.GoalResult;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.stats.Looks;
import dev.hotpath.stats.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Measures starter and learner against each other: a fresh JVM each, in turn A B B A, so that a
 * machine which gets slower meanwhile slows both. The sample is a fork's median.
 *
 * <p>{@link Looks} says after how many pairs the goals are judged. What is missed beyond doubt ends
 * it sooner: an exact figure needs no more than two pairs.
 */
final class Measurement {

  private static final int MAX_PAIRS = 12;
  private static final int PAIRS_FOR_A_MISS = 2;
  private static final int MAX_RETAKES = 6;
  private static final int WARMUP_ITERATIONS = 6;
  private static final int ITERATIONS = 5;
  private static final int ITERATION_MILLIS = 50;

  private final Workers workers;
  private final BenchmarkKit kit;
  private final List<ClassFile> yours;
  private final Optional<RunReport> earlier;
  private final Duration forkLimit;
  private final WorkerSlot slot;
  private final Consumer<RunEvent> events;
  private List<GoalResult> decided;

  Measurement(
      Workers workers,
      BenchmarkKit kit,
      List<ClassFile> yours,
      Optional<RunReport> earlier,
      Duration forkLimit,
      WorkerSlot slot,
      Consumer<RunEvent> events) {
    this.workers = workers;
    this.kit = kit;
    this.yours = yours;
    this.earlier = earlier;
    this.forkLimit = forkLimit;
    this.slot = slot;
    this.events = events;
    decided = Metrics.open(kit.exercise());
  }

  /** How measuring ended. */
  sealed interface Result {
    /** With figures for every benchmark that a goal names. */
    record Measured(List<Comparison> comparisons, Noise noise) implements Result {}

    /** The benchmark's own check, or the code in it, threw. */
    record Wrong(String benchmark, String message) implements Result {}

    /** The learner's fork did not come to its end. */
    record Ended(String benchmark, Ending ending) implements Result {}
  }

  /** Ends a measurement before it is complete. */
  private static final class Stop extends Exception {
    private final Result result;

    private Stop(Result result) {
      super(null, null, false, false);
      this.result = result;
    }
  }

  /** Takes pairs of forks until every goal is decided, or the cap is reached. */
  Result run() throws InterruptedException {
    List<Series> all =
        kit.exercise().goals().stream()
            .map(Goal::benchmark)
            .flatMap(Optional::stream)
            .distinct()
            .map(benchmark -> new Series(benchmark, earlier))
            .toList();
    try (Forks forks = new Forks(workers, kit.exercise())) {
      return measure(all, forks);
    } catch (Stop stop) {
      return stop.result;
    }
  }

  private Result measure(List<Series> all, Forks forks) throws InterruptedException, Stop {
    int known = all.stream().mapToInt(Series::pairsKnown).min().orElse(0);
    int look = Looks.next(known);
    int most = known == 0 ? MAX_PAIRS : look;
    for (int pairs = known + 1; pairs <= most; pairs++) {
      for (Series series : all) {
        boolean starterFirst = pairs % 2 == 1;
        boolean more = pairs < look || series != all.getLast();
        series.add(fork(series, starterFirst, look, true, forks));
        series.add(fork(series, !starterFirst, look, more, forks));
      }
      List<GoalResult> goals = judge(all);
      if (missed(goals) && pairs >= PAIRS_FOR_A_MISS) {
        break;
      } else if (pairs == look) {
        if (open(goals)) {
          retakeDisturbed(all, look, forks);
          goals = judge(all);
        }
        if (missed(goals) || !open(goals)) {
          break;
        }
        look = Looks.next(pairs);
      }
    }
    return new Result.Measured(comparisons(all), noise(all));
  }

  private List<GoalResult> judge(List<Series> all) {
    List<GoalResult> goals = Metrics.judge(kit.exercise(), comparisons(all));
    decided = goals.stream().map(Metrics::openUnlessDecided).toList();
    return goals;
  }

  private static boolean missed(List<GoalResult> goals) {
    return goals.stream().anyMatch(goal -> Objects.equals(goal.met(), Boolean.FALSE));
  }

  private static boolean open(List<GoalResult> goals) {
    return goals.stream().anyMatch(goal -> goal.met() == null);
  }

  private static List<Comparison> comparisons(List<Series> all) {
    return all.stream().map(Series::comparison).toList();
  }

  private static Noise noise(List<Series> all) {
    return Noise.of(
        all.stream()
            .flatMap(series -> series.forks.stream())
            .map(fork -> fork.reading.spinNanos())
            .toList(),
        all.stream().mapToInt(series -> series.retaken).sum());
  }

  /** Takes those again that something else on this machine disturbed; each at most once. */
  private void retakeDisturbed(List<Series> all, int look, Forks forks)
      throws InterruptedException, Stop {
    for (Series series : all) {
      for (int i : NoiseGuard.disturbed(series.forks.stream().map(Fork::reading).toList())) {
        if (series.retaken < MAX_RETAKES && !series.forks.get(i).retake) {
          series.retaken++;
          Fork again = fork(series, series.forks.get(i).starter, look, false, forks);
          series.forks.set(i, again.asRetake());
        }
      }
    }
  }

  /** One fork. */
  private Fork fork(Series series, boolean starter, int look, boolean another, Forks forks)
      throws InterruptedException, Stop {
    int number = series.forks.size() + series.retaken + 1;
    int planned = 2 * look + series.retaken;
    String side = starter ? "starter" : "yours";
    events.accept(progress(series, number, planned, side, null));
    JobEvent.@Nullable BenchmarkEnded[] ended = new JobEvent.@Nullable BenchmarkEnded[1];
    JobEvent.@Nullable BenchmarkFailed[] failed = new JobEvent.@Nullable BenchmarkFailed[1];
    List<JobEvent.IterationEnded> iterations = new ArrayList<>();
    Ending ending;
    long wall;
    NoiseGuard.Counters before;
    try (Worker worker = slot.take(forks.take(another))) {
      before = NoiseGuard.Counters.now();
      long start = System.nanoTime();
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
                  case JobEvent.IterationEnded iteration -> iterations.add(iteration);
                  case JobEvent.BenchmarkEnded result -> ended[0] = result;
                  case JobEvent.BenchmarkFailed thrown -> failed[0] = thrown;
                  default -> {}
                }
              });
      wall = System.nanoTime() - start;
    }
    NoiseGuard.Counters after = NoiseGuard.Counters.now();
    if (failed[0] != null && !starter) {
      throw new Stop(new Result.Wrong(series.benchmark, failed[0].message()));
    } else if (ended[0] == null || ended[0].nanosPerOp().isEmpty()) {
      if (starter && !(ending instanceof Ending.Cancelled)) {
        throw new RunException(
            "the starter of exercise '%s' can't be measured: %s"
                .formatted(kit.exercise().id(), failed[0] == null ? ending : failed[0].message()));
      }
      throw new Stop(new Result.Ended(series.benchmark, ending));
    }
    List<Double> nanosPerOp = ended[0].nanosPerOp();
    Optional<String> forged =
        implausible(
            iterations.stream().map(JobEvent.IterationEnded::nanosPerOp).toList(),
            nanosPerOp,
            wall);
    if (forged.isPresent()) {
      throw new Stop(new Result.Ended(series.benchmark, new Ending.Tampered(forged.get())));
    }
    events.accept(progress(series, number, planned, side, median(nanosPerOp)));
    return new Fork(
        starter,
        median(nanosPerOp),
        ended[0].bytesPerOp().isEmpty() ? Double.NaN : median(ended[0].bytesPerOp()),
        new NoiseGuard.Reading(
            median(iterations.stream().map(JobEvent.IterationEnded::spinNanos).toList()),
            iterations.stream().mapToDouble(JobEvent.IterationEnded::waiting).average().orElse(0),
            after.stolenSince(before),
            after.throttledSince(before)),
        false);
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

  private RunEvent progress(
      Series series, int number, int forks, String side, @Nullable Double nanos) {
    String whose = side.equals("starter") ? "the starter" : "your code";
    return new RunEvent.Measuring(
        series.benchmark,
        number,
        forks,
        side,
        nanos,
        decided,
        "Measuring %s, fork %d of %d".formatted(whose, number, forks));
  }

  private static double median(List<Double> values) {
    return Sample.medianOf(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /**
   * What one fork gave.
   *
   * @param bytesPerOp NaN where the JVM can't tell
   * @param retake whether it stands for one that was disturbed
   */
  private record Fork(
      boolean starter,
      double nanosPerOp,
      double bytesPerOp,
      NoiseGuard.Reading reading,
      boolean retake) {

    private Fork asRetake() {
      return new Fork(starter, nanosPerOp, bytesPerOp, reading, true);
    }
  }

  /** The forks of one benchmark so far. */
  private static final class Series {

    private final String benchmark;
    private final List<Double> starterKnown;
    private final List<Double> yoursKnown;
    private final List<Fork> forks = new ArrayList<>();
    private int retaken;

    private Series(String benchmark, Optional<RunReport> earlier) {
      this.benchmark = benchmark;
      Optional<BenchmarkResult> known =
          earlier.stream()
              .flatMap(report -> report.benchmarks().stream())
              .filter(result -> result.name().equals(benchmark))
              .findFirst();
      starterKnown = known.map(result -> result.starter().samples()).orElse(List.of());
      yoursKnown = known.map(result -> result.yours().samples()).orElse(List.of());
    }

    /** Pairs of forks of the run that this one goes on with. */
    private int pairsKnown() {
      return Math.min(starterKnown.size(), yoursKnown.size());
    }

    private void add(Fork fork) {
      forks.add(fork);
    }

    private Comparison comparison() {
      return new Comparison(
          benchmark,
          and(starterKnown, values(true, Fork::nanosPerOp)),
          and(yoursKnown, values(false, Fork::nanosPerOp)),
          values(true, Fork::bytesPerOp),
          values(false, Fork::bytesPerOp));
    }

    private static List<Double> and(List<Double> known, List<Double> more) {
      return Stream.concat(known.stream(), more.stream()).toList();
    }

    private List<Double> values(boolean starter, ToDoubleFunction<Fork> value) {
      return forks.stream()
          .filter(fork -> fork.starter == starter)
          .map(value::applyAsDouble)
          .filter(Double::isFinite)
          .toList();
    }
  }
}
