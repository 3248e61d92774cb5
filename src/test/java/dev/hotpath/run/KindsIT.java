package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.Metrics;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.Verdict;
import dev.hotpath.protocol.Diagnostic;
import dev.hotpath.protocol.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Questions to answer and options to choose, with real compilers and workers. */
@Timeout(300)
class KindsIT {

  private static final Catalogue KINDS =
      Catalogue.load(Path.of("src/test/resources/kinds/exercises"), Metrics.keys());
  private static final Map<Integer, Integer> RIGHT = Map.of(0, 1);

  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = new Rig(new ProcessSandbox(), Rig.PATIENT);
  }

  @AfterAll
  static void close() {
    rig.close();
  }

  @AfterEach
  void everything_has_ended() {
    rig.awaitIdle();
  }

  private static RunReport answer(Map<Integer, Integer> answers) throws InterruptedException {
    Exercise exercise = KINDS.find("which-list").orElseThrow();
    Rig.Watched run = rig.submit("ada", exercise, List.of(), answers);
    RunReport report = run.end();
    assertEquals(List.of("queued", "done"), run.names());
    assertNull(report.millis().compile());
    return report;
  }

  /** What was measured for the first goal. */
  private static double first(RunReport report) {
    return Objects.requireNonNull(report.goals().getFirst().measured());
  }

  private static RunReport tune(String options, Map<Integer, Integer> answers)
      throws InterruptedException {
    Exercise exercise = KINDS.find("headers").orElseThrow();
    List<SourceFile> files = List.of(new SourceFile("jvm.options", options));
    return rig.submit("ada", exercise, files, answers).end();
  }

  @Test
  void answers_alone_have_their_verdict_at_once() throws InterruptedException {
    RunReport none = answer(Map.of());
    assertEquals(Verdict.SLOW, none.verdict());
    assertEquals("None of the 3 questions is answered yet: the goal is 2.", none.summary());

    RunReport one = answer(Map.of(0, 0, 1, 0));
    assertEquals(Verdict.SLOW, one.verdict());
    assertEquals(
        "1 of 3 answers is right, and 1 is not answered yet: the goal is 2.", one.summary());
    assertEquals(1.0, first(one));
    assertEquals(false, one.goals().getFirst().met());

    RunReport two = answer(Map.of(0, 0, 1, 1, 2, 0));
    assertEquals(Verdict.PASS, two.verdict());
    assertEquals("2 of 3 answers are right, and the goal is 2.", two.summary());

    RunReport all = answer(Map.of(0, 0, 1, 1, 2, 1));
    assertEquals(Verdict.PASS, all.verdict());
    assertEquals("All 3 answers are right.", all.summary());
  }

  @Test
  void an_answer_to_no_question_counts_nothing() throws InterruptedException {
    RunReport report = answer(Map.of(0, 0, 7, 0, -1, 1, 1, 99));
    assertEquals(Verdict.SLOW, report.verdict());
    assertEquals(1.0, first(report));
  }

  @Test
  void options_are_measured_against_those_of_the_starter() throws InterruptedException {
    RunReport report = tune("-XX:+UseSerialGC\n-XX:+UseCompactObjectHeaders\n", RIGHT);
    assertEquals(Verdict.PASS, report.verdict(), report::summary);
    // 24 bytes a point against 16, and the same array of references in both.
    double share = first(report);
    assertTrue(share > 0.6 && share < 0.75, "share " + share);
  }

  @Test
  void a_good_choice_with_a_wrong_answer_is_measured_all_the_same() throws InterruptedException {
    RunReport report = tune("-XX:+UseSerialGC\n-XX:+UseCompactObjectHeaders\n", Map.of(0, 0));
    assertEquals(Verdict.SLOW, report.verdict(), report::summary);
    assertTrue(
        report.summary().endsWith(", but no answer is right: the goal is 1."), report.summary());
    assertEquals(true, report.goals().getFirst().met());
  }

  @Test
  void the_starters_own_options_fall_short() throws InterruptedException {
    Exercise exercise = KINDS.find("headers").orElseThrow();
    RunReport report = tune(exercise.edit().getFirst().text(), RIGHT);
    assertEquals(Verdict.SLOW, report.verdict(), report::summary);
    assertEquals(1.0, first(report), 0.01);
  }

  @Test
  void a_refused_option_is_a_diagnostic_and_starts_nothing() throws InterruptedException {
    RunReport report = tune("-XX:+UseSerialGC\n -javaagent:/tmp/a.jar\n", RIGHT);
    assertEquals(Verdict.COMPILE_ERROR, report.verdict());
    assertEquals(
        "Not started: jvm.options line 2: -javaagent:/tmp/a.jar is not among the options that this"
            + " exercise can change; see the list below the editor.",
        report.summary());
    assertEquals(2, report.diagnostics().getFirst().column());
    assertFalse(report.tests().iterator().hasNext());
  }

  @Test
  void options_that_no_jvm_takes_together_are_the_learners_mistake() throws InterruptedException {
    for (String options :
        List.of("-XX:+UseSerialGC\n-XX:+UseG1GC", "-XX:+UseSerialGC\n-Xms64m\n-Xmx16m")) {
      RunReport report = tune(options, RIGHT);
      assertEquals(Verdict.COMPILE_ERROR, report.verdict(), report::summary);
      Diagnostic found = report.diagnostics().getFirst();
      assertEquals("jvm.options", found.file());
      assertTrue(
          found.message().matches("no JVM starts with these options; it says: “.{10,}”"),
          found.message());
    }
  }

  @Test
  void a_heap_that_is_too_small_is_told_as_that() throws InterruptedException {
    RunReport report = tune("-XX:+UnlockExperimentalVMOptions\n-XX:+UseEpsilonGC\n-Xmx48m", RIGHT);
    assertEquals(Verdict.MEMORY_LIMIT, report.verdict(), report::summary);
    assertTrue(report.summary().startsWith("The heap is too small: the benchmark “make” ran out"));
    assertTrue(report.summary().contains("-Xmx"), report.summary());
  }

  @Test
  void a_heap_in_which_no_jvm_gets_ready_is_a_diagnostic() throws InterruptedException {
    RunReport report = tune("-XX:+UnlockExperimentalVMOptions\n-XX:+UseEpsilonGC\n-Xmx4m", RIGHT);
    assertEquals(Verdict.COMPILE_ERROR, report.verdict(), report::summary);
    assertTrue(report.summary().contains("give it more with -Xmx"), report.summary());
  }
}
