package dev.hotpath.grade;

import dev.hotpath.exercise.Goal;
import java.util.List;

/**
 * An instrument that goals refer to by its key. A new metric is a new class, listed in {@link
 * Metrics}.
 */
interface Metric {

  /** The word in {@code exercise.toml}. */
  String key();

  /** The goal as a learner reads it: "at least 5× faster than the starter". */
  String describe(Goal goal);

  /** Compares what was measured with the goal's bound. */
  RunReport.GoalResult judge(Goal goal, List<Comparison> comparisons);
}
