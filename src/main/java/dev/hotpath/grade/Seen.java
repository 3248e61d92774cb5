package dev.hotpath.grade;

import dev.hotpath.exercise.Goal;
import dev.hotpath.exercise.GoalDetail;
import dev.hotpath.stats.Speedup;
import org.jspecify.annotations.Nullable;

/**
 * What a learner's benchmark made of a change in the program whose effect is known.
 *
 * @param benchmark method name
 * @param variant name of the changed program
 * @param injected how many times longer that takes; 1 where nothing must show
 * @param atLeast the goal: the share of the effect that has to be seen, 0 to 1
 * @param seen how many times longer it takes by the benchmark
 * @param low the least that the forks allow
 * @param high the most that they allow
 * @param met {@code null} where forks differ too much to say
 */
public record Seen(
    String benchmark,
    String variant,
    double injected,
    double atLeast,
    double seen,
    double low,
    double high,
    @Nullable Boolean met) {

  /**
   * Judges by an interval, as all goals on time are: met when the whole of it is near enough to the
   * truth, missed when none of it is.
   *
   * @param comparison of the benchmark on the program as it is, and on the variant
   */
  static Seen of(Goal goal, Comparison comparison) {
    Speedup slower = Speedup.of(comparison.yourNanos(), comparison.starterNanos());
    double injected = goal.detail(GoalDetail.Change.class).slowdown();
    double bound = goal.atLeast().orElseThrow();
    double worst = Math.min(trust(slower.low(), injected), trust(slower.high(), injected));
    double best =
        slower.low() <= injected && injected <= slower.high()
            ? 1
            : Math.max(trust(slower.low(), injected), trust(slower.high(), injected));
    @Nullable Boolean met = worst >= bound ? Boolean.TRUE : best < bound ? Boolean.FALSE : null;
    return new Seen(
        goal.benchmark().orElseThrow(),
        goal.variant().orElseThrow(),
        injected,
        bound,
        slower.value(),
        slower.low(),
        slower.high(),
        met);
  }

  /** 1 where the effect is seen exactly, less the further it is missed, to either side. */
  double trust() {
    return trust(seen, injected);
  }

  private static double trust(double seen, double injected) {
    return Math.min(seen / injected, injected / seen);
  }
}
