package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.RunState;
import dev.hotpath.grade.Verdict;
import dev.hotpath.protocol.SourceFile;
import dev.hotpath.run.queue.Occupancy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who waits for whom, where one run is tested at a time and one is measured. */
@Timeout(180)
class QueueIT {

  private static final int ROOM = 6;

  /** Correct, and under way for ever once it is measured: only the benchmark asks for so many. */
  private static final List<SourceFile> NEVER_MEASURED =
      List.of(
          new SourceFile(
              "src/Repeat.java",
              """
              package repeat;

              final class Repeat {

                static String times(String text, int n) {
                  while (n > 100) {
                    Thread.onSpinWait();
                  }
                  return text.repeat(n);
                }
              }
              """));

  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = new Rig(new ProcessSandbox(), Rig.PATIENT, new Capacity(1, ROOM));
  }

  @AfterAll
  static void close() {
    rig.close();
  }

  @AfterEach
  void everything_is_over() {
    rig.awaitIdle();
  }

  private static Rig.Watched measuredForEver(String learner) throws InterruptedException {
    Rig.Watched run = rig.submit(learner, rig.exercise("repeat"), NEVER_MEASURED);
    run.until("measuring");
    return run;
  }

  private static RunReport tested(Rig.Watched run) throws InterruptedException {
    return ((RunEvent.Reached) run.until("tested")).report();
  }

  /** Reads on until it stands there. */
  private static RunEvent.Queued awaitPosition(Rig.Watched run, int position)
      throws InterruptedException {
    return (RunEvent.Queued)
        run.until(event -> event instanceof RunEvent.Queued at && at.position() == position);
  }

  private static RunReport now(Rig.Watched run) {
    return rig.runs.report(run.id).orElseThrow();
  }

  private static double queuedMillis(RunReport report) {
    return Objects.requireNonNull(report.millis().queued());
  }

  private static void cancel(Rig.Watched... runs) throws InterruptedException {
    for (Rig.Watched run : runs) {
      run.cancel();
      assertEquals(Verdict.CANCELLED, run.end().verdict());
    }
  }

  private static void assertWaits(RunReport report, int before) {
    assertEquals(RunState.MEASURING, report.state());
    assertNull(report.verdict());
    assertTrue(
        report
            .summary()
            .matches(
                "Correct: all 5 tests passed\\. Waiting to be measured: "
                    + before
                    + " before it, about \\d+ (s|min)\\."),
        report::summary);
  }

  @Test
  void while_one_is_measured_a_newer_one_is_tested_and_takes_the_place_of_what_waits()
      throws InterruptedException {
    Rig.Watched measured = measuredForEver("ada");
    Rig.Watched older = rig.submit("ada", "correct");
    assertWaits(tested(older), 1);
    assertEquals(now(older).summary(), awaitPosition(older, 1).text());
    Rig.Watched other = rig.submit("bob", "correct");
    RunReport otherTested = tested(other);
    assertWaits(otherTested, 2);
    Rig.Watched newer = rig.submit("ada", "correct");
    assertWaits(tested(newer), 1);

    RunReport replaced = older.end();
    assertEquals(Verdict.CANCELLED, replaced.verdict());
    assertEquals(
        "Correct: all 5 tests passed. Not measured: a newer submission took its place.",
        replaced.summary());
    assertTrue(rig.reports.contains(replaced), "that is kept");
    assertNull(now(measured).verdict(), "the one that is measured is not disturbed");
    assertEquals(new Occupancy(0, 0, 1, 2, 3), rig.runs.occupancy());

    cancel(measured);
    RunEvent.Queued turn = awaitPosition(newer, 0);
    assertEquals(RunState.MEASURING, turn.state());
    assertEquals("Correct: all 5 tests passed. Now measuring.", turn.text());
    assertEquals(1, awaitPosition(other, 1).position());
    newer.until("measuring");
    cancel(newer);
    other.until("measuring");
    cancel(other);
    assertTrue(
        queuedMillis(now(other)) > queuedMillis(otherTested),
        "waiting to be measured is waiting too");
  }

  @Test
  void one_that_fails_its_tests_takes_nobodys_place() throws InterruptedException {
    Rig.Watched measured = measuredForEver("ada");
    Rig.Watched waits = rig.submit("ada", "correct");
    tested(waits);
    assertEquals(Verdict.FAIL, rig.submit("ada", "gives-a-wrong-answer").end().verdict());
    assertWaits(now(waits), 1);
    cancel(waits, measured);
    assertFalse(waits.names().contains("measuring"));
  }

  @Test
  void tests_are_taken_in_the_order_of_their_learners_and_everybody_hears_of_their_place()
      throws InterruptedException {
    Rig.Watched first = rig.submit("ada", "loops-forever");
    first.until("test");
    Rig.Watched second = rig.submit("bob", "correct");
    Rig.Watched third = rig.submit("cyd", "does-not-compile");
    Rig.Watched again = rig.submit("ada", "does-not-compile");
    assertEquals(1, awaitPosition(second, 1).position());
    RunEvent.Queued last = awaitPosition(again, 3);
    assertEquals(RunState.QUEUED, last.state());
    assertEquals(now(again).summary(), last.text());
    assertTrue(
        last.text()
            .matches("Waiting to be compiled and tested: 3 before it, about \\d+ (s|min)\\."),
        last::text);

    cancel(second);
    awaitPosition(again, 2);
    cancel(first);
    assertEquals(Verdict.COMPILE_ERROR, third.end().verdict());
    assertEquals(Verdict.COMPILE_ERROR, again.end().verdict());
    assertEquals(List.of(2, 1, 0), positions(third));
    assertEquals(List.of(3, 2, 1, 0), positions(again));
    assertEquals(List.of(1), positions(second));
    assertEquals("", summaryOf(again, 0));
  }

  private static List<Integer> positions(Rig.Watched run) {
    List<Integer> positions = new ArrayList<>();
    for (RunLog.Entry entry : run.seen) {
      if (entry.event() instanceof RunEvent.Queued queued) {
        positions.add(queued.position());
      }
    }
    return positions;
  }

  private static String summaryOf(Rig.Watched run, int position) {
    return run.seen.stream()
        .map(RunLog.Entry::event)
        .filter(event -> event instanceof RunEvent.Queued at && at.position() == position)
        .map(event -> ((RunEvent.Queued) event).text())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void there_is_room_for_so_many_and_one_that_is_over_makes_room() throws InterruptedException {
    List<Rig.Watched> runs = new ArrayList<>();
    for (int i = 0; i < ROOM - 1; i++) {
      runs.add(rig.submit("learner " + i, "loops-forever"));
    }
    assertEquals(Optional.empty(), rig.runs.full());
    assertTrue(rig.runs.reserve("one more"));
    assertTrue(rig.runs.full().isPresent());
    assertFalse(rig.runs.reserve("one too many"));
    rig.runs.release("one more");
    assertEquals(Optional.empty(), rig.runs.full());
    runs.add(rig.submit("one who was accepted before", "loops-forever"));
    assertFalse(rig.runs.reserve("one too many"));
    cancel(runs.getLast());
    assertTrue(rig.runs.reserve("one more"));
    rig.runs.release("one more");
    runs.removeLast();
    cancel(runs.toArray(Rig.Watched[]::new));
  }

  /** The compiler can't be told to stop; whoever cancels need not know. */
  @Test
  void one_that_is_taken_back_has_its_verdict_at_once() throws InterruptedException {
    Rig.Watched run = rig.submit("ada", "loops-forever");
    run.cancel();
    RunReport report = now(run);
    assertEquals(Verdict.CANCELLED, report.verdict());
    assertEquals(report, run.end());
    rig.awaitIdle();
    assertEquals(report, now(run), "what it still did is not told");
    assertEquals("done", run.log.after(0, Duration.ZERO).getLast().event().name());
  }

  @Test
  void a_measurement_lets_those_go_first_who_wait_for_their_tests() throws InterruptedException {
    Rig.Watched first = rig.submit("ada", "correct");
    Rig.Watched tested = rig.submit("bob", "sleeps-forever");
    Rig.Watched inLine = rig.submit("eve", "correct");
    RunEvent.Measuring courteous =
        (RunEvent.Measuring) first.until(event -> event instanceof RunEvent.Measuring);
    assertEquals("Waiting a moment while others are tested", courteous.text());
    cancel(first, tested, inLine);
  }
}
