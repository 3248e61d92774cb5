package dev.hotpath.grade;

import dev.hotpath.exercise.Goal;
import java.util.List;
import java.util.Optional;

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
  RunReport.GoalResult judge(Goal goal, Evidence evidence);

  /** What a fork has to report for it beside its time; empty where time and bytes are enough. */
  default Optional<String> counter(Goal goal) {
    return Optional.empty();
  }

  /**
   * More forks of the learner's that it needs, which differ from the usual. Those that report
   * counters are the ones that report this metric's.
   *
   * @param packageName of the exercise
   */
  default List<Variation> variations(Goal goal, String packageName) {
    return List.of();
  }

  /** Whether it is taken in forks of its own, whose time doesn't count. */
  default boolean apart() {
    return false;
  }
}
