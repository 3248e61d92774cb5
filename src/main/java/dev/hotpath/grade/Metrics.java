package dev.hotpath.grade;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every instrument that a goal can name. */
public final class Metrics {

  private static final Map<String, Metric> BY_KEY =
      Stream.of(
              new SpeedupMetric(),
              new BytesPerOpMetric(),
              new GcCountMetric(),
              new GcCpuMetric(),
              new PeakHeapMetric(),
              new LiveBytesMetric(),
              new HumongousMetric(),
              new ThreadsMetric(),
              new LockTimeMetric(),
              new ParksMetric(),
              new PinnedMetric(),
              new ContextSwitchesMetric(),
              new OwnCounterMetric(),
              new CounterfactualMetric(),
              new BenchmarkTrustMetric(),
              new SyscallsMetric(),
              new ScalingMetric(),
              new InlinedMetric(),
              new ScalarReplacedMetric(),
              new RangeChecksMetric(),
              new MutantsKilledMetric(),
              new CoverageMetric(),
              new AnswersMetric(),
              new LatencyMetric())
          .collect(Collectors.toUnmodifiableMap(Metric::key, Function.identity()));

  private Metrics() {}

  /** The keys that {@code exercise.toml} may use. */
  public static Set<String> keys() {
    return BY_KEY.keySet();
  }

  /**
   * What forks of a benchmark have to report beside its time, for the goals that are on it.
   *
   * @param apart whether for those in forks of their own, whose time doesn't count
   */
  public static List<String> counters(Exercise exercise, String benchmark, boolean apart) {
    return exercise.goals().stream()
        .filter(goal -> on(goal, benchmark) && metric(goal).apart() == apart)
        .filter(goal -> metric(goal).variations(goal, exercise.packageName()).isEmpty())
        .flatMap(goal -> metric(goal).counter(goal).stream())
        .distinct()
        .toList();
  }

  /** More forks of the learner's that the goals on a benchmark need; one plan for what fits. */
  public static List<Variation> variations(Exercise exercise, String benchmark) {
    List<Variation> all = new ArrayList<>();
    exercise.goals().stream()
        .filter(goal -> on(goal, benchmark))
        .flatMap(goal -> metric(goal).variations(goal, exercise.packageName()).stream())
        .forEach(one -> {
          Optional<Variation> joined = all.stream().filter(one::joins).findFirst();
          joined.ifPresentOrElse(
              other -> all.set(all.indexOf(other), other.with(one)), () -> all.add(one));
        });
    return List.copyOf(all);
  }

  /** Whether one more fork with that variation could decide a goal on that benchmark. */
  public static boolean open(
      Exercise exercise, String benchmark, Variation variation, List<RunReport.GoalResult> judged) {
    return IntStream.range(0, judged.size())
        .filter(i -> judged.get(i).met() == null && judged.get(i).measured() != null)
        .mapToObj(exercise.goals()::get)
        .filter(goal -> on(goal, benchmark))
        .flatMap(goal -> metric(goal).variations(goal, exercise.packageName()).stream())
        .anyMatch(variation::joins);
  }

  /** Whether more forks of their own could decide a goal on that benchmark. */
  public static boolean openApart(
      Exercise exercise, String benchmark, List<RunReport.GoalResult> judged) {
    return IntStream.range(0, judged.size())
        .filter(i -> judged.get(i).met() == null && judged.get(i).measured() != null)
        .mapToObj(exercise.goals()::get)
        .anyMatch(goal -> on(goal, benchmark) && metric(goal).apart());
  }

  /** What a learner's benchmark saw, for each goal that asks. */
  public static Trusted trusted(Exercise exercise, Evidence evidence) {
    return new Trusted(
        exercise.goals().stream()
            .filter(goal -> goal.metric().equals(BenchmarkTrustMetric.KEY))
            .map(goal -> Seen.of(goal, evidence.comparison(goal.figures().orElseThrow())))
            .toList());
  }

  private static boolean on(Goal goal, String benchmark) {
    return goal.benchmark().equals(Optional.of(benchmark));
  }

  /** The exercise's goals before anything is measured. */
  public static List<RunReport.GoalResult> open(Exercise exercise) {
    return exercise.goals().stream()
        .map(goal ->
            new RunReport.GoalResult(
                metric(goal).describe(goal), goal.metric(), SpeedupMetric.bound(goal), null, null))
        .toList();
  }

  /** The exercise's goals, judged by what was measured. */
  public static List<RunReport.GoalResult> judge(Exercise exercise, Evidence evidence) {
    return exercise.goals().stream().map(goal -> metric(goal).judge(goal, evidence)).toList();
  }

  /** The goal as it can be told while others are still measured: what is undecided is open. */
  public static RunReport.GoalResult openUnlessDecided(RunReport.GoalResult goal) {
    return goal.met() != null
        ? goal
        : new RunReport.GoalResult(goal.text(), goal.metric(), goal.target(), null, null);
  }

  private static Metric metric(Goal goal) {
    Metric metric = BY_KEY.get(goal.metric());
    if (metric == null) {
      throw new IllegalArgumentException(
          "no metric '%s'; there are %s".formatted(goal.metric(), BY_KEY.keySet()));
    }
    return metric;
  }
}
