package dev.hotpath.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.exercise.Goal;
import dev.hotpath.grade.RunReport.GoalResult;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MarginTest {

  private static final Goal FASTER =
      new Goal("speedup", Optional.of("join"), OptionalDouble.of(5), OptionalDouble.empty(), false);
  private static final Goal LESS =
      new Goal(
          "bytes-per-op",
          Optional.of("join"),
          OptionalDouble.empty(),
          OptionalDouble.of(0.5),
          true);

  private static Margin of(Goal goal, boolean meets, @Nullable Double... measured) {
    List<GoalResult> rounds =
        Arrays.stream(measured)
            .map(figure -> new GoalResult("", goal.metric(), 0, figure, null))
            .toList();
    return Margin.of("concat", "solution", goal, rounds, meets).orElseThrow();
  }

  @Test
  void a_solution_is_as_safe_as_its_worst_round() {
    Margin faster = of(FASTER, true, 40.0, 10.0, 20.0);
    assertEquals(2, faster.factor());
    assertEquals(10, faster.low());
    assertEquals(40, faster.high());
    assertFalse(faster.tight());
    assertEquals(2, of(LESS, true, 0.1, 0.25).factor());
  }

  @Test
  void a_starter_is_as_safe_as_its_best_round() {
    assertEquals(4, of(FASTER, false, 1.0, 1.25).factor());
    assertEquals(1.9, of(LESS, false, 1.0, 0.95).factor(), 1e-9);
  }

  /** The starter of popcnt sees one of two changes rightly: that goal is not meant for it. */
  @Test
  void of_a_starters_goals_the_one_that_it_misses_most_clearly_counts() {
    Margin met = of(FASTER, false, 9.0);
    Margin missed = of(FASTER, false, 1.0);
    assertEquals(List.of(missed), Margin.clearest(List.of(met, missed)));
    assertEquals(List.of(missed), Margin.clearest(List.of(missed, met)));
    assertEquals(List.of(), Margin.clearest(List.of()));
  }

  @Test
  void what_noise_may_carry_across_is_tight() {
    assertTrue(of(FASTER, true, 6.0, 9.0).tight());
    assertTrue(of(FASTER, false, 1.0, 4.0).tight());
    assertFalse(of(FASTER, true, 6.5).tight());
  }

  @Test
  void what_is_counted_may_ask_for_all_that_there_is() {
    for (String metric : List.of("answers", "mutants-killed", "coverage")) {
      Goal all =
          new Goal(metric, Optional.empty(), OptionalDouble.of(1), OptionalDouble.empty(), false);
      List<GoalResult> rounds = List.of(new GoalResult("", metric, 1, 1.0, true));
      assertEquals(Optional.empty(), Margin.of("begins-with", "solution", all, rounds, true));
    }
  }

  @Test
  void nothing_allocated_is_as_safe_as_can_be() {
    assertEquals(Double.POSITIVE_INFINITY, of(LESS, true, 0.0).factor());
  }

  @Test
  void a_round_without_a_figure_says_nothing() {
    assertEquals(3, of(FASTER, true, null, 15.0).factor());
    assertTrue(
        Margin.of(
                "concat",
                "starter",
                FASTER,
                List.of(new GoalResult("", "speedup", 5, null, null)),
                false)
            .isEmpty());
  }
}
