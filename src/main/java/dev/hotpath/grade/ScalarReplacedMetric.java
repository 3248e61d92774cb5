package dev.hotpath.grade;

import dev.hotpath.exercise.Goal;
import dev.hotpath.exercise.GoalDetail;

/**
 * {@code scalar-replaced}: in how many places of the source C2 does without the objects of a type
 * that are made there, since nobody but the code around can see them.
 */
final class ScalarReplacedMetric extends JitMetric {

  ScalarReplacedMetric() {
    super("scalar-replaced");
  }

  @Override
  String subject(Goal goal) {
    return goal.detail(GoalDetail.Allocations.class).type();
  }

  @Override
  public String describe(Goal goal) {
    return VariedWords.scalarReplaced(goal);
  }
}
