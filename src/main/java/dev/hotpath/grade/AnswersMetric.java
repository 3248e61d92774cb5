package dev.hotpath.grade;

import dev.hotpath.exercise.Goal;
import java.util.Optional;

/** {@code answers}: questions answered rightly, counted; 0 where none was answered. */
final class AnswersMetric implements Metric {

  @Override
  public String key() {
    return "answers";
  }

  @Override
  public String describe(Goal goal) {
    int bound = (int) SpeedupMetric.bound(goal);
    return bound == 1 ? "1 right answer" : "%d right answers".formatted(bound);
  }

  @Override
  public RunReport.GoalResult judge(Goal goal, Evidence evidence) {
    double bound = SpeedupMetric.bound(goal);
    Optional<Answered> answered = evidence.find(Answered.class);
    return answered.isEmpty()
        ? new RunReport.GoalResult(describe(goal), key(), bound, null, null)
        : new RunReport.GoalResult(
            describe(goal),
            key(),
            bound,
            (double) answered.get().right(),
            answered.get().right() >= bound);
  }
}
