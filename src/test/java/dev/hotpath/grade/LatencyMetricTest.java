package dev.hotpath.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.hotpath.exercise.Goal;
import dev.hotpath.exercise.GoalDetail;
import dev.hotpath.protocol.JobEvent.LoadPassed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goals on requests that come at a rate, at their borders and in English. */
class LatencyMetricTest {

  private static final GoalDetail.Load LOAD = new GoalDetail.Load("OrderService", 200, 90, 5);
  private static final int REQUESTS = 1_000;

  private static Goal atMost(double bound, boolean relative) {
    return new Goal(
        "latency",
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.of(bound),
        relative,
        Optional.empty(),
        Optional.empty(),
        Optional.of(LOAD));
  }

  /** Nine of ten within 1 ms, all others but for the last in this time; "x" is never. */
  private static Answers fork(String slowMillis) {
    int[] micros = new int[REQUESTS];
    Arrays.fill(micros, 1_000);
    int slow =
        slowMillis.equals("x") ? LoadPassed.SHED : (int) (1_000 * Double.parseDouble(slowMillis));
    Arrays.fill(micros, 0, 200, slow);
    return Answers.of(new LoadPassed(true, micros, ""));
  }

  private static List<Answers> forks(@Nullable String slowMillis) {
    List<Answers> forks = new ArrayList<>();
    for (String each : slowMillis == null ? new String[0] : slowMillis.split(" ")) {
      forks.add(fork(each));
    }
    return forks;
  }

  private static Evidence evidence(List<Answers> starter, List<Answers> yours) {
    return new Evidence(
        List.of(),
        List.of(
            new Latency(
                List.of(
                    new Latency.Loaded(
                        LOAD, starter, yours, Optional.empty(), Optional.of(fork("1")))))));
  }

  private static RunReport.GoalResult judge(
      double bound, boolean relative, @Nullable String starter, String yours) {
    return new LatencyMetric()
        .judge(atMost(bound, relative), evidence(forks(starter), forks(yours)));
  }

  @ParameterizedTest
  @CsvSource({
    "10,", // one fork says nothing
    "10 10,", // nor do two
    "10 10 10, true",
    "20 20 20, true",
    "21 21 21, false",
    "10 10 21,", // they don't agree
    "18 18 21,",
    "10 17 16,", // three are taken half as far apart again: 6.5 to 20.5
    "10 17 16 15 14, true", // five are not
    "24 40 30,", // 16 to 48
    "24 40 30 31 32, false",
    "10 10 x,", // too many were not answered by one of them
    "x x x, false"
  })
  void a_time_is_met_or_missed_where_all_forks_agree(String yours, @Nullable Boolean met) {
    assertEquals(met, judge(20, false, null, yours).met());
  }

  @ParameterizedTest
  @CsvSource({
    "40 40 40, 10 10 10, true",
    "40 40 40, 20 20 20, true",
    "40 40 40, 22 22 22, false",
    "40 40 30, 18 18 18,", // 18 of 25 to 45
    "40 40, 10 10 10,", // the starter's count, too
    "x x x, 10 10 10, true", // anything is better than no answer
    "x x x, x x x, false", // which is late, however the starter does
  })
  void a_share_of_the_starters_takes_both_intervals(
      String starter, String yours, @Nullable Boolean met) {
    assertEquals(met, judge(0.5, true, starter, yours).met());
  }

  @Test
  void requests_of_which_few_are_late_leave_it_open_where_the_percentile_may_be_among_them() {
    int[] micros = new int[REQUESTS];
    Arrays.fill(micros, 1_000);
    Arrays.fill(micros, 0, 97, 90_000); // 9.7 %, and 90 % have to be in time
    List<Answers> forks =
        List.of(
            Answers.of(new LoadPassed(true, micros, "")),
            Answers.of(new LoadPassed(true, micros, "")),
            Answers.of(new LoadPassed(true, micros, "")));
    RunReport.GoalResult result =
        new LatencyMetric().judge(atMost(20, false), evidence(List.of(), forks));
    assertEquals(1, result.measured());
    assertNull(result.met());
  }

  @Test
  void nothing_is_known_before_it_was_asked() {
    RunReport.GoalResult result =
        new LatencyMetric().judge(atMost(20, false), Evidence.of(List.of()));
    assertNull(result.measured());
    assertNull(result.met());
  }

  @Test
  void it_is_said_in_plain_words() {
    assertEquals(
        "Correct, and it answers 90 of 100 requests within 10 ms, at 200 a second (goal 20 ms).",
        said(false, 20, null, "10 10 10"));
    assertEquals(
        "Correct, but it needs 30 ms: the goal is 90 of 100 requests answered within 20 ms, at 200"
            + " a second.",
        said(false, 20, null, "30 30 30"));
    assertEquals(
        "Correct, but it leaves too many requests unanswered: the goal is 90 of 100 requests"
            + " answered within 20 ms, at 200 a second.",
        said(false, 20, null, "x x x"));
    assertEquals(
        "Correct, but it still takes 75 % of the starter's time for 90 of 100 requests: the goal is"
            + " at most 50 % of the starter's time for 90 of 100 requests, at 200 a second.",
        said(true, 0.5, "40 40 40", "30 30 30"));
    assertEquals(
        "Correct, but it can't be said whether this goal is met: 90 of 100 requests answered within"
            + " 20 ms, at 200 a second; measured 19 ms, which is too close to it or too unsteady.",
        said(false, 20, null, "18 19 25"));
  }

  private static String said(
      boolean relative, double bound, @Nullable String starter, String yours) {
    Evidence evidence = evidence(forks(starter), forks(yours));
    return Grading.measured(
            List.of(new LatencyMetric().judge(atMost(bound, relative), evidence)), evidence)
        .summary();
  }

  @Test
  void the_picture_has_a_sentence_curves_and_what_was_lost() {
    int[] micros = new int[REQUESTS];
    Arrays.fill(micros, 10_000);
    Arrays.fill(micros, 0, 3, LoadPassed.SHED);
    micros[3] = LoadPassed.FAILED;
    micros[4] = LoadPassed.REFUSED;
    micros[5] = LoadPassed.REFUSED;
    Latency.Loaded loaded =
        new Latency.Loaded(
            LOAD,
            List.of(fork("40")),
            List.of(Answers.of(new LoadPassed(true, micros, "java.io.IOException: reset"))),
            Optional.empty(),
            Optional.of(fork("2")));
    assertEquals(
        "90 of 100 requests were answered within 10 ms at 200 a second; 2 of 1,000 were turned away"
            + " by the service, 1 of 1,000 failed, 3 of 1,000 were never sent, since too many waited"
            + " already. The starter needs 40 ms for as many.",
        LatencyWords.went(loaded, 90));
    assertEquals(
        "A client that waits for each answer before it asks again sees 2 ms: it asks nothing while"
            + " one answer is late, and counts from when it asks, so it misses whatever queued up"
            + " meanwhile.",
        LatencyWords.waiting(loaded, 90));
  }

  @ParameterizedTest
  @CsvSource({"50, 50 of 100", "99.9, '999 of 1,000'", "99.95, '9,995 of 10,000'"})
  void shares_are_whole_numbers(double percentile, String share) {
    GoalDetail.Load load = new GoalDetail.Load("OrderService", 200, percentile, 5);
    Goal goal =
        new Goal(
            "latency",
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.of(1.5),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.of(load));
    assertEquals(
        share + " requests answered within 1.5 ms, at 200 a second",
        new LatencyMetric().describe(goal));
  }
}
