package dev.hotpath.grade;

import dev.hotpath.exercise.Goal;
import dev.hotpath.exercise.GoalDetail;

/**
 * {@code inlined}: the share, 0 to 1, of the calls of a method in C2's code that have the method's
 * own code in their place; 0 where nothing calls it any more.
 */
final class InlinedMetric extends JitMetric {

  InlinedMetric() {
    super("inlined");
  }

  @Override
  String subject(Goal goal) {
    GoalDetail.Calls calls = goal.detail(GoalDetail.Calls.class);
    return calls.method() + calls.into().map(into -> ">" + into).orElse("");
  }

  @Override
  public String describe(Goal goal) {
    return VariedWords.inlined(goal);
  }
}
