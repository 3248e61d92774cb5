package dev.hotpath.run;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.RunState;
import dev.hotpath.grade.Verdict;
import dev.hotpath.run.queue.Occupancy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The queue and what can be taken back, with real compilers and workers. */
@Timeout(180)
class RunsIT {

  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = new Rig(new ProcessSandbox(), Rig.PATIENT);
  }

  @AfterAll
  static void close() {
    rig.close();
  }

  /** What was taken back takes a moment to end, and its learner's next waits for that. */
  @AfterEach
  void everything_has_ended() {
    rig.awaitIdle();
  }

  private static void assertCancelled(RunReport report) {
    assertEquals(Verdict.CANCELLED, report.verdict(), report::summary);
    assertEquals(RunState.DONE, report.state());
    assertTrue(rig.reports.contains(report), "that it was taken back is kept");
  }

  @Test
  void one_runs_and_one_waits_and_the_newest_takes_the_place_of_the_one_that_waits()
      throws InterruptedException {
    Rig.Watched first = rig.submit("ada", "loops-forever");
    first.until("test");
    Rig.Watched second = rig.submit("ada", "correct");
    Rig.Watched third = rig.submit("ada", "does-not-compile");
    assertEquals(new Occupancy(1, 1, 0, 0, 2), rig.runs.occupancy());
    assertEquals(Optional.of(third.id), rig.runs.current("ada", rig.exercise("repeat")));
    assertEquals(Optional.empty(), rig.runs.current("bob", rig.exercise("repeat")));

    RunReport replaced = second.end();
    assertCancelled(replaced);
    assertEquals("Replaced by a newer submission before its turn came.", replaced.summary());
    assertEquals(List.of("queued", "done"), second.names());
    assertEquals(0, ((RunEvent.Queued) first.seen.getFirst().event()).position());
    assertEquals(1, ((RunEvent.Queued) second.seen.getFirst().event()).position());

    first.cancel();
    assertCancelled(first.end());
    assertEquals(Verdict.COMPILE_ERROR, third.end().verdict());
    rig.awaitIdle();
  }

  @Test
  void one_that_waits_can_be_taken_back() throws InterruptedException {
    Rig.Watched first = rig.submit("ada", "loops-forever");
    first.until("test");
    Rig.Watched second = rig.submit("ada", "correct");
    second.cancel();
    RunReport report = second.end();
    assertCancelled(report);
    assertEquals("Cancelled. Your code is kept.", report.summary());
    assertEquals(List.of("queued", "done"), second.names());
    assertNull(rig.runs.report(first.id).orElseThrow().verdict(), "the other runs on");
    first.cancel();
    assertCancelled(first.end());
  }

  @Test
  void one_that_is_tested_can_be_taken_back() throws InterruptedException {
    Rig.Watched run = rig.submit("ada", "loops-forever");
    run.until("test");
    List<ProcessHandle> before = Rig.children("test");
    run.cancel();
    assertCancelled(run.end());
    await().until(() -> before.stream().anyMatch(worker -> !worker.isAlive()));
    assertFalse(run.names().contains("tested"));
    String summary = rig.tested("ada", Rig.files("correct")).summary();
    assertEquals("Correct: all 5 tests passed. Now measuring.", summary);
  }

  @Test
  void one_that_is_measured_can_be_taken_back_and_one_that_waits_for_its_turn_too()
      throws InterruptedException {
    Rig.Watched first = rig.submit("ada", "correct");
    first.until("measuring");
    await().until(() -> !Rig.children("measure").isEmpty());
    Rig.Watched second = rig.submit("bob", "correct");
    second.until("tested");
    second.cancel();
    assertCancelled(second.end());
    assertFalse(second.names().contains("measuring"), "one measurement at a time");
    assertNull(rig.runs.report(first.id).orElseThrow().verdict(), "the other goes on");

    Rig.Watched third = rig.submit("cyd", "correct");
    third.until("tested");
    List<ProcessHandle> workers = Rig.children("measure");
    first.cancel();
    assertCancelled(first.end());
    await().until(() -> workers.stream().noneMatch(ProcessHandle::isAlive));
    third.until("measuring"); // its turn has come
    third.cancel();
    assertCancelled(third.end());
    await().until(() -> Rig.children("measure").isEmpty());
  }

  @Test
  void learners_do_not_wait_for_each_others_tests() throws InterruptedException {
    Rig.Watched slow = rig.submit("ada", "loops-forever");
    slow.until("test");
    RunReport quick = rig.tested("bob", Rig.files("gives-a-wrong-answer"));
    assertEquals(Verdict.FAIL, quick.verdict());
    assertNull(rig.runs.report(slow.id).orElseThrow().verdict());
    slow.cancel();
    assertCancelled(slow.end());
  }

  @Test
  void many_learners_at_once_all_get_their_own_verdict() throws InterruptedException {
    List<String> situations =
        List.of("does-not-compile", "gives-a-wrong-answer", "calls-exit", "overflows-the-stack");
    List<Rig.Watched> runs =
        situations.stream()
            .map(situation -> rig.submit("learner " + situation, situation))
            .toList();
    List<Verdict> expected =
        List.of(Verdict.COMPILE_ERROR, Verdict.FAIL, Verdict.CRASHED, Verdict.FAIL);
    for (int i = 0; i < runs.size(); i++) {
      RunReport report = runs.get(i).end();
      assertEquals(expected.get(i), report.verdict(), situations.get(i) + ": " + report.summary());
    }
  }

  @Test
  void events_are_numbered_without_gaps_and_one_who_comes_late_gets_all()
      throws InterruptedException {
    Rig.Watched run = rig.submit("ada", "gives-a-wrong-answer");
    run.end();
    assertEquals(
        List.of("queued", "compiled", "test", "test", "test", "test", "test", "done"), run.names());
    assertEquals(
        IntStream.rangeClosed(1, run.seen.size()).boxed().toList(),
        run.seen.stream().map(RunLog.Entry::id).toList());
    RunLog late = rig.runs.log(run.id).orElseThrow();
    assertEquals(run.seen, late.after(0, Duration.ZERO));
    assertEquals(run.seen.subList(3, run.seen.size()), late.after(3, Duration.ZERO));
  }

  @Test
  void one_that_is_over_stays_as_it_is() throws InterruptedException {
    Rig.Watched run = rig.submit("ada", "does-not-compile");
    RunReport report = run.end();
    run.cancel();
    rig.runs.cancel("a run that never was");
    assertEquals(Optional.of(report), rig.runs.report(run.id));
    assertEquals(run.seen, run.log.after(0, Duration.ZERO));
  }

  @Test
  void a_keeper_that_fails_costs_the_learner_this_run_and_no_other() throws InterruptedException {
    RunKeeper full =
        new RunKeeper() {
          @Override
          public void report(RunReport report) {
            throw new IllegalStateException("the disk is full");
          }

          @Override
          public boolean artifact(String run, String name, byte[] bytes) {
            return true;
          }
        };
    try (Runs runs =
        new Runs(
            rig.compilers, rig.workers, new ProcessSandbox(), full, Capacity.of(1), Rig.PATIENT)) {
      for (int i = 1; i <= 2; i++) {
        RunLog log =
            runs.submit(
                new Submission(
                    "full-" + i,
                    "ada",
                    rig.exercise("repeat"),
                    Rig.files("does-not-compile"),
                    System.nanoTime()));
        int seen = 0;
        boolean over = false;
        while (!over) {
          List<RunLog.Entry> entries = log.after(seen, Duration.ofSeconds(60));
          assertFalse(entries.isEmpty(), "a page waits for ever");
          seen += entries.size();
          over = entries.getLast().last();
        }
      }
      await().until(() -> runs.occupancy().unfinished() == 0);
    }
  }
}
