package dev.hotpath.grade;

import dev.hotpath.exercise.Goal;
import java.util.Optional;

/**
 * {@code coverage}: share of the shown program's branches that the learner's tests take, 0 to 1.
 * Exact; where nothing is decided, the share of its lines.
 */
final class CoverageMetric implements Metric {

  @Override
  public String key() {
    return "coverage";
  }

  @Override
  public String describe(Goal goal) {
    double bound = SpeedupMetric.bound(goal);
    return bound >= 1
        ? "100 % of branches covered"
        : "at least %s of branches covered".formatted(Figures.percent(bound));
  }

  @Override
  public RunReport.GoalResult judge(Goal goal, Evidence evidence) {
    double bound = SpeedupMetric.bound(goal);
    Optional<Covered> found = evidence.find(Covered.class);
    return found
        .map(covered ->
            new RunReport.GoalResult(
                describe(goal), key(), bound, covered.share(), covered.share() >= bound))
        .orElseGet(() -> new RunReport.GoalResult(describe(goal), key(), bound, null, null));
  }
}
