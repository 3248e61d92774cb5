package dev.hotpath.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Goal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goals on what forks count, at their borders and in English. */
class CounterMetricTest {

  private static Goal atMost(String metric, double bound, boolean relative) {
    return new Goal(
        metric, Optional.of("join"), OptionalDouble.empty(), OptionalDouble.of(bound), relative);
  }

  private static Goal atLeast(String metric, double bound, boolean relative) {
    return new Goal(
        metric, Optional.of("join"), OptionalDouble.of(bound), OptionalDouble.empty(), relative);
  }

  private static List<Double> list(double... values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static List<Double> list(String values) {
    return Arrays.stream(values.split(" ")).map(Double::valueOf).toList();
  }

  private static Comparison counted(String name, List<Double> starter, List<Double> yours) {
    return new Comparison(
        "join",
        list(100, 101),
        list(100, 101),
        List.of(),
        List.of(),
        Map.of(name, starter),
        Map.of(name, yours),
        Map.of());
  }

  private static @Nullable Boolean met(
      CounterMetric metric, Goal goal, List<Double> starter, List<Double> yours) {
    RunReport.GoalResult result =
        metric.judge(goal, Evidence.of(List.of(counted(metric.key(), starter, yours))));
    assertEquals(metric.key(), result.metric());
    return result.met();
  }

  /** At most 2 threads per operation. */
  @ParameterizedTest
  @CsvSource({
    "2, true",
    "2.01, true", // the harness's own
    "2.03, false",
    "0, true",
    "8 8 0, false", // of a fork that differs the median says nothing
    "0 0 8, true"
  })
  void what_is_exact_is_met_or_missed_by_its_median(String forks, boolean expected) {
    assertEquals(
        expected, met(new ThreadsMetric(), atMost("threads", 2, false), List.of(), list(forks)));
  }

  /** At most 10 % of processor time, the whole interval of it; twice as wide below five forks. */
  @ParameterizedTest
  @CsvSource({
    "0.01,", // one fork says nothing
    "0.01 0.04, true",
    "0.01 0.06,",
    "0.19 0.4,",
    "0.21 0.4, false",
    "0.01 0.06 0.02 0.03 0.09, true",
    "0.01 0.06 0.02 0.03 0.11,",
    "0.11 0.12 0.2 0.3 0.4, false"
  })
  void what_varies_is_met_or_missed_by_its_interval(String forks, @Nullable Boolean expected) {
    Goal goal = atMost("gc-cpu", 0.1, false);
    assertEquals(expected, met(new GcCpuMetric(), goal, List.of(), list(forks)));
  }

  @ParameterizedTest
  @CsvSource({
    "0.3 0.4, true",
    "0.15 0.4,",
    "0.01 0.04, false",
    "0.2 0.3 0.4 0.5 0.6, true",
  })
  void a_lower_bound_is_the_other_way_round(String forks, @Nullable Boolean expected) {
    Goal goal = atLeast("gc-cpu", 0.1, false);
    assertEquals(expected, met(new GcCpuMetric(), goal, List.of(), list(forks)));
  }

  @ParameterizedTest
  @CsvSource({
    "10 10, 1, true",
    "10 10, 2, true",
    "10 10, 3, false",
    "0 0, 0, true", // of nothing, nothing is enough
    "0 0, 1, false", // and anything too much
    "0.0001, 0.0002, true", // next to nothing is nothing
  })
  void a_share_of_the_starters_is_one_also_where_that_is_nothing(
      String starter, String yours, boolean expected) {
    Goal goal = atMost("threads", 0.2, true);
    assertEquals(expected, met(new ThreadsMetric(), goal, list(starter), list(yours)));
  }

  @ParameterizedTest
  @CsvSource({
    "1000 1000, 10 10, true",
    "1000 1000, 60 60,", // 60 · 2 / (1000 / 2) is 0.24
    "1000 1000 1000 1000 1000, 60 60 60 60 60, true",
    "1000 1000 1000 1000 200, 60 60 60 60 60,",
    "1000 1000 1000 1000 1000, 300 300 300 300 200,",
    "1000 1000 1000 1000 1000, 300 300 300 300 210, false",
    "0 0, 0 0, true",
    "0 0, 500 500, false"
  })
  void a_share_of_what_varies_takes_both_intervals(
      String starter, String yours, @Nullable Boolean expected) {
    Goal goal = atMost("lock-time", 0.2, true);
    assertEquals(expected, met(new LockTimeMetric(), goal, list(starter), list(yours)));
  }

  @Test
  void what_this_machine_can_not_tell_decides_nothing() {
    GcCpuMetric metric = new GcCpuMetric();
    for (boolean relative : new boolean[] {true, false}) {
      RunReport.GoalResult result =
          metric.judge(
              atMost("gc-cpu", 0.1, relative),
              Evidence.of(List.of(counted("gc-count", list(1, 2), list(1, 2)))));
      assertNull(result.met());
      assertNull(result.measured());
    }
    assertNull(met(metric, atMost("gc-cpu", 0.1, true), List.of(), list(0.5, 0.5)));
  }

  @Test
  void a_counter_of_the_benchmarks_own_goes_by_its_name() {
    Goal goal =
        new Goal(
            "counter",
            Optional.of("join"),
            OptionalDouble.empty(),
            OptionalDouble.of(1),
            false,
            Optional.of("misses"),
            Optional.empty());
    OwnCounterMetric metric = new OwnCounterMetric();
    assertEquals(Optional.of("counter:misses"), metric.counter(goal));
    assertEquals("at most 1 “misses” per operation", metric.describe(goal));
    assertEquals(
        true,
        metric
            .judge(goal, Evidence.of(List.of(counted("counter:misses", list(3), list(1)))))
            .met());
    assertNull(
        metric.judge(goal, Evidence.of(List.of(counted("counter:hits", list(3), list(1))))).met());
  }

  @Test
  void forks_are_asked_for_what_goals_on_their_benchmark_need_and_no_more() {
    Exercise exercise =
        Catalogue.load(Path.of("src/test/resources/exercises"), Metrics.keys())
            .find("instruments")
            .orElseThrow();
    assertEquals(List.of("gc-count", "gc-cpu"), Metrics.counters(exercise, "collects", false));
    assertEquals(List.of(), Metrics.counters(exercise, "collects", true));
    assertEquals(List.of("context-switches"), Metrics.counters(exercise, "parks", false));
    assertEquals(List.of("parks"), Metrics.counters(exercise, "parks", true));
    assertEquals(List.of("counter:hits"), Metrics.counters(exercise, "counts", false));
    assertEquals(List.of(), Metrics.counters(exercise, "no such", false));
  }

  @Test
  void a_catalogue_may_name_all_of_them() {
    assertEquals(
        Set.of(
            "speedup",
            "answers",
            "benchmark-trust",
            "mutants-killed",
            "coverage",
            "bytes-per-op",
            "gc-count",
            "gc-cpu",
            "peak-heap",
            "live-bytes",
            "humongous",
            "threads",
            "lock-time",
            "parks",
            "pinned",
            "context-switches",
            "counter",
            "counterfactual",
            "syscalls",
            "scaling",
            "inlined",
            "scalar-replaced",
            "range-checks",
            "latency"),
        Metrics.keys());
  }

  @Test
  void every_goal_is_told_in_english() {
    assertEquals(
        List.of(
            "at most 100 garbage collections per million operations",
            "at most 5 % of processor time spent on garbage collection",
            "at most 32 MB of heap at its peak",
            "at most 1.5 KB kept alive",
            "at most 1 humongous object made per operation",
            "at most 2 threads started per operation",
            "at most 2.5 µs spent waiting for locks per operation",
            "at most 0.50 parked threads per operation",
            "at most 0 pinned virtual threads per operation",
            "at most 1 context switch per operation"),
        List.of(
            new GcCountMetric().describe(atMost("gc-count", 100, false)),
            new GcCpuMetric().describe(atMost("gc-cpu", 0.05, false)),
            new PeakHeapMetric().describe(atMost("peak-heap", 32 << 20, false)),
            new LiveBytesMetric().describe(atMost("live-bytes", 1_536, false)),
            new HumongousMetric().describe(atMost("humongous", 1, false)),
            new ThreadsMetric().describe(atMost("threads", 2, false)),
            new LockTimeMetric().describe(atMost("lock-time", 2_500, false)),
            new ParksMetric().describe(atMost("parks", 0.5, false)),
            new PinnedMetric().describe(atMost("pinned", 0, false)),
            new ContextSwitchesMetric().describe(atMost("context-switches", 1, false))));
    assertEquals(
        "at least 10 % of the starter's time spent waiting for locks",
        new LockTimeMetric().describe(atLeast("lock-time", 0.1, true)));
    assertEquals(
        "at most 10 % of the starter's peak of the heap",
        new PeakHeapMetric().describe(atMost("peak-heap", 0.1, true)));
  }

  @Test
  void one_is_not_told_as_many() {
    assertEquals("1 thread started", GoalWords.singular("1 threads started"));
    assertEquals("parks threads once per", GoalWords.singular("parks threads 1 times per"));
    assertEquals("1 context switch per", GoalWords.singular("1 context switches per"));
    assertEquals("1 garbage collection per", GoalWords.singular("1 garbage collections per"));
    assertEquals("11 threads started", GoalWords.singular("11 threads started"));
    assertEquals("0.1 threads started", GoalWords.singular("0.1 threads started"));
    assertEquals("1,001 times", GoalWords.singular("1,001 times"));
  }

  private static Goal without(String flag, boolean atLeast, double bound) {
    return new Goal(
        "counterfactual",
        Optional.of("join"),
        atLeast ? OptionalDouble.of(bound) : OptionalDouble.empty(),
        atLeast ? OptionalDouble.empty() : OptionalDouble.of(bound),
        false,
        Optional.empty(),
        Optional.of(flag));
  }

  private static Comparison flagged(List<Double> yours, List<Double> flagged) {
    return new Comparison(
        "join",
        list(7, 7),
        yours,
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        Map.of(Variation.flag("-UseSuperWord"), flagged));
  }

  /** At least twice as slow, or at most. */
  @ParameterizedTest
  @CsvSource({
    "10 11 10 11 10, 22 23 22 23 24, true",
    "10 11 10 11 10, 20 20 20 20 20,",
    "10 11 10 11 10, 19 19 19 19 19, false",
    "10 10, 39 39,", // two pairs are sure of half as much
    "10 10, 40 40, true",
    "10 10, 9 9, false"
  })
  void a_counterfactual_is_the_time_with_the_flag_by_the_time_without(
      String yours, String flagged, @Nullable Boolean slower) {
    Evidence both = Evidence.of(List.of(flagged(list(yours), list(flagged))));
    CounterfactualMetric metric = new CounterfactualMetric();
    assertEquals(slower, metric.judge(without("-UseSuperWord", true, 2), both).met());
    assertEquals(
        slower == null ? null : Boolean.valueOf(!slower),
        metric.judge(without("-UseSuperWord", false, 2), both).met());
    RunReport.GoalResult other = metric.judge(without("-DoEscapeAnalysis", true, 2), both);
    assertNull(other.met());
    assertNull(other.measured());
  }

  @Test
  void a_counterfactual_is_told_with_its_flag() {
    Goal goal = without("-UseSuperWord", true, 2);
    Evidence both = Evidence.of(List.of(flagged(list(10, 10), list(20, 20))));
    RunReport.GoalResult judged = new CounterfactualMetric().judge(goal, both);
    assertEquals("at least 2× slower with -XX:-UseSuperWord", judged.text());
    assertEquals(2, judged.measured());
    assertEquals(
        new Grade(
            Verdict.INCONCLUSIVE,
            "Correct, but it can't be said whether this goal is met: at least 2× slower with"
                + " -XX:-UseSuperWord; measured 2× slower, which is too close to it or too"
                + " unsteady."),
        Grading.measured(List.of(judged), both));
    Evidence slower = Evidence.of(List.of(flagged(list(7, 7), list(63, 63))));
    assertEquals(
        new Grade(
            Verdict.PASS,
            "Correct, and about as fast as the starter, and gets 9× slower with -XX:-UseSuperWord"
                + " (goal: at least 2× slower with -XX:-UseSuperWord)."),
        Grading.measured(List.of(new CounterfactualMetric().judge(goal, slower)), slower));
  }

  private static Grade graded(CounterMetric metric, Goal goal, double starter, double... yours) {
    Evidence comparisons =
        Evidence.of(List.of(counted(metric.key(), list(starter, starter), list(yours))));
    return Grading.measured(List.of(metric.judge(goal, comparisons)), comparisons);
  }

  @Test
  void the_verdict_says_the_figure_with_its_unit() {
    assertEquals(
        new Grade(
            Verdict.SLOW,
            "Correct, but it still starts 8 threads per operation: the goal is at most 2 threads"
                + " started per operation."),
        graded(new ThreadsMetric(), atMost("threads", 2, false), 8, 8, 8));
    assertEquals(
        new Grade(
            Verdict.SLOW,
            "Correct, but it waits 50 ns for locks per operation: the goal is at least 1 µs spent"
                + " waiting for locks per operation."),
        graded(new LockTimeMetric(), atLeast("lock-time", 1_000, false), 8, 50, 50));
    assertEquals(
        new Grade(
            Verdict.PASS,
            "Correct, and about as fast as the starter, and keeps 2 MB alive (goal: at most 50 % of"
                + " the starter's bytes kept alive)."),
        graded(new LiveBytesMetric(), atMost("live-bytes", 0.5, true), 8 << 20, 2 << 20));
    assertEquals(
        new Grade(
            Verdict.INCONCLUSIVE,
            "Correct, but it can't be said whether this goal is met: at most 10 % of processor time"
                + " spent on garbage collection; measured 9 %, which is too close to it or too"
                + " unsteady."),
        graded(new GcCpuMetric(), atMost("gc-cpu", 0.1, false), 0.5, 0.09, 0.09));
    assertEquals(
        new Grade(
            Verdict.INCONCLUSIVE,
            "Correct, but it can't be said whether this goal is met: at most 10 % of processor time"
                + " spent on garbage collection; this machine does not tell."),
        graded(new GcCpuMetric(), atMost("gc-cpu", 0.1, false), 0.5));
  }

  @Test
  void a_counter_missed_on_one_of_several_benchmarks_has_its_unit_too() {
    Goal goal = atMost("peak-heap", 0.5, true);
    PeakHeapMetric metric = new PeakHeapMetric();
    Comparison other = new Comparison("split", list(1, 1), list(1, 1), List.of(), List.of());
    Evidence both =
        Evidence.of(List.of(counted("peak-heap", list(64 << 20), list(48 << 20)), other));
    String summary = Grading.measured(List.of(metric.judge(goal, both)), both).summary();
    assertTrue(
        summary.endsWith("at most 50 % of the starter's peak of the heap; measured 75 %."),
        summary);
  }
}
