package dev.hotpath.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Goal;
import dev.hotpath.exercise.GoalDetail;
import dev.hotpath.protocol.Parameter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goals whose forks differ from the usual, at their borders and in English. */
class VariationsTest {

  private static final GoalDetail CALLS = new GoalDetail.Calls("A.b", Optional.empty());

  private static Goal goal(String metric, boolean atLeast, double bound, GoalDetail detail) {
    return new Goal(
        metric,
        Optional.of("join"),
        atLeast ? OptionalDouble.of(bound) : OptionalDouble.empty(),
        atLeast ? OptionalDouble.empty() : OptionalDouble.of(bound),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.of(detail));
  }

  private static List<Double> list(String values) {
    return Arrays.stream(values.split(" ")).map(Double::valueOf).toList();
  }

  private static Comparison forks(
      Map<String, List<Double>> counters, Map<Variation, List<Double>> nanos) {
    return new Comparison(
        "join", list("7 7"), list("7 7"), List.of(), List.of(), Map.of(), counters, nanos);
  }

  private static RunReport.GoalResult judged(Metric metric, Goal goal, Comparison comparison) {
    return metric.judge(goal, Evidence.of(List.of(comparison)));
  }

  /** Four times the size may take six times as long; 10 to 11 ns at the smaller one. */
  @ParameterizedTest
  @CsvSource({
    "10 11 10 11 10, 40 41 42 43 44, true",
    "10 10 10 10 10, 60 60 60 60 60, true",
    "10 11 10 11 10, 60 61 62 63 64,",
    "10 11 10 11 10, 67 68 69 70 71, false",
    "10 11 10 11 10, 160 165 170 175 180, false"
  })
  void time_by_size_is_judged_by_its_interval(
      String small, String large, @Nullable Boolean expected) {
    Goal goal = goal("scaling", false, 6, new GoalDetail.Scaling("n", 1_000, 4));
    Map<Variation, List<Double>> nanos =
        Map.of(
            Variation.parameter("n", 1_000), list(small),
            Variation.parameter("n", 4_000), list(large));
    assertEquals(expected, judged(new ScalingMetric(), goal, forks(Map.of(), nanos)).met());
  }

  @Test
  void time_by_size_may_have_a_lower_bound() {
    Goal goal = goal("scaling", true, 6, new GoalDetail.Scaling("n", 1_000, 4));
    for (boolean met : new boolean[] {true, false}) {
      Map<Variation, List<Double>> nanos =
          Map.of(
              Variation.parameter("n", 1_000), list("10 10 10 10 10"),
              Variation.parameter("n", 4_000), list(met ? "60 60 60 60 60" : "59 59 59 59 59"));
      assertEquals(met, judged(new ScalingMetric(), goal, forks(Map.of(), nanos)).met());
    }
  }

  @Test
  void without_forks_of_both_sizes_nothing_is_told() {
    Goal goal = goal("scaling", false, 6, new GoalDetail.Scaling("n", 1_000, 4));
    var one = Map.of(Variation.parameter("n", 1_000), list("10 10"));
    assertNull(judged(new ScalingMetric(), goal, forks(Map.of(), one)).measured());
  }

  /** The median of three forks. */
  @ParameterizedTest
  @CsvSource({
    "1,, 1",
    "1 1,, 1",
    "0 0,, 0",
    "1 1 1, true, 1",
    "1 0 1, true, 1",
    "0 1 0, false, 0",
    "0.5 0.5 1, false, 0.5"
  })
  void what_the_compiler_says_is_believed_when_three_forks_have_said_it(
      String forks, @Nullable Boolean expected, double measured) {
    Goal goal = goal("inlined", true, 1, CALLS);
    RunReport.GoalResult result =
        judged(new InlinedMetric(), goal, forks(Map.of("inlined:A.b", list(forks)), Map.of()));
    assertEquals(expected, result.met());
    assertEquals(measured, result.measured());
  }

  @Test
  void nothing_left_is_a_goal_that_can_be_met() {
    Goal goal = goal("range-checks", false, 0, new GoalDetail.Code("A.b"));
    Metric metric = new RangeChecksMetric();
    for (boolean met : new boolean[] {true, false}) {
      List<Double> three = Collections.nCopies(3, met ? 0.0 : 1.0);
      assertEquals(
          met, judged(metric, goal, forks(Map.of("range-checks:A.b", three), Map.of())).met());
    }
    assertNull(judged(metric, goal, forks(Map.of(), Map.of())).measured());
  }

  @Test
  void forks_serve_all_goals_that_need_the_same_of_them() {
    Exercise exercise =
        Catalogue.load(Path.of("src/test/resources/exercises"), Metrics.keys())
            .find("compiled")
            .orElseThrow();
    List<Variation> digits = Metrics.variations(exercise, "digits");
    assertEquals(1, digits.size());
    assertEquals(
        List.of("inlined:Work.digit", "inlined:Work.digit>Work.number"),
        digits.getFirst().counters());
    assertEquals(
        List.of(List.of(new Parameter("n", "100")), List.of(new Parameter("n", "800"))),
        Metrics.variations(exercise, "pairs").stream().map(Variation::parameters).toList());
    assertEquals(List.of("syscalls"), Metrics.counters(exercise, "writes", false));
    assertEquals(List.of(), Metrics.counters(exercise, "digits", false));
    assertEquals(List.of(), Metrics.variations(exercise, "writes"));
    assertTrue(
        Metrics.variations(exercise, "sums")
            .getFirst()
            .flags()
            .contains("-XX:CompileCommand=print,compiled.Work::sum"));
  }

  @Test
  void a_fork_is_taken_as_long_as_it_can_decide() {
    Exercise exercise =
        Catalogue.load(Path.of("src/test/resources/exercises"), Metrics.keys())
            .find("compiled")
            .orElseThrow();
    Variation digits = Metrics.variations(exercise, "digits").getFirst();
    List<RunReport.GoalResult> none = Metrics.open(exercise);
    assertEquals(false, Metrics.open(exercise, "digits", digits, none), "no figure, no hope");
    var some =
        none.stream()
            .map(goal -> new RunReport.GoalResult(goal.text(), goal.metric(), 1, 1.0, null))
            .toList();
    assertEquals(true, Metrics.open(exercise, "digits", digits, some));
    assertEquals(false, Metrics.open(exercise, "writes", digits, some));
  }

  /** What the goal asks, what the code does, what was measured. */
  private static void says(Goal goal, Metric metric, double measured, String... texts) {
    RunReport.GoalResult result =
        new RunReport.GoalResult(metric.describe(goal), metric.key(), 1, measured, false);
    assertEquals(
        List.of(texts),
        List.of(
            metric.describe(goal),
            GoalWords.yours(result, List.of()).orElse(""),
            GoalWords.measured(result)));
  }

  @Test
  void every_goal_is_told_in_english() {
    says(
        goal("scaling", false, 6, new GoalDetail.Scaling("n", 1_000, 4)),
        new ScalingMetric(),
        15.7,
        "at most 6× as long at n = 4,000 as at n = 1,000",
        "takes 16× as long at n = 4,000 as at n = 1,000",
        "16× as long");
    says(
        goal("inlined", true, 1, CALLS),
        new InlinedMetric(),
        0,
        "every call of A.b inlined",
        "has none of its calls of A.b inlined",
        "none");
    says(
        goal("inlined", false, 0, new GoalDetail.Calls("A.b", Optional.of("C.d"))),
        new InlinedMetric(),
        0.5,
        "no call of A.b inlined into C.d",
        "has 50 % of its calls of A.b inlined into C.d",
        "50 %");
    says(
        goal("inlined", true, 0.5, CALLS),
        new InlinedMetric(),
        1,
        "at least 50 % of the calls of A.b inlined",
        "has all of its calls of A.b inlined",
        "all");
    says(
        goal("scalar-replaced", true, 1, new GoalDetail.Allocations("Point")),
        new ScalarReplacedMetric(),
        0,
        "at least 1 allocation of Point optimised away",
        "has 0 allocations of Point optimised away",
        "0 allocations");
    says(
        goal("range-checks", false, 0, new GoalDetail.Code("Sum.sum")),
        new RangeChecksMetric(),
        1,
        "at most 0 bounds checks left in Sum.sum",
        "has 1 bounds check in Sum.sum",
        "1 bounds check");
    assertEquals(
        "at most 1 read and write call to the kernel per operation",
        new SyscallsMetric()
            .describe(
                new Goal(
                    "syscalls",
                    Optional.of("join"),
                    OptionalDouble.empty(),
                    OptionalDouble.of(1),
                    false)));
  }
}
