package dev.hotpath.classroom;

import static dev.hotpath.classroom.Reports.done;
import static dev.hotpath.classroom.Reports.queued;
import static dev.hotpath.classroom.Reports.withSpeedup;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.RunState;
import dev.hotpath.grade.Verdict;
import dev.hotpath.protocol.SourceFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every keeper of attempts does. */
public abstract class AttemptsContract {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  /** The keeper under test, empty at first, the same within one test. */
  protected abstract Attempts attempts();

  /** The same attempts as another server sees them after this one has stopped. */
  protected abstract Attempts reopened();

  @Test
  void an_attempt_is_found_as_it_was_accepted() {
    Attempt attempt =
        new Attempt(
            "r1",
            "ada",
            "concat",
            NOON.plusNanos(123_456_789),
            List.of(
                new SourceFile("src/Z.java", "class Z { String s = \"ä€😀\"; }\r\n\t"),
                new SourceFile("src/A.java", "")),
            queued("r1", "concat"));
    attempts().accept(attempt);
    assertEquals(Optional.of(attempt), attempts().find("r1"));
    assertEquals(Optional.of(attempt), reopened().find("r1"));
  }

  @Test
  void an_attempt_without_files_is_one_too() {
    attempts().accept(new Attempt("r1", "ada", "concat", NOON, List.of(), queued("r1", "concat")));
    assertEquals(List.of(), attempts().find("r1").orElseThrow().files());
  }

  @Test
  void an_attempt_keeps_the_answers_that_stood_when_it_was_accepted() {
    Attempt attempt =
        new Attempt("r1", "ada", "fib", NOON, List.of(), Map.of(0, 2, 11, 0), queued("r1", "fib"));
    attempts().accept(attempt);
    attempts().report(Reports.inState("r1", "fib", RunState.TESTING));
    assertEquals(Map.of(0, 2, 11, 0), attempts().find("r1").orElseThrow().answers());
    assertEquals(Map.of(0, 2, 11, 0), reopened().unfinished().getFirst().answers());
  }

  @Test
  void an_exercise_is_passed_by_a_pass_of_the_same_learner_alone() {
    accept("r1", "ada", "fib", 0);
    assertFalse(attempts().passed("ada", "fib"));
    attempts().report(done("r1", "fib", Verdict.SLOW));
    assertFalse(attempts().passed("ada", "fib"));
    accept("r2", "ada", "fib", 1);
    attempts().report(done("r2", "fib", Verdict.PASS));
    assertTrue(attempts().passed("ada", "fib"));
    assertFalse(attempts().passed("bob", "fib"));
    assertFalse(attempts().passed("ada", "concat"));
  }

  @Test
  void what_was_never_accepted_is_not_found() {
    assertEquals(Optional.empty(), attempts().find("nobody"));
    assertEquals(List.of(), attempts().of("ada", "concat", 10));
    assertEquals(List.of(), attempts().unfinished());
    assertEquals(List.of(), attempts().standings("ada"));
  }

  @Test
  void an_id_is_accepted_once() {
    accept("r1", "ada", "concat", 0);
    assertThrows(RuntimeException.class, () -> accept("r1", "bob", "fib", 1));
    assertEquals("ada", attempts().find("r1").orElseThrow().learner());
    assertEquals(1, attempts().find("r1").orElseThrow().files().size());
  }

  private static Attempt sent(String id, String learner, String exercise) {
    List<SourceFile> files = List.of(new SourceFile("src/A.java", "class A {} // " + id));
    return new Attempt(id, learner, exercise, NOON, files, queued(id, exercise));
  }

  @Test
  void what_is_sent_twice_under_one_name_is_kept_once() {
    Attempt first = sent("r1", "ada", "concat");
    assertEquals(Optional.empty(), attempts().acceptOnce(first, "one"));
    assertEquals(Optional.of(first), attempts().acceptOnce(sent("r2", "ada", "concat"), "one"));
    assertEquals(Optional.empty(), attempts().find("r2"));
    assertEquals(Optional.of(first), attempts().sentAs("ada", "one"));
    assertEquals(Optional.of(first), reopened().sentAs("ada", "one"));
    assertEquals(List.of("r1"), ids(attempts().of("ada", "concat", 10)));
  }

  @Test
  void names_are_a_learners_own_and_those_without_one_are_all_kept() {
    assertEquals(Optional.empty(), attempts().acceptOnce(sent("r1", "ada", "concat"), "one"));
    assertEquals(Optional.empty(), attempts().acceptOnce(sent("r2", "bob", "concat"), "one"));
    assertEquals(Optional.empty(), attempts().acceptOnce(sent("r3", "ada", "concat"), "two"));
    attempts().accept(sent("r4", "ada", "concat"));
    attempts().accept(sent("r5", "ada", "concat"));
    assertEquals(4, attempts().of("ada", "concat", 10).size());
    assertEquals(Optional.empty(), attempts().sentAs("eve", "one"));
  }

  @Test
  void of_many_that_are_sent_at_once_under_one_name_one_is_kept() throws Exception {
    int times = 8;
    CyclicBarrier together = new CyclicBarrier(times);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Optional<Attempt>>> seen =
          threads.invokeAll(
              IntStream.range(0, times)
                  .<Callable<Optional<Attempt>>>mapToObj(i ->
                      () -> {
                        together.await();
                        return attempts().acceptOnce(sent("r" + i, "ada", "concat"), "one");
                      })
                  .toList());
      Attempt winner = attempts().sentAs("ada", "one").orElseThrow();
      int kept = 0;
      for (Future<Optional<Attempt>> one : seen) {
        kept += one.get().isEmpty() ? 1 : 0;
        assertEquals(winner, one.get().orElse(winner));
      }
      assertEquals(1, kept);
      assertEquals(List.of(winner.id()), ids(attempts().of("ada", "concat", 10)));
    }
  }

  @Test
  void a_later_report_replaces_an_earlier_one() {
    accept("r1", "ada", "concat", 0);
    attempts().report(Reports.inState("r1", "concat", RunState.TESTING));
    assertEquals(RunState.TESTING, attempts().find("r1").orElseThrow().report().state());
    RunReport done = done("r1", "concat", Verdict.PASS);
    attempts().report(done);
    assertEquals(done, attempts().find("r1").orElseThrow().report());
  }

  @Test
  void files_that_come_when_it_is_done_are_listed_each_once_and_nothing_else_changes() {
    accept("r1", "ada", "concat", 0);
    accept("r2", "ada", "concat", 1);
    RunReport done =
        withSpeedup(done("r1", "concat", Verdict.PASS), 6)
            .with(List.of(new RunReport.Artifact("a.json", 1), new RunReport.Artifact("b.zip", 2)));
    attempts().report(done);
    attempts()
        .add(
            "r1",
            List.of(new RunReport.Artifact("c.json", 3), new RunReport.Artifact("b.zip", 20)));
    RunReport listed = reopened().find("r1").orElseThrow().report();
    assertEquals(
        List.of(
            new RunReport.Artifact("a.json", 1),
            new RunReport.Artifact("b.zip", 20),
            new RunReport.Artifact("c.json", 3)),
        listed.artifacts());
    assertEquals(done, listed.with(List.of(done.artifacts().get(1))).without("c.json"));
    assertEquals(OptionalDouble.of(6), attempts().standings("ada").getFirst().speedup());
    assertEquals(List.of(), attempts().find("r2").orElseThrow().report().artifacts());
    assertThrows(RuntimeException.class, () -> attempts().add("nobody", List.of()));
  }

  @Test
  void the_first_report_that_is_done_is_final() {
    accept("r1", "ada", "concat", 0);
    RunReport first = done("r1", "concat", Verdict.FAIL);
    attempts().report(first);
    attempts().report(done("r1", "concat", Verdict.PASS));
    attempts().report(Reports.inState("r1", "concat", RunState.MEASURING));
    assertEquals(first, attempts().find("r1").orElseThrow().report());
    assertEquals(Verdict.FAIL, attempts().standings("ada").getFirst().best());
  }

  @Test
  void of_many_that_finish_at_once_one_wins() throws Exception {
    accept("r1", "ada", "concat", 0);
    List<Verdict> verdicts = List.of(Verdict.values());
    CyclicBarrier together = new CyclicBarrier(verdicts.size());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<RunReport>> seen =
          threads.invokeAll(
              verdicts.stream()
                  .<Callable<RunReport>>map(verdict ->
                      () -> {
                        together.await();
                        attempts().report(done("r1", "concat", verdict));
                        return attempts().find("r1").orElseThrow().report();
                      })
                  .toList());
      RunReport winner = attempts().find("r1").orElseThrow().report();
      for (Future<RunReport> report : seen) {
        assertEquals(winner, report.get());
      }
    }
  }

  @Test
  void a_report_on_what_was_never_accepted_is_refused() {
    assertThrows(
        RuntimeException.class, () -> attempts().report(done("ghost", "concat", Verdict.PASS)));
  }

  @Test
  void the_newest_attempts_come_first_up_to_the_limit() {
    accept("r1", "ada", "concat", 1);
    accept("r3", "ada", "concat", 3);
    accept("r2", "ada", "concat", 2);
    accept("other-learner", "bob", "concat", 4);
    accept("other-exercise", "ada", "fib", 5);
    assertEquals(List.of("r3", "r2", "r1"), ids(attempts().of("ada", "concat", 10)));
    assertEquals(List.of("r3", "r2"), ids(attempts().of("ada", "concat", 2)));
    assertEquals(List.of(), attempts().of("ada", "concat", 0));
    assertEquals(1, attempts().of("ada", "concat", 1).getFirst().files().size());
  }

  @Test
  void attempts_of_one_moment_keep_the_order_in_which_they_were_accepted() {
    accept("b", "ada", "concat", 0);
    accept("c", "ada", "concat", 0);
    accept("a", "ada", "concat", 0);
    assertEquals(List.of("a", "c", "b"), ids(attempts().of("ada", "concat", 10)));
    assertEquals(List.of("b", "c", "a"), ids(attempts().unfinished()));
  }

  @Test
  void whole_seconds_sort_before_fractions_of_them() {
    Instant whole = NOON;
    acceptAt("later", whole.plusMillis(500));
    acceptAt("earlier", whole);
    assertEquals(List.of("earlier", "later"), ids(attempts().unfinished()));
  }

  @Test
  void the_unfinished_come_oldest_first_and_also_after_a_restart() {
    accept("r3", "ada", "concat", 3);
    accept("r1", "bob", "fib", 1);
    accept("r2", "ada", "fib", 2);
    accept("finished", "ada", "fib", 0);
    attempts().report(done("finished", "fib", Verdict.CANCELLED));
    attempts().report(Reports.inState("r3", "concat", RunState.PROFILING));
    assertEquals(List.of("r1", "r2", "r3"), ids(attempts().unfinished()));
    assertEquals(List.of("r1", "r2", "r3"), ids(reopened().unfinished()));
  }

  @Test
  void the_best_verdict_is_pass_then_slow_then_the_newest_that_says_something() {
    finish("p1", "passes", 1, done("p1", "passes", Verdict.SLOW));
    finish("p2", "passes", 2, done("p2", "passes", Verdict.PASS));
    finish("p3", "passes", 3, done("p3", "passes", Verdict.FAIL));
    finish("s1", "slow", 1, done("s1", "slow", Verdict.SLOW));
    finish("s2", "slow", 2, done("s2", "slow", Verdict.INCONCLUSIVE));
    finish("n1", "newest", 1, done("n1", "newest", Verdict.FAIL));
    finish("n2", "newest", 2, done("n2", "newest", Verdict.COMPILE_ERROR));
    finish("n3", "newest", 3, done("n3", "newest", Verdict.CANCELLED));
    accept("n4", "ada", "newest", 4);
    accept("u1", "ada", "under-way", 5);
    accept("b1", "bob", "passes", 6);
    OptionalDouble none = OptionalDouble.empty();
    assertEquals(
        List.of(
            new Standing("newest", 4, Verdict.COMPILE_ERROR, none),
            new Standing("passes", 3, Verdict.PASS, none),
            new Standing("slow", 2, Verdict.SLOW, none)),
        attempts().standings("ada"));
  }

  @Test
  void the_best_speedup_is_that_of_a_correct_attempt() {
    finish("r1", "concat", 1, withSpeedup(done("r1", "concat", Verdict.SLOW), 2.5));
    finish("r2", "concat", 2, withSpeedup(done("r2", "concat", Verdict.FAIL), 900));
    finish("r3", "concat", 3, withSpeedup(done("r3", "concat", Verdict.PASS), 6.1));
    finish("r4", "concat", 4, withSpeedup(done("r4", "concat", Verdict.PASS), 5.9));
    assertEquals(
        List.of(new Standing("concat", 4, Verdict.PASS, OptionalDouble.of(6.1))),
        attempts().standings("ada"));
  }

  @Test
  void the_measured_come_newest_first_with_their_place_among_all() {
    finish("r1", "concat", 1, done("r1", "concat", Verdict.COMPILE_ERROR));
    finish("r2", "concat", 2, withSpeedup(done("r2", "concat", Verdict.SLOW), 1.3));
    finish("r4", "concat", 4, withSpeedup(done("r4", "concat", Verdict.PASS), 6.1));
    finish("r3", "concat", 3, withSpeedup(done("r3", "concat", Verdict.INCONCLUSIVE), 4.9));
    finish("r6", "concat", 6, done("r6", "concat", Verdict.PASS));
    finish("r5", "concat", 5, withSpeedup(done("r5", "concat", Verdict.TAMPERED), 900));
    accept("under-way", "ada", "concat", 8);
    finish("other", "fib", 7, withSpeedup(done("other", "fib", Verdict.PASS), 2));
    accept("bobs", "bob", "concat", 0);
    attempts().report(withSpeedup(done("bobs", "concat", Verdict.PASS), 3));
    assertEquals(
        List.of(
            new Measured("r4", 4, at(4), Verdict.PASS, 6.1),
            new Measured("r3", 3, at(3), Verdict.INCONCLUSIVE, 4.9),
            new Measured("r2", 2, at(2), Verdict.SLOW, 1.3)),
        attempts().measured("ada", "concat"));
    assertEquals(List.of(), attempts().measured("nobody", "concat"));
  }

  private static Instant at(int minute) {
    return NOON.plusSeconds(60L * minute);
  }

  @Test
  void many_learners_hand_in_at_once_and_nothing_is_lost() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all =
          IntStream.range(0, 200)
              .<Future<?>>mapToObj(
                  i -> threads.submit(() -> accept("r" + i, "learner" + i % 20, "concat", i)))
              .toList();
      for (Future<?> each : all) {
        each.get();
      }
    }
    assertEquals(200, attempts().unfinished().size());
    assertEquals(10, attempts().of("learner7", "concat", 1_000).size());
  }

  private void finish(String id, String exercise, int minute, RunReport report) {
    accept(id, "ada", exercise, minute);
    attempts().report(report);
  }

  private void accept(String id, String learner, String exercise, int minute) {
    attempts()
        .accept(
            new Attempt(
                id,
                learner,
                exercise,
                NOON.plusSeconds(60L * minute),
                List.of(new SourceFile("src/A.java", "class A { /* " + id + " */ }")),
                queued(id, exercise)));
  }

  private void acceptAt(String id, Instant at) {
    attempts().accept(new Attempt(id, "ada", "concat", at, List.of(), queued(id, "concat")));
  }

  private static List<String> ids(List<Attempt> attempts) {
    assertTrue(attempts.stream().allMatch(attempt -> attempt.report().id().equals(attempt.id())));
    return attempts.stream().map(Attempt::id).toList();
  }

  @Test
  void a_speedup_that_is_no_number_is_not_the_best_one() {
    attempts().accept(new Attempt("r1", "ada", "concat", NOON, List.of(), queued("r1", "concat")));
    attempts().accept(new Attempt("r2", "ada", "concat", NOON, List.of(), queued("r2", "concat")));
    attempts().report(withSpeedup(done("r1", "concat", Verdict.SLOW), 2));
    attempts().report(withSpeedup(done("r2", "concat", Verdict.SLOW), Double.NaN));
    assertEquals(OptionalDouble.of(2), attempts().standings("ada").getFirst().speedup());
    assertEquals(
        List.of("r1"), attempts().measured("ada", "concat").stream().map(Measured::run).toList());
  }

  @Test
  void standings_come_in_the_order_of_their_exercises_ids_whatever_the_language() {
    for (String exercise : List.of("b-x", "B", "a", "bX", "b")) {
      attempts()
          .accept(
              new Attempt(exercise, "ada", exercise, NOON, List.of(), queued(exercise, exercise)));
      attempts().report(done(exercise, exercise, Verdict.PASS));
    }
    assertEquals(
        List.of("B", "a", "b", "b-x", "bX"),
        attempts().standings("ada").stream().map(Standing::exercise).toList());
  }

  @Test
  void a_document_lists_no_more_what_was_removed() {
    attempts().accept(new Attempt("r1", "ada", "concat", NOON, List.of(), queued("r1", "concat")));
    attempts().report(done("r1", "concat", Verdict.PASS));
    RunReport.Artifact flames = new RunReport.Artifact("flame-cpu.json", 10);
    attempts().add("r1", List.of(new RunReport.Artifact("recording.jfr", 20), flames));
    attempts().remove("r1", List.of("recording.jfr", "never-was.json"));
    attempts().remove("never was", List.of("recording.jfr"));
    assertEquals(List.of(flames), attempts().find("r1").orElseThrow().report().artifacts());
    assertEquals(Verdict.PASS, attempts().find("r1").orElseThrow().report().verdict());
  }

  @Test
  void the_facts_of_several_learners_are_all_their_attempts_oldest_first() {
    accept("r1", "ada", "concat", 5);
    accept("r2", "bob", "fib", 1);
    accept("r3", "eve", "concat", 2);
    accept("r4", "ada", "fib", 3);
    attempts().report(withSpeedup(done("r1", "concat", Verdict.SLOW), 2.5));
    List<AttemptFacts> facts = attempts().facts(List.of("ada", "bob"));
    assertEquals(List.of("r2", "r4", "r1"), facts.stream().map(AttemptFacts::run).toList());
    AttemptFacts slow = facts.getLast();
    assertEquals("ada", slow.learner());
    assertEquals("concat", slow.exercise());
    assertEquals(Verdict.SLOW, slow.verdict());
    assertEquals(OptionalDouble.of(2.5), slow.speedup());
    assertEquals(attempts().find("r1").orElseThrow().submittedAt(), slow.submittedAt());
    assertNull(facts.getFirst().verdict(), "one that goes on has none");
    assertEquals(OptionalDouble.empty(), facts.getFirst().speedup());
    assertEquals(List.of(), attempts().facts(List.of()));
    assertEquals(facts, reopened().facts(List.of("ada", "bob")));
  }

  @Test
  void the_newest_that_is_done_is_found_for_each_learner_and_exercise() {
    for (String run : List.of("r1", "r2", "r3")) {
      accept(run, "ada", "concat", Integer.parseInt(run.substring(1)));
    }
    accept("r4", "ada", "fib", 1);
    accept("r5", "bob", "concat", 1);
    accept("r6", "eve", "concat", 9);
    RunReport newest = done("r2", "concat", Verdict.FAIL);
    attempts().report(done("r1", "concat", Verdict.PASS));
    attempts().report(newest);
    attempts().report(done("r5", "concat", Verdict.SLOW));
    attempts().report(done("r6", "concat", Verdict.SLOW));
    assertEquals(
        Set.of(newest, done("r5", "concat", Verdict.SLOW)),
        Set.copyOf(attempts().newestDone(List.of("ada", "bob"))));
    assertEquals(List.of(), attempts().newestDone(List.of()));
  }
}
