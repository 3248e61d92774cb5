package dev.hotpath.grade;

import dev.hotpath.exercise.Goal;
import dev.hotpath.stats.Speedup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code counterfactual}: how many times slower the learner's code gets once a flag switches
 * something off in the JVM, no unit; 1 where it does not need that. Forks with and without the flag
 * take turns; judged as a speedup is.
 */
final class CounterfactualMetric implements Metric {

  @Override
  public String key() {
    return "counterfactual";
  }

  @Override
  public String describe(Goal goal) {
    return GoalWords.counterfactual(goal);
  }

  @Override
  public List<Variation> variations(Goal goal, String packageName) {
    return List.of(with(goal));
  }

  private static Variation with(Goal goal) {
    return Variation.flag(goal.flag().orElseThrow());
  }

  @Override
  public RunReport.GoalResult judge(Goal goal, Evidence evidence) {
    Comparison comparison = evidence.comparison(goal.benchmark().orElseThrow());
    List<Double> flagged = comparison.yourNanos(with(goal));
    double bound = SpeedupMetric.bound(goal);
    if (flagged.isEmpty()) {
      return new RunReport.GoalResult(describe(goal), key(), bound, null, null);
    }
    Speedup slower = Speedup.of(flagged, comparison.yourNanos());
    boolean atLeast = goal.atLeast().isPresent();
    @Nullable Boolean met =
        slower.low() >= bound
            ? Boolean.valueOf(atLeast)
            : slower.high() < bound ? Boolean.valueOf(!atLeast) : null;
    return new RunReport.GoalResult(describe(goal), key(), bound, slower.value(), met);
  }
}
