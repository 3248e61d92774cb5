package dev.hotpath.classroom.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotpath.classroom.Reports;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.RunReport.GoalResult;
import dev.hotpath.grade.Verdict;
import dev.hotpath.protocol.Diagnostic;
import dev.hotpath.protocol.TestReport;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class StopsTest {

  private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");

  private static RunReport report(
      Verdict verdict,
      String summary,
      List<Diagnostic> diagnostics,
      List<TestReport> tests,
      List<GoalResult> goals) {
    RunReport empty = Reports.done("r1", "concat", verdict);
    return new RunReport(
        "r1",
        "concat",
        empty.state(),
        verdict,
        summary,
        diagnostics,
        tests,
        goals,
        List.of(),
        "",
        List.of(),
        empty.millis(),
        "process",
        "25",
        null);
  }

  private static Diagnostic diagnostic(Diagnostic.Severity severity, String message) {
    return new Diagnostic("src/Concat.java", 1, 1, 1, 2, severity, message);
  }

  private static TestReport test(String name, TestReport.Status status) {
    return new TestReport("T#" + name, name, status, 1, null, null, null, "");
  }

  private static PersonsWork stopping(Stop... stops) {
    return PersonsWork.NONE.stopped("concat", Verdict.FAIL, List.of(stops), NINE);
  }

  @Test
  void code_that_does_not_compile_stops_at_its_first_error() {
    RunReport report =
        report(
            Verdict.COMPILE_ERROR,
            "Does not compile.",
            List.of(
                diagnostic(Diagnostic.Severity.WARNING, "deprecated"),
                diagnostic(Diagnostic.Severity.ERROR, "cannot find symbol\n  symbol: x"),
                diagnostic(Diagnostic.Severity.ERROR, "its echo")),
            List.of(),
            List.of());
    assertEquals(List.of(new Stop(Stop.Kind.COMPILE, "cannot find symbol")), Stop.of(report));
  }

  @Test
  void wrong_code_stops_at_every_test_that_fails() {
    RunReport report =
        report(
            Verdict.FAIL,
            "2 of 3 tests fail.",
            List.of(),
            List.of(
                test("joins two", TestReport.Status.FAILED),
                test("joins none", TestReport.Status.PASSED),
                test("joins many", TestReport.Status.FAILED)),
            List.of());
    assertEquals(
        List.of(new Stop(Stop.Kind.TEST, "joins two"), new Stop(Stop.Kind.TEST, "joins many")),
        Stop.of(report));
  }

  @Test
  void code_that_ends_before_a_test_fails_stops_at_how() {
    RunReport report =
        report(Verdict.TIME_LIMIT, "It took too long.", List.of(), List.of(), List.of());
    assertEquals(List.of(new Stop(Stop.Kind.TEST, "It took too long.")), Stop.of(report));
  }

  @Test
  void slow_code_stops_at_the_goals_that_it_misses() {
    RunReport report =
        report(
            Verdict.SLOW,
            "Too slow.",
            List.of(),
            List.of(),
            List.of(
                new GoalResult("at least 4×", "speedup", 4, 2.0, false),
                new GoalResult("few bytes", "bytes-per-op", 1, 0.5, true),
                new GoalResult("steady", "latency", 1, 1.0, null)));
    assertEquals(List.of(new Stop(Stop.Kind.GOAL, "at least 4×")), Stop.of(report));
  }

  @Test
  void what_passed_or_says_nothing_about_the_program_stops_nowhere() {
    for (Verdict verdict :
        List.of(Verdict.PASS, Verdict.INCONCLUSIVE, Verdict.CANCELLED, Verdict.INTERNAL_ERROR)) {
      assertEquals(
          List.of(),
          Stop.of(
              report(
                  verdict,
                  "",
                  List.of(),
                  List.of(test("t", TestReport.Status.FAILED)),
                  List.of())));
    }
  }

  @Test
  void a_very_long_message_is_cut() {
    String what =
        Stop.of(report(Verdict.COMPILE_LIMIT, "x".repeat(500), List.of(), List.of(), List.of()))
            .getFirst()
            .what();
    assertEquals(160, what.length());
  }

  @Test
  void what_stops_most_people_comes_first() {
    Stop common = new Stop(Stop.Kind.TEST, "joins two");
    Stop rare = new Stop(Stop.Kind.GOAL, "at least 4×");
    assertEquals(
        List.of(
            new Stops.Counted("concat", Stop.Kind.TEST, "joins two", 2),
            new Stops.Counted("concat", Stop.Kind.GOAL, "at least 4×", 1)),
        Stops.of(List.of(stopping(rare, common), stopping(common), PersonsWork.NONE), 10));
    assertEquals(1, Stops.of(List.of(stopping(rare, common)), 1).size());
  }

  @Test
  void dots_say_how_fast_people_got_and_not_in_which_order_they_came() {
    PersonsWork fast = with(Verdict.PASS, 6);
    PersonsWork slow = with(Verdict.SLOW, 2);
    PersonsWork wrong = with(Verdict.FAIL, 100);
    Dots dots = Dots.of("concat", 4.0, List.of(fast, wrong, slow, PersonsWork.NONE));
    assertEquals(List.of(new Dots.Dot(2, false), new Dots.Dot(6, true)), dots.speedups());
  }

  private static PersonsWork with(Verdict verdict, double speedup) {
    return PersonsWork.NONE
        .handedIn("r", "concat", NINE)
        .judged("concat", verdict, OptionalDouble.of(speedup), NINE);
  }
}
