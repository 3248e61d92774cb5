package dev.hotpath.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.rehearsal.Judgement.Grade;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgementTest {

  private static final Times FAST = new Times(80, 400, 1_200, 2_000);
  private static final Times SOON = new Times(40, 5_000, 50_000, 60_000);
  private static final Findings.Machine TWO_CORES =
      new Findings.Machine(2, 16_000, "namespaces", 0.05);
  private static final Findings.Counts ALL_WELL =
      new Findings.Counts(40, 80, 78, 2, 0, 0, 0, 0, 3, 900, 5, 8, 100);

  private static Findings found(Times verdict, Times waited) {
    return found(verdict, waited, 2_000, ALL_WELL, Map.of());
  }

  private static Findings found(
      Times verdict,
      Times waited,
      long megabytes,
      Findings.Counts counts,
      Map<String, Integer> troubles) {
    return found(TWO_CORES, verdict, waited, megabytes, counts, troubles);
  }

  private static Findings found(
      Findings.Machine machine,
      Times verdict,
      Times waited,
      long megabytes,
      Findings.Counts counts,
      Map<String, Integer> troubles) {
    return new Findings(
        40,
        120,
        machine,
        verdict,
        waited,
        new Times(30, 6_000, 9_000, 9_000),
        FAST,
        FAST,
        new Findings.Memory(400, megabytes),
        new Findings.Outages(0, 0),
        counts,
        troubles);
  }

  @Test
  void a_machine_that_keeps_up_holds_and_says_how_fast_it_is() {
    Judgement judgement = Judgement.of(found(FAST, SOON));
    assertEquals(Grade.HOLDS, judgement.grade());
    assertEquals(40, judgement.most());
    assertEquals(
        "This machine holds 40: 19 of 20 verdicts came within 1.2 s, 19 of 20 measurements began"
            + " within 50.0 s more; nothing was lost.",
        judgement.sentence());
  }

  @Test
  void a_class_that_measures_nothing_waits_for_no_measurement() {
    assertEquals(
        "This machine holds 40: 19 of 20 verdicts came within 1.2 s; nothing was lost.",
        Judgement.of(found(FAST, Times.NONE)).sentence());
  }

  @Test
  void verdicts_that_come_late_make_it_slow_and_fewer_people_less_so() {
    Judgement judgement = Judgement.of(found(new Times(80, 3_000, 6_000, 9_000), SOON));
    assertEquals(Grade.SLOW, judgement.grade());
    assertEquals(31, judgement.most(), "busy all the time with 40, and four fifths of it with 31");
    assertEquals(
        "This machine will be slow with 40: a verdict on correctness takes up to 6.0 s. Hold the"
            + " class with at most 31, or take a machine with more than 2 cores.",
        judgement.sentence());
  }

  @Test
  void what_could_not_be_judged_in_time_counts_against_it() {
    Findings.Counts half = new Findings.Counts(40, 80, 40, 10, 30, 0, 0, 0, 0, 900, 0, 8, 100);
    assertEquals(
        16,
        Judgement.of(found(new Times(80, 30_000, 60_000, 90_000), SOON, 2_000, half, Map.of()))
            .most());
  }

  /**
   * 80 in two minutes, of 40: one a minute each, 6 s each. Ten a minute keep it busy; eight do for
   * 0.8 of the time.
   */
  @Test
  void measurements_that_wait_long_are_weighed_by_what_they_keep_busy() {
    Judgement judgement = Judgement.of(found(FAST, new Times(80, 90_000, 150_000, 180_000)));
    assertEquals(Grade.SLOW, judgement.grade());
    assertEquals(8, judgement.most());
    assertTrue(
        judgement
            .sentence()
            .startsWith(
                "This machine will be slow with 40: a measurement waits up to 2.5 min. Hold the"
                    + " class with at most 8, or tell them"),
        judgement.sentence());
  }

  @Test
  void what_was_found_beside_other_programs_says_so() {
    Findings.Machine busy = new Findings.Machine(2, 16_000, "namespaces", 0.62);
    Times late = new Times(80, 3_000, 6_000, 9_000);
    assertTrue(
        Judgement.of(found(busy, late, SOON, 2_000, ALL_WELL, Map.of()))
            .sentence()
            .endsWith(
                "But other programs kept it 62 % busy before anybody came: end them, and rehearse"
                    + " again."));
  }

  @Test
  void memory_that_is_nearly_used_up_is_said() {
    Judgement judgement = Judgement.of(found(FAST, SOON, 15_200, ALL_WELL, Map.of()));
    assertEquals(
        "This machine will be slow with 40: all JVMs take 15,200 of its 16,000 MB. Hold the class"
            + " with at most 37, or give it more memory.",
        judgement.sentence());
  }

  @Test
  void of_several_reasons_all_are_said_and_the_strictest_counts() {
    Judgement judgement =
        Judgement.of(
            found(
                new Times(80, 3_000, 6_000, 9_000),
                new Times(80, 90_000, 150_000, 180_000),
                15_200,
                ALL_WELL,
                Map.of()));
    assertEquals(8, judgement.most());
    assertEquals(
        "This machine will be slow with 40: a verdict on correctness takes up to 6.0 s, a"
            + " measurement waits up to 2.5 min and all JVMs take 15,200 of its 16,000 MB. Hold the"
            + " class with at most 8, or take a machine with more than 2 cores, or give it more"
            + " memory.",
        judgement.sentence());
  }

  @Test
  void a_run_that_is_lost_is_a_failure_however_fast_the_rest_is() {
    Findings.Counts counts = new Findings.Counts(39, 80, 77, 1, 0, 1, 0, 2, 0, 900, 0, 8, 100);
    Judgement judgement = Judgement.of(found(FAST, SOON, 2_000, counts, Map.of()));
    assertEquals(Grade.FAILS, judgement.grade());
    assertEquals(
        "This machine does not hold 40: 1 attendee did not get in, 1 accepted run was lost and 2"
            + " drafts were lost. Don't hold the class on it before that is mended.",
        judgement.sentence());
  }

  @Test
  void few_requests_that_fail_are_a_bad_network_and_many_a_bad_server() {
    assertEquals(
        Grade.HOLDS,
        Judgement.of(found(FAST, SOON, 2_000, ALL_WELL, Map.of("a page broke off", 9))).grade());
    Judgement many =
        Judgement.of(found(FAST, SOON, 2_000, ALL_WELL, Map.of("a page", 6, "a draft", 4)));
    assertEquals(Grade.FAILS, many.grade());
    assertTrue(many.sentence().contains("10 requests failed"), many.sentence());
  }

  @Test
  void where_nothing_could_be_handed_in_nothing_holds() {
    Findings.Counts none = new Findings.Counts(40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    Judgement judgement = Judgement.of(found(Times.NONE, Times.NONE, 0, none, Map.of()));
    assertEquals(Grade.FAILS, judgement.grade());
    assertTrue(judgement.sentence().contains("nothing could be handed in"), judgement.sentence());
  }
}
