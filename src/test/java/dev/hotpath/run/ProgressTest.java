package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.exercise.Catalogue;
import dev.hotpath.grade.Grade;
import dev.hotpath.grade.Metrics;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.RunState;
import dev.hotpath.grade.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the run document says of time, on a clock that the test winds. */
class ProgressTest {

  private static final Grade PASS = new Grade(Verdict.PASS, "Correct.");

  private long millis = 5_000;
  private final Progress progress =
      new Progress(
          new Submission(
              "run-1",
              "ada",
              Catalogue.load(Rig.EXERCISES, Metrics.keys()).find("repeat").orElseThrow(),
              List.of(),
              0),
          List.of(),
          "process",
          "25",
          () -> millis * 1_000_000);

  private void testedAfter(long wait) {
    progress.queued(RunState.QUEUED, true, "");
    millis += wait;
    progress.queued(RunState.QUEUED, false, "");
    progress.compiled(300, List.of());
    millis += 1_000;
    progress.tested(700, "");
  }

  @Test
  void all_waiting_counts_as_queued_and_none_behind_the_verdict_counts_for_that() {
    testedAfter(2_000);
    progress.queued(RunState.MEASURING, true, "2 before it");
    millis += 30;
    progress.queued(RunState.MEASURING, true, "1 before it"); // still the same waiting
    millis += 4;
    progress.queued(RunState.MEASURING, false, "");
    millis += 6_000;
    progress.done(PASS);
    RunReport.Millis measured = progress.report().millis();
    assertEquals(7_034, measured.queued(), "5 s until it was taken in, then 2 s and 34 ms");
    assertEquals(8_000, measured.verdict());
    assertEquals(14_034, measured.total());
  }

  @Test
  void one_that_is_measured_at_once_has_waited_for_its_tests_alone() {
    testedAfter(10);
    progress.queued(RunState.MEASURING, false, "");
    millis += 6_000;
    progress.done(PASS);
    assertEquals(5_010, progress.report().millis().queued());
  }

  @Test
  void one_that_ends_while_it_waits_has_waited_until_then() {
    assertNull(progress.report().millis().queued());
    testedAfter(0);
    progress.queued(RunState.MEASURING, true, "");
    millis += 70;
    progress.done(PASS);
    assertEquals(5_070, progress.report().millis().queued());
  }

  @Test
  void the_first_verdict_stands_and_nothing_is_added_to_it() {
    testedAfter(0);
    assertFalse(progress.over());
    assertTrue(progress.done(PASS));
    RunReport done = progress.report();
    assertFalse(progress.done(new Grade(Verdict.CANCELLED, "Too late.")));
    progress.say(RunState.PROFILING, "still at work");
    progress.artifact("flame-cpu.json", 7);
    assertEquals(done, progress.report());
    assertTrue(progress.over());
  }

  @Test
  void files_that_come_later_are_listed_in_what_is_done_alone() {
    List<RunReport.Artifact> later = List.of(new RunReport.Artifact("flame-wall.json", 7));
    progress.add(later);
    assertEquals(List.of(), progress.report().artifacts());
    progress.done(PASS);
    progress.add(later);
    assertEquals(later, progress.report().artifacts());
    assertEquals(Verdict.PASS, progress.report().verdict());
  }
}
