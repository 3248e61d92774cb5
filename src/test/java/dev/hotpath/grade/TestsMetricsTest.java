package dev.hotpath.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.hotpath.exercise.Goal;
import dev.hotpath.grade.Mutants.How;
import dev.hotpath.grade.Mutants.Tried;
import dev.hotpath.protocol.TestReport;
import dev.hotpath.protocol.TestReport.Status;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Goals on tests at their borders, and what is said of them. */
class TestsMetricsTest {

  private static final Tried KILLED = new Tried(1, "ignores the end", How.FAILED, List.of("ends"));
  private static final Tried ALIVE = new Tried(2, "mixes up the ends", null, List.of());
  private static final Tried ACCEPTED = new Tried(1, "uses max", null, List.of());
  private static final Tried REJECTED =
      new Tried(1, "uses max", How.FAILED, List.of("no exception"));
  private static final Covered ALL = new Covered(4, 4, 3, 3);

  private static Goal atLeast(String metric, double bound) {
    return new Goal(
        metric, Optional.empty(), OptionalDouble.of(bound), OptionalDouble.empty(), false);
  }

  private static RunReport.GoalResult judge(Metric metric, double bound, Finding... found) {
    return metric.judge(atLeast(metric.key(), bound), new Evidence(List.of(), List.of(found)));
  }

  @Test
  void killed_mutants_are_counted() {
    Mutants one = new Mutants(List.of(KILLED, ALIVE), List.of(ACCEPTED));
    RunReport.GoalResult result = judge(new MutantsKilledMetric(), 2, one);
    assertEquals(1.0, result.measured());
    assertEquals(false, result.met());
    assertEquals(true, judge(new MutantsKilledMetric(), 1, one).met());
    assertEquals("at least 2 mutants killed, and no correct program rejected", result.text());
  }

  @Test
  void a_correct_program_rejected_misses_the_goal_whatever_was_killed() {
    Mutants strict = new Mutants(List.of(KILLED), List.of(REJECTED));
    RunReport.GoalResult result = judge(new MutantsKilledMetric(), 1, strict);
    assertEquals(1.0, result.measured());
    assertEquals(false, result.met());
  }

  @Test
  void coverage_is_the_share_of_branches() {
    RunReport.GoalResult result = judge(new CoverageMetric(), 1, new Covered(4, 3, 3, 3));
    assertEquals(0.75, result.measured());
    assertEquals(false, result.met());
    assertEquals(true, judge(new CoverageMetric(), 0.75, new Covered(4, 3, 3, 3)).met());
    assertEquals(true, judge(new CoverageMetric(), 1, ALL).met());
    assertEquals("100 % of branches covered", result.text());
  }

  @Test
  void without_a_branch_coverage_is_the_share_of_lines() {
    assertEquals(0.5, judge(new CoverageMetric(), 1, new Covered(0, 0, 2, 1)).measured());
    assertEquals(0.0, judge(new CoverageMetric(), 1, new Covered(0, 0, 0, 0)).measured());
  }

  @Test
  void what_nobody_looked_at_is_open() {
    assertNull(judge(new CoverageMetric(), 1).met());
    assertNull(judge(new MutantsKilledMetric(), 1).met());
  }

  private static String summary(Mutants mutants, Covered covered) {
    return TestsGrading.measured(
            List.of(
                judge(new MutantsKilledMetric(), mutants.wrong().size(), mutants),
                judge(new CoverageMetric(), 1, covered)),
            mutants,
            covered)
        .summary();
  }

  @Test
  void a_sentence_says_what_tests_are_worth() {
    assertEquals(
        "Correct, kills 1 of 1 mutant and covers every branch.",
        summary(new Mutants(List.of(KILLED), List.of(ACCEPTED)), ALL));
    assertEquals(
        "Your tests are right, but 1 of 2 mutants survives: number 2.",
        summary(new Mutants(List.of(KILLED, ALIVE), List.of(ACCEPTED)), ALL));
    assertEquals(
        "Your tests are right, but 1 of 2 mutants survives: number 2, and 1 of 4 branches is never"
            + " taken.",
        summary(new Mutants(List.of(KILLED, ALIVE), List.of(ACCEPTED)), new Covered(4, 3, 3, 3)));
    assertEquals(
        "Too strict: your tests reject a correct program, one that is written differently (uses max):"
            + " “no exception” failed.",
        summary(new Mutants(List.of(KILLED), List.of(REJECTED)), ALL));
  }

  @Test
  void a_survivor_is_not_named_to_the_learner() {
    MutantsShown shown = MutantsShown.of(new Mutants(List.of(KILLED, ALIVE), List.of(ACCEPTED)), 2);
    assertEquals("ignores the end", shown.mutants().getFirst().name());
    assertNull(shown.mutants().getLast().name());
    assertEquals(3, shown.correct());
    assertEquals(false, RunDocuments.mapper().writeValueAsString(shown).contains("mixes up"));
    assertEquals(List.of(), shown.rejected());
  }

  private static TestReport test(String id, Status status) {
    return new TestReport(id, id, status, 1, null, null, null, "");
  }

  private static Optional<Grade> grade(List<TestReport> tests, List<String> declared) {
    return TestsGrading.onTheProgram(
        tests, new Ending.Finished(), declared, List.of("test/ATest.java"));
  }

  @Test
  void tests_have_to_be_there_to_be_run_and_to_pass() {
    String a = "p.ATest#a";
    assertEquals(Optional.empty(), grade(List.of(test(a, Status.PASSED)), List.of(a)));
    assertEquals(
        "There is no test in test/ATest.java yet: write a method without parameters, annotated with"
            + " @Test.",
        grade(List.of(), List.of()).orElseThrow().summary());
    assertEquals(
        "Your tests fail on the program as it is, and it is right: “p.ATest#a” failed: it failed.",
        grade(List.of(test(a, Status.FAILED)), List.of(a)).orElseThrow().summary());
    assertEquals(
        "JUnit did not run ATest#b. A test method returns nothing and is neither private nor static;"
            + " a class inside another needs @Nested.",
        grade(List.of(test(a, Status.PASSED)), List.of(a, "p.ATest#b")).orElseThrow().summary());
    Grade skipped = grade(List.of(test(a, Status.SKIPPED)), List.of(a)).orElseThrow();
    assertEquals(Verdict.FAIL, skipped.verdict());
  }
}
