package dev.hotpath.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Goal;
import dev.hotpath.stats.Looks;
import dev.hotpath.stats.MannWhitney;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goals at their borders. */
class MetricsTest {

  private static final Goal FOUR_TIMES = atLeast("speedup", 4);

  private static Goal atLeast(String metric, double bound) {
    return new Goal(
        metric, Optional.of("join"), OptionalDouble.of(bound), OptionalDouble.empty(), false);
  }

  private static Goal atMost(String metric, double bound, boolean relative) {
    return new Goal(
        metric, Optional.of("join"), OptionalDouble.empty(), OptionalDouble.of(bound), relative);
  }

  private static List<Double> list(double... values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static Comparison times(List<Double> starter, List<Double> yours) {
    return new Comparison("join", five(starter), five(yours), List.of(), List.of());
  }

  /** As many forks as the first look has, over and over the same: the interval is their range. */
  private static List<Double> five(List<Double> values) {
    return IntStream.range(0, Looks.FIRST).mapToObj(i -> values.get(i % values.size())).toList();
  }

  private static Comparison bytes(List<Double> starter, List<Double> yours) {
    return new Comparison("join", List.of(1.0), List.of(1.0), starter, yours);
  }

  private static @Nullable Boolean met(Metric metric, Goal goal, Comparison comparison) {
    RunReport.GoalResult result = metric.judge(goal, Evidence.of(List.of(comparison)));
    assertEquals(metric.key(), result.metric());
    return result.met();
  }

  /** Starter 40 to 48 ns; the learner's fastest and slowest fork. */
  @ParameterizedTest
  @CsvSource({
    "8, 10, true", // 40 / 10 is 4: the lower end reaches it
    "8, 10.01,",
    "11.9, 12,", // 48 / 12 is 4: the upper end does
    "12, 13,",
    "12.01, 13, false",
    "1, 2, true",
    "48, 48, false"
  })
  void a_speedup_is_met_when_its_lower_end_reaches_the_goal_and_missed_when_its_upper_does_not(
      double fastest, double slowest, @Nullable Boolean expected) {
    assertEquals(
        expected,
        met(new SpeedupMetric(), FOUR_TIMES, times(list(48, 40), list(fastest, slowest))));
  }

  @Test
  void a_speedup_may_have_an_upper_bound() {
    Goal noFaster = atMost("speedup", 4, false);
    assertEquals(true, met(new SpeedupMetric(), noFaster, times(list(30, 39), list(10, 10))));
    assertEquals(false, met(new SpeedupMetric(), noFaster, times(list(41, 50), list(10, 10))));
    assertNull(met(new SpeedupMetric(), noFaster, times(list(39, 41), list(10, 10))));
  }

  @Test
  void the_measured_speedup_is_the_ratio_of_the_medians() {
    RunReport.GoalResult result =
        new SpeedupMetric()
            .judge(FOUR_TIMES, Evidence.of(List.of(times(list(90, 100, 110), list(20, 10, 30)))));
    assertEquals(5, result.measured());
    assertEquals(4, result.target());
    assertEquals("at least 4× faster than the starter", result.text());
  }

  @ParameterizedTest
  @CsvSource({"50, true", "50.01, false", "0, true", "1000, false"})
  void bytes_are_met_or_missed_and_never_undecided(double yours, boolean expected) {
    Goal goal = atMost("bytes-per-op", 0.05, true);
    assertEquals(
        expected, met(new BytesPerOpMetric(), goal, bytes(list(1_000, 1_000), list(yours))));
    Goal absolute = atMost("bytes-per-op", 50, false);
    assertEquals(
        expected, met(new BytesPerOpMetric(), absolute, bytes(List.of(), list(yours, yours))));
  }

  /** JMH's own bookkeeping is spread over the operations, so nothing is never quite nothing. */
  @ParameterizedTest
  @CsvSource({
    "0.0004, 0.001, true",
    "0.3, 0.49, true",
    "0, 0, true",
    "0, 24, false",
    "24, 0.2, true"
  })
  void a_fraction_of_a_byte_is_nothing(double starter, double yours, boolean expected) {
    Evidence both = Evidence.of(List.of(bytes(list(starter), list(yours))));
    assertEquals(
        expected, new BytesPerOpMetric().judge(atMost("bytes-per-op", 0, false), both).met());
    assertEquals(
        expected, new BytesPerOpMetric().judge(atMost("bytes-per-op", 0.5, true), both).met());
  }

  @Test
  void bytes_may_have_a_lower_bound() {
    Goal goal = atLeast("bytes-per-op", 100);
    assertEquals(true, met(new BytesPerOpMetric(), goal, bytes(List.of(), list(100))));
    assertEquals(false, met(new BytesPerOpMetric(), goal, bytes(List.of(), list(99.9))));
  }

  @Test
  void bytes_that_the_jvm_can_not_tell_decide_nothing() {
    RunReport.GoalResult result =
        new BytesPerOpMetric()
            .judge(
                atMost("bytes-per-op", 0.05, true),
                Evidence.of(List.of(bytes(List.of(), List.of()))));
    assertNull(result.met());
    assertNull(result.measured());
  }

  @Test
  void goals_are_told_in_english() {
    Metric bytes = new BytesPerOpMetric();
    assertEquals(
        "at most 5 % of the starter's bytes per operation",
        bytes.describe(atMost("bytes-per-op", 0.05, true)));
    assertEquals(
        "at most 1,024 B allocated per operation",
        bytes.describe(atMost("bytes-per-op", 1_024, false)));
    assertEquals(
        "at most nothing allocated per operation",
        bytes.describe(atMost("bytes-per-op", 0, false)));
    assertEquals(
        "at least 2.5× faster than the starter",
        new SpeedupMetric().describe(atLeast("speedup", 2.5)));
  }

  @Test
  void the_goals_of_an_exercise_are_open_until_they_are_judged() {
    Exercise repeat =
        Catalogue.load(Path.of("src/test/resources/exercises"), Metrics.keys())
            .find("repeat")
            .orElseThrow();
    List<RunReport.GoalResult> open = Metrics.open(repeat);
    assertEquals(
        List.of(
            new RunReport.GoalResult(
                "at least 2× faster than the starter", "speedup", 2, null, null),
            new RunReport.GoalResult(
                "at most 50 % of the starter's bytes per operation",
                "bytes-per-op", 0.5, null, null)),
        open);
    Comparison measured =
        new Comparison("repeat", list(100, 110), list(10, 11), list(1_000), list(600));
    List<RunReport.GoalResult> judged = Metrics.judge(repeat, Evidence.of(List.of(measured)));
    assertEquals(Arrays.asList(true, false), judged.stream().map(goal -> goal.met()).toList());
    assertEquals(0.6, judged.get(1).measured());
  }

  @Test
  void a_goal_on_what_was_not_measured_is_our_mistake() {
    Comparison other = new Comparison("split", list(1), list(1), List.of(), List.of());
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> new SpeedupMetric().judge(FOUR_TIMES, Evidence.of(List.of(other))));
    assertTrue(
        String.valueOf(thrown.getMessage()).startsWith("benchmark 'join' was not measured, only"));
  }

  @Test
  void a_comparison_becomes_what_the_run_document_has() {
    Comparison comparison =
        new Comparison("join", list(40, 48, 44), list(10, 12, 11), list(120, 121), List.of());
    assertEquals(
        new RunReport.BenchmarkResult(
            "join",
            "ns/op",
            new RunReport.Sample(44, 40, 48, list(40, 48, 44)),
            new RunReport.Sample(11, 10, 12, list(10, 12, 11)),
            new RunReport.Ratio(4, 40.0 / 12 / 2, 48.0 / 10 * 2),
            MannWhitney.p(new double[] {40, 48, 44}, new double[] {10, 12, 11}),
            new RunReport.BytesPerOp(120.5, null)),
        comparison.result());
  }
}
