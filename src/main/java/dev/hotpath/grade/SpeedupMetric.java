package dev.hotpath.grade;

import dev.hotpath.exercise.Goal;
import dev.hotpath.stats.Speedup;
import org.jspecify.annotations.Nullable;

/**
 * {@code speedup}: starter's time by the learner's, no unit. Met when even the lower end of the
 * ratio's interval reaches the bound, missed when the upper end doesn't, else undecided.
 */
final class SpeedupMetric implements Metric {

  @Override
  public String key() {
    return "speedup";
  }

  @Override
  public String describe(Goal goal) {
    return goal.atLeast().isPresent()
        ? "at least %s× faster than the starter".formatted(Figures.number(bound(goal)))
        : "at most %s× the starter's speed".formatted(Figures.number(bound(goal)));
  }

  @Override
  public RunReport.GoalResult judge(Goal goal, Evidence evidence) {
    Speedup speedup = evidence.comparison(goal.benchmark().orElseThrow()).speedup();
    double bound = bound(goal);
    boolean atLeast = goal.atLeast().isPresent();
    @Nullable Boolean met =
        speedup.low() >= bound
            ? Boolean.valueOf(atLeast)
            : speedup.high() < bound ? Boolean.valueOf(!atLeast) : null;
    return new RunReport.GoalResult(describe(goal), key(), bound, speedup.value(), met);
  }

  static double bound(Goal goal) {
    return goal.atLeast().orElseGet(() -> goal.atMost().orElseThrow());
  }
}
