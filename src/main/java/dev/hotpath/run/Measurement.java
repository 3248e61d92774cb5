package dev.hotpath.run;

import dev.hotpath.exercise.Goal;
import dev.hotpath.grade.Comparison;
import dev.hotpath.grade.Ending;
import dev.hotpath.grade.Evidence;
import dev.hotpath.grade.Metrics;
import dev.hotpath.grade.Noise;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.RunReport.GoalResult;
import dev.hotpath.grade.Variation;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.run.Forks.Next;
import dev.hotpath.stats.Looks;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
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

  private final Workers workers;
  private final BenchmarkKit kit;
  private final Optional<RunReport> earlier;
  private final Trial trial;
  private final Map<String, List<ClassFile>> variants;
  private final List<String> yourOptions;
  private final Consumer<RunEvent> events;
  private List<GoalResult> decided;

  Measurement(
      Workers workers,
      BenchmarkKit kit,
      List<ClassFile> yours,
      List<String> yourOptions,
      Optional<RunReport> earlier,
      Duration forkLimit,
      WorkerSlot slot,
      Consumer<RunEvent> events) {
    this.workers = workers;
    this.kit = kit;
    this.earlier = earlier;
    this.yourOptions = yourOptions;
    trial = new Trial(kit, yours, forkLimit, slot);
    variants = Map.of();
    this.events = events;
    decided = Metrics.open(kit.exercise());
  }

  /**
   * Of the learner's own benchmark: on the program as it is, and on its variants.
   *
   * @param kit with that benchmark
   */
  Measurement(
      Workers workers,
      BenchmarkKit kit,
      Map<String, List<ClassFile>> variants,
      Optional<RunReport> earlier,
      Duration forkLimit,
      WorkerSlot slot,
      Consumer<RunEvent> events) {
    this.workers = workers;
    this.kit = kit;
    this.earlier = earlier;
    trial = new Trial(kit, List.of(), forkLimit, slot);
    yourOptions = List.of();
    this.variants = Map.copyOf(variants);
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

  /** Takes pairs of forks until every goal is decided, or the cap is reached. */
  Result run() throws InterruptedException {
    List<Series> all = kit.own() ? onVariants() : ofBenchmarks();
    try (Forks forks = new Forks(workers, kit.exercise(), yourOptions)) {
      return measure(all, forks);
    } catch (Trial.Stop stop) {
      return stop.result();
    }
  }

  private List<Series> ofBenchmarks() {
    return kit.exercise().goals().stream()
        .map(Goal::benchmark)
        .flatMap(Optional::stream)
        .distinct()
        .map(benchmark -> new Series(kit.exercise(), benchmark, earlier))
        .toList();
  }

  private List<Series> onVariants() {
    Map<String, Series> byName = new LinkedHashMap<>();
    kit.exercise().goals().stream()
        .filter(goal -> goal.variant().isPresent())
        .map(goal -> new Series(kit.exercise(), goal, earlier))
        .forEach(series -> byName.putIfAbsent(series.name, series));
    return List.copyOf(byName.values());
  }

  private Result measure(List<Series> all, Forks forks) throws InterruptedException, Trial.Stop {
    int known = all.stream().mapToInt(Series::pairsKnown).min().orElse(0);
    int look = Looks.next(known);
    int most = known == 0 ? MAX_PAIRS : look;
    List<GoalResult> goals = decided;
    for (int pairs = known + 1; pairs <= most; pairs++) {
      for (Series series : all) {
        boolean starterFirst = pairs % 2 == 1;
        boolean apart = series.wantsApart(goals);
        // Behind this series: another one, another pair in the other order, or nothing.
        Next behind =
            series != all.getLast()
                ? Next.of(starterFirst)
                : pairs < look ? Next.of(!starterFirst) : Next.NOBODY;
        Next second = apart ? Next.of(starterFirst) : behind;
        series.add(fork(series, starterFirst, look, Next.of(!starterFirst), forks));
        series.add(fork(series, !starterFirst, look, second, forks));
        forksVaried(series, look, goals, forks);
        if (apart) {
          series.addApart(forkApart(series, starterFirst, look, Next.of(!starterFirst), forks));
          series.addApart(forkApart(series, !starterFirst, look, behind, forks));
        }
      }
      goals = judge(all);
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
    List<GoalResult> goals = Metrics.judge(kit.exercise(), Evidence.of(comparisons(all)));
    decided = goals.stream().map(Metrics::openUnlessDecided).toList();
    return goals;
  }

  private static boolean missed(List<GoalResult> goals) {
    return goals.stream().anyMatch(goal -> Objects.equals(goal.met(), Boolean.FALSE));
  }

  private static boolean open(List<GoalResult> goals) {
    // What no fork could measure stays undecided whatever is done.
    return goals.stream().anyMatch(goal -> goal.met() == null && goal.measured() != null);
  }

  private static List<Comparison> comparisons(List<Series> all) {
    return all.stream().map(Series::comparison).toList();
  }

  private static Noise noise(List<Series> all) {
    return Noise.of(
        all.stream()
            .flatMap(series -> series.forks.stream())
            .map(fork -> fork.reading().spinNanos())
            .toList(),
        all.stream().mapToInt(series -> series.retaken).sum());
  }

  /** Takes those again that something else on this machine disturbed; each at most once. */
  private void retakeDisturbed(List<Series> all, int look, Forks forks)
      throws InterruptedException, Trial.Stop {
    for (Series series : all) {
      for (int i : NoiseGuard.disturbed(series.forks.stream().map(Trial.Fork::reading).toList())) {
        if (series.retaken < MAX_RETAKES && !series.forks.get(i).retake()) {
          series.retaken++;
          Trial.Fork again = fork(series, series.forks.get(i).starter(), look, Next.NOBODY, forks);
          series.forks.set(i, again.asRetake());
        }
      }
    }
  }

  /** One fork whose time counts. */
  private Trial.Fork fork(Series series, boolean starter, int look, Next another, Forks forks)
      throws InterruptedException, Trial.Stop {
    int planned = series.planned(look);
    int number = Math.min(planned, series.taken() + 1); // one taken again is among both already
    events.accept(progress(series, number, planned, starter, null));
    Worker fresh = fresh(series, starter, another, forks);
    Trial.Fork fork =
        series.variant.isPresent()
            ? trial.takeOn(
                changed(series, starter), fresh, series.benchmark, starter, series.beside)
            : trial.take(fresh, series.benchmark, starter, series.beside);
    events.accept(progress(series, number, planned, starter, fork.nanosPerOp()));
    return fork;
  }

  /** What stands in for the program's own classes. */
  private List<ClassFile> changed(Series series, boolean starter) {
    return starter ? List.of() : Objects.requireNonNull(variants.get(series.variant.orElseThrow()));
  }

  /** One fork for those instruments that cost time. */
  private Trial.Fork forkApart(Series series, boolean starter, int look, Next another, Forks forks)
      throws InterruptedException, Trial.Stop {
    events.accept(progress(series, series.taken() + 1, series.planned(look), starter, null));
    return trial.take(
        fresh(series, starter, another, forks), series.benchmark, starter, series.apart);
  }

  /** Options that a JVM started with once may be too tight for it the next time. */
  private Worker fresh(Series series, boolean starter, Next another, Forks forks)
      throws InterruptedException, Trial.Stop {
    try {
      return forks.take(starter, another);
    } catch (DiedAtStart died) {
      if (starter || yourOptions.isEmpty() || died.outOfMemory().isEmpty()) {
        throw died;
      }
      Ending ending = new Ending.OutOfMemory(died.outOfMemory().get());
      throw new Trial.Stop(new Result.Ended(series.benchmark, ending));
    }
  }

  /** Beside the learner's own fork, those that differ from it. */
  private void forksVaried(Series series, int look, List<GoalResult> goals, Forks forks)
      throws InterruptedException, Trial.Stop {
    for (Variation variation : series.variations) {
      if (series.wants(variation, goals)) {
        events.accept(progress(series, series.taken() + 1, series.planned(look), false, null));
        Worker fresh = forks.with(variation.flags());
        series.add(
            variation,
            trial.take(
                fresh, series.benchmark, variation.parameters(), false, variation.counters()));
      }
    }
  }

  private RunEvent progress(
      Series series, int number, int forks, boolean starter, @Nullable Double nanos) {
    String whose =
        series
            .variant
            .map(variant -> starter ? "the program as it is" : variant.replace('-', ' '))
            .orElse(starter ? "the starter" : "your code");
    return new RunEvent.Measuring(
        series.name,
        number,
        forks,
        starter ? "starter" : "yours",
        nanos,
        decided,
        "Measuring %s, fork %d of %d".formatted(whose, number, forks));
  }
}
