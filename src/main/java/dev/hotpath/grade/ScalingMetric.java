package dev.hotpath.grade;

import dev.hotpath.exercise.Goal;
import dev.hotpath.exercise.GoalDetail;
import dev.hotpath.stats.Speedup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code scaling}: time per operation at {@code factor} times the size by time at the size {@code
 * n}, no unit; with a factor of 4 it is about 4 where time grows with the size, and 16 where it
 * grows with its square. Forks of both sizes take turns; judged as a speedup is.
 */
final class ScalingMetric implements Metric {

  @Override
  public String key() {
    return "scaling";
  }

  @Override
  public String describe(Goal goal) {
    return VariedWords.scaling(goal);
  }

  @Override
  public List<Variation> variations(Goal goal, String packageName) {
    return List.of(at(goal, false), at(goal, true));
  }

  private static Variation at(Goal goal, boolean larger) {
    GoalDetail.Scaling sizes = goal.detail(GoalDetail.Scaling.class);
    return Variation.parameter(sizes.parameter(), larger ? sizes.larger() : sizes.n());
  }

  @Override
  public RunReport.GoalResult judge(Goal goal, Evidence evidence) {
    Comparison comparison = evidence.comparison(goal.benchmark().orElseThrow());
    List<Double> small = comparison.yourNanos(at(goal, false));
    List<Double> large = comparison.yourNanos(at(goal, true));
    double bound = SpeedupMetric.bound(goal);
    if (small.isEmpty() || large.isEmpty()) {
      return new RunReport.GoalResult(describe(goal), key(), bound, null, null);
    }
    Speedup slower = Speedup.of(large, small);
    return new RunReport.GoalResult(
        describe(goal), key(), bound, slower.value(), met(goal, bound, slower));
  }

  private static @Nullable Boolean met(Goal goal, double bound, Speedup slower) {
    // A figure on the bound itself is met on either side of it.
    if (goal.atLeast().isPresent()) {
      return slower.low() >= bound ? Boolean.TRUE : slower.high() < bound ? Boolean.FALSE : null;
    }
    return slower.high() <= bound ? Boolean.TRUE : slower.low() > bound ? Boolean.FALSE : null;
  }
}
