package dev.hotpath.grade;

import dev.hotpath.exercise.Goal;

/**
 * {@code benchmark-trust}: how much of a change of known effect the learner's benchmark sees, no
 * unit; min(seen / injected, injected / seen), so 1 where it is seen exactly and 0.25 where four
 * times slower is not seen at all, or where what must not show is seen as four times slower.
 */
final class BenchmarkTrustMetric implements Metric {

  static final String KEY = "benchmark-trust";

  @Override
  public String key() {
    return KEY;
  }

  @Override
  public String describe(Goal goal) {
    return TrustWords.goal(goal);
  }

  @Override
  public RunReport.GoalResult judge(Goal goal, Evidence evidence) {
    Seen seen = Seen.of(goal, evidence.comparison(goal.figures().orElseThrow()));
    return new RunReport.GoalResult(
        describe(goal), key(), SpeedupMetric.bound(goal), seen.trust(), seen.met());
  }
}
