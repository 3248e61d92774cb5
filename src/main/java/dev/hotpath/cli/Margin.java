package dev.hotpath.cli;

import dev.hotpath.exercise.Goal;
import dev.hotpath.grade.RunReport.GoalResult;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How far one code's worst round was from a goal.
 *
 * @param what {@code starter}, {@code solution} or {@code trap NAME}
 * @param metric of the goal
 * @param bound of the goal
 * @param atLeast whether figures have to be above it
 * @param low smallest figure of all rounds
 * @param high largest
 * @param factor by which the figure nearest to the bound is on the side that it should be on: above
 *     1 for a solution that meets its goal and for a starter that misses it; infinite where a
 *     figure or the bound is 0
 * @param tight whether noise may carry a round to the other side
 */
record Margin(
    String exercise,
    String what,
    String metric,
    double bound,
    boolean atLeast,
    double low,
    double high,
    double factor,
    boolean tight) {

  // Verdicts ask for an interval beyond the bound, and intervals are rarely wider than this.
  private static final double SAFE = 1.3;

  // No noise moves them, so they may ask for all that there is.
  private static final Set<String> COUNTED = Set.of("answers", "mutants-killed", "coverage");

  /** Of a starter's, the one that counts: it has to miss one goal, and may meet all others. */
  static List<Margin> clearest(List<Margin> ofStarter) {
    return ofStarter.stream().max(Comparator.comparingDouble(Margin::factor)).stream().toList();
  }

  /**
   * Of one goal over all rounds of one code; empty where nothing was measured.
   *
   * @param meets whether the code should meet it
   */
  static Optional<Margin> of(
      String exercise, String what, Goal goal, List<GoalResult> rounds, boolean meets) {
    if (COUNTED.contains(goal.metric())) {
      return Optional.empty();
    }
    double[] figures =
        rounds.stream()
            .map(GoalResult::measured)
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    if (figures.length == 0) {
      return Optional.empty();
    }
    boolean atLeast = goal.atLeast().isPresent();
    double bound = goal.atLeast().orElseGet(() -> goal.atMost().orElseThrow());
    double low = figures[0];
    double high = figures[figures.length - 1];
    // Above the bound is where a solution belongs that has to reach it, and a starter that must
    // not stay below it.
    double factor = atLeast == meets ? low / bound : bound / high;
    return Optional.of(
        new Margin(
            exercise,
            what,
            goal.metric(),
            bound,
            atLeast,
            low,
            high,
            Double.isNaN(factor) ? Double.POSITIVE_INFINITY : factor,
            factor < SAFE));
  }
}
