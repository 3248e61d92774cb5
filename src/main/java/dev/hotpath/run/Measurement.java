package dev.hotpath.run;

import dev.hotpath.grade.Comparison;
import dev.hotpath.grade.Ending;
import dev.hotpath.grade.Evidence;
import dev.hotpath.grade.Metrics;
import dev.hotpath.grade.Noise;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.RunReport.GoalResult;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.stats.Looks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Measures starter and learner against each other: rounds of a fresh JVM each, which take turns
 * iteration by iteration, so that a machine which gets slower meanwhile slows both. The sample is a
 * fork's median.
 *
 * <p>{@link Looks} says after how many rounds the goals are judged. What is missed beyond doubt
 * ends it sooner: an exact figure needs no more than two.
 */
final class Measurement {

  private static final int MAX_RETAKEN = 3;

  private final Workers workers;
  private final BenchmarkKit kit;
  private final What what;
  private final Optional<RunReport> earlier;
  private final Courtesy.Others others;
  private final WorkerSlot slot;
  private final Trial trial;
  private final RawData raw;
  private final Consumer<RunEvent> events;

  /**
   * Takes what is measured.
   *
   * @param kit where it has the learner's own benchmark, that is run on the program as it is and on
   *     its variants
   * @param earlier a run of the same code, whose forks count too
   * @param others who go first
   * @param forkLimit on the time of one fork
   * @param raw is given every fork in full
   */
  Measurement(
      Workers workers,
      BenchmarkKit kit,
      What what,
      Optional<RunReport> earlier,
      Courtesy.Others others,
      Duration forkLimit,
      WorkerSlot slot,
      RawData raw,
      Consumer<RunEvent> events) {
    this.workers = workers;
    this.kit = kit;
    this.what = what;
    this.earlier = earlier;
    this.others = others;
    this.slot = slot;
    trial = new Trial(kit, forkLimit, slot, raw);
    this.raw = raw;
    this.events = events;
  }

  /**
   * What stands against the starter, or against the program as it is.
   *
   * @param yours the learner's classes
   * @param options of the JVM that the learner chose, behind the exercise's own
   * @param variants of the program, for the learner's own benchmark
   */
  record What(List<ClassFile> yours, List<String> options, Map<String, List<ClassFile>> variants) {

    static What variants(Map<String, List<ClassFile>> variants) {
      return new What(List.of(), List.of(), variants);
    }
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

  /** Takes rounds until every goal is decided, or there have been enough. */
  Result run() throws InterruptedException {
    List<Series> all = Series.of(kit.exercise(), kit.own(), earlier);
    Forks forks = new Forks(workers, kit.exercise(), what.options());
    Rounds rounds =
        new Rounds(
            trial,
            raw,
            forks,
            new Courtesy(others, slot, System::nanoTime),
            what.yours(),
            what.variants(),
            events,
            Metrics.open(kit.exercise()));
    try {
      return measure(all, rounds);
    } catch (Trial.Stop stop) {
      return stop.result();
    }
  }

  private Result measure(List<Series> all, Rounds rounds) throws InterruptedException, Trial.Stop {
    int known = all.stream().mapToInt(Series::roundsKnown).min().orElse(0);
    int look = Looks.next(known);
    int most = known == 0 ? Looks.LAST : look;
    List<GoalResult> goals = Metrics.open(kit.exercise());
    for (int round = known + 1; round <= most; round++) {
      for (Series series : all) {
        take(series, round, look, goals, rounds);
      }
      goals = judge(all, rounds);
      if (round == look && open(goals)) {
        retakeDisturbed(all, look, rounds);
        goals = judge(all, rounds);
      }
      if (missed(goals) ? Looks.at(round) : round == look && !open(goals)) {
        break;
      } else if (round == look) {
        look = Looks.next(round);
      }
    }
    return new Result.Measured(comparisons(all), noise(all));
  }

  private static boolean odd(int round) {
    return round % 2 == 1;
  }

  /** One round of a series, and what is counted beside it. */
  private static void take(
      Series series, int round, int look, List<GoalResult> goals, Rounds rounds)
      throws InterruptedException, Trial.Stop {
    List<Rounds.Round> steps = new ArrayList<>();
    steps.add(new Rounds.Round(series, series.round(odd(round))));
    series.counting(goals).forEach(plan -> steps.add(new Rounds.Round(series, List.of(plan))));
    if (series.wantsApart(goals)) {
      steps.add(new Rounds.Round(series, odd(round) ? Plan.APART : Plan.APART.reversed()));
    }
    for (int step = 0; step < steps.size(); step++) {
      Map<Plan, Trial.Fork> taken = rounds.take(steps.get(step), series.planned(look));
      if (step == 0) {
        series.rounds.add(taken);
      } else {
        taken.forEach(series::add);
      }
    }
  }

  private List<GoalResult> judge(List<Series> all, Rounds rounds) {
    List<GoalResult> goals = Metrics.judge(kit.exercise(), Evidence.of(comparisons(all)));
    rounds.decided(goals.stream().map(Metrics::openUnlessDecided).toList());
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
    return all.stream().map(Series::comparisons).flatMap(List::stream).toList();
  }

  private static Noise noise(List<Series> all) {
    List<NoiseGuard.Reading> readings =
        all.stream()
            .flatMap(series -> series.rounds.stream())
            .map(Map::values)
            .flatMap(Collection::stream)
            .map(Trial.Fork::reading)
            .toList();
    return Noise.of(
        readings.stream().map(NoiseGuard.Reading::spinNanos).toList(),
        readings.stream().map(NoiseGuard.Reading::waiting).toList(),
        all.stream().mapToInt(series -> series.retaken).sum());
  }

  /** Takes those rounds again that something else on this machine disturbed; each at most once. */
  private void retakeDisturbed(List<Series> all, int look, Rounds rounds)
      throws InterruptedException, Trial.Stop {
    for (Series series : all) {
      Set<Integer> disturbed = new TreeSet<>();
      // Among its like: one side's collector may have threads that wait, the other's nothing to do.
      for (Plan plan : series.round(true)) {
        disturbed.addAll(NoiseGuard.disturbed(series.readings(plan)));
      }
      for (int round : disturbed) {
        if (series.mayRetake(round, MAX_RETAKEN)) {
          Map<Plan, Trial.Fork> again =
              rounds.takeAgain(
                  new Rounds.Round(series, series.round(odd(round))), series.planned(look));
          raw.replaced(series.rounds.get(round), again);
          series.retaken(round, again);
        }
      }
    }
  }
}
