package dev.hotpath.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.hotpath.exercise.Goal;
import dev.hotpath.exercise.GoalDetail;
import dev.hotpath.stats.Looks;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Benchmarks that lie, each in its own way, and one that doesn't. */
class BenchmarkTrustMetricTest {

  private static Goal goal(String variant, double slowdown) {
    return new Goal(
        "benchmark-trust",
        Optional.of("count"),
        OptionalDouble.of(0.8),
        OptionalDouble.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.of(new GoalDetail.Change(variant, slowdown)));
  }

  private static final Goal SLOWER = goal("four-times-slower", 4);
  private static final Goal SET_UP = goal("set-up-ten-times-dearer", 1);

  /** Forks on the program as it is and on the variant, as many as the first look has. */
  private static Comparison forks(Goal goal, List<Double> asItIs, List<Double> changed) {
    return new Comparison(
        goal.figures().orElseThrow(), five(asItIs), five(changed), List.of(), List.of());
  }

  private static List<Double> five(List<Double> values) {
    return IntStream.range(0, Looks.FIRST).mapToObj(i -> values.get(i % values.size())).toList();
  }

  private static RunReport.GoalResult judge(Goal goal, Comparison comparison) {
    return new BenchmarkTrustMetric().judge(goal, Evidence.of(List.of(comparison)));
  }

  /** As it is 10 ns; the variant's fastest and slowest fork. */
  @ParameterizedTest
  @CsvSource({
    "39, 41, true", // honest
    "10, 10, false", // eliminated: no difference
    "20, 21, false", // half of it is something else
    "32, 50, true", // exactly at either border
    "31.9, 41,",
    "39, 50.1,",
    "30, 31.9, false",
    "50.1, 60, false", // more than there is
    "25, 60,"
  })
  void a_slowdown_is_seen_when_all_of_the_interval_is_near_enough(
      double fastest, double slowest, @Nullable Boolean expected) {
    assertEquals(
        expected, judge(SLOWER, forks(SLOWER, List.of(10.0), List.of(fastest, slowest))).met());
  }

  @ParameterizedTest
  @CsvSource({"10, 10, true", "8, 12.5, true", "70, 80, false", "5, 6, false", "9, 13,"})
  void what_must_not_show_does_not(double fastest, double slowest, @Nullable Boolean expected) {
    assertEquals(
        expected, judge(SET_UP, forks(SET_UP, List.of(10.0), List.of(fastest, slowest))).met());
  }

  @Test
  void the_figure_is_the_share_that_is_seen_be_it_too_little_or_too_much() {
    assertEquals(0.5, judge(SLOWER, forks(SLOWER, List.of(10.0), List.of(20.0))).measured());
    assertEquals(0.5, judge(SLOWER, forks(SLOWER, List.of(10.0), List.of(80.0))).measured());
    assertEquals(1.0, judge(SLOWER, forks(SLOWER, List.of(10.0), List.of(40.0))).measured());
    assertEquals(0.8, judge(SLOWER, forks(SLOWER, List.of(10.0), List.of(40.0))).target());
  }

  @Test
  void two_forks_each_tell_dead_work_and_nothing_else() {
    List<Double> two = List.of(10.0, 11.0);
    assertEquals(
        false,
        judge(SLOWER, new Comparison("count on four-times-slower", two, two, List.of(), List.of()))
            .met());
    assertNull(
        judge(
                SLOWER,
                new Comparison(
                    "count on four-times-slower", two, List.of(40.0, 44.0), List.of(), List.of()))
            .met());
  }

  @Test
  void goals_are_told_in_english() {
    assertEquals(
        "sees “four times slower” as 4× slower (3.2× to 5×)",
        new BenchmarkTrustMetric().describe(SLOWER));
    assertEquals(
        "sees no change in “set up ten times dearer” (0.80× to 1.3×)",
        new BenchmarkTrustMetric().describe(SET_UP));
    assertEquals(
        "sees “twice as fast” as 2× faster (0.40× to 0.63×)",
        new BenchmarkTrustMetric().describe(goal("twice-as-fast", 0.5)));
  }

  private static Grade grade(double slower, double setUp) {
    return grade(List.of(slower * 10), List.of(setUp * 10));
  }

  private static Grade grade(List<Double> slower, List<Double> setUp) {
    List<Goal> goals = List.of(SLOWER, SET_UP);
    List<Comparison> comparisons =
        List.of(forks(SLOWER, List.of(10.0), slower), forks(SET_UP, List.of(10.0), setUp));
    Trusted trusted =
        new Trusted(
            IntStream.range(0, 2)
                .mapToObj(i -> Seen.of(goals.get(i), comparisons.get(i)))
                .toList());
    Evidence evidence = new Evidence(comparisons, List.of(trusted));
    return Grading.measured(
        goals.stream().map(goal -> new BenchmarkTrustMetric().judge(goal, evidence)).toList(),
        evidence);
  }

  @Test
  void verdicts_are_told_in_plain_words_first() {
    assertEquals(
        new Grade(
            Verdict.PASS,
            "Your benchmark can be trusted: it sees a 4× slowdown as 3.9×, and no change in “set up"
                + " ten times dearer”, which has none (1.0×)."),
        grade(3.9, 1.02));
    assertEquals(
        new Grade(
            Verdict.SLOW,
            "Your benchmark does not see a 4× slowdown: to it the changed program takes 1.0× as"
                + " long. Is the result used?"),
        grade(1, 1));
    assertEquals(
        new Grade(
            Verdict.SLOW,
            "Your benchmark sees a 4× slowdown as 2.1× only. What else takes time in it, or is done"
                + " just once?"),
        grade(2.1, 1));
    assertEquals(
        new Grade(
            Verdict.SLOW,
            "Your benchmark sees a 4× slowdown as 16×. What does it do more of when the program is"
                + " slow?"),
        grade(16, 1));
    assertEquals(
        new Grade(
            Verdict.SLOW,
            "Your benchmark charges for what it should not measure: to it “set up ten times dearer”"
                + " takes 6.5× as long, and nothing should show. Is set-up timed too?"),
        grade(4, 6.5));
    assertEquals(
        new Grade(
            Verdict.INCONCLUSIVE,
            "It can't be said whether your benchmark can be trusted: it sees a 4× slowdown as"
                + " somewhere between 2.5× and 6.0×. Its forks differ too much, or this machine is"
                + " too noisy."),
        grade(Arrays.asList(25.0, 60.0), List.of(10.0)));
  }
}
