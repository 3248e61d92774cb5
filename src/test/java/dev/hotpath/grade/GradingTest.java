package dev.hotpath.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Compiled;
import dev.hotpath.protocol.Diagnostic;
import dev.hotpath.protocol.Diagnostic.Severity;
import dev.hotpath.protocol.TestReport;
import dev.hotpath.protocol.TestReport.Status;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every outcome, and the very sentence that a learner reads. */
class GradingTest {

  private static final Ending FINISHED = new Ending.Finished();

  private static Compiled compiled(Compiled.Outcome outcome, int inAll, Diagnostic... found) {
    return new Compiled(outcome, List.of(found), inAll, List.of(), List.of(), 1);
  }

  private static Compiled errors(Diagnostic... found) {
    return compiled(Compiled.Outcome.ERRORS, found.length, found);
  }

  private static Diagnostic error(String file, int line, String message) {
    return new Diagnostic(file, line, 1, line, 2, Severity.ERROR, message);
  }

  private static Diagnostic warning(String message) {
    return new Diagnostic("src/Concat.java", 1, 1, 1, 2, Severity.WARNING, message);
  }

  private static void assertGrade(Verdict verdict, String summary, Optional<Grade> grade) {
    assertEquals(Optional.of(new Grade(verdict, summary)), grade);
  }

  // Compiling

  @Test
  void what_compiles_goes_on_warnings_or_not() {
    Compiled sound =
        new Compiled(
            Compiled.Outcome.OK,
            List.of(warning("[rawtypes] found raw type: List")),
            1,
            List.of(new ClassFile("concat/Concat.class", new byte[0])),
            List.of(),
            1);
    assertEquals(Optional.empty(), Grading.compiled(sound));
  }

  @Test
  void one_error_is_told_with_its_place() {
    assertGrade(
        Verdict.COMPILE_ERROR,
        "It does not compile: Concat.java line 7: ';' expected.",
        Grading.compiled(errors(error("src/Concat.java", 7, "';' expected"))));
  }

  @Test
  void of_several_errors_the_first_is_told_and_the_others_are_counted() {
    assertGrade(
        Verdict.COMPILE_ERROR,
        "It does not compile: Concat.java line 7: ';' expected (and 2 more).",
        Grading.compiled(
            errors(
                error("src/Concat.java", 7, "';' expected"),
                error("src/Concat.java", 8, "not a statement"),
                error("src/Concat.java", 9, "not a statement"),
                warning("[rawtypes] found raw type: List"))));
  }

  @Test
  void errors_that_were_left_out_are_counted_too() {
    Diagnostic first = error("src/Concat.java", 7, "';' expected");
    Compiled many =
        new Compiled(
            Compiled.Outcome.ERRORS,
            Collections.nCopies(100, first),
            5_000,
            List.of(),
            List.of(),
            1);
    assertGrade(
        Verdict.COMPILE_ERROR,
        "It does not compile: Concat.java line 7: ';' expected (and 4,999 more).",
        Grading.compiled(many));
  }

  @Test
  void a_symbol_that_is_missing_is_told_in_one_line() {
    String message =
        "cannot find symbol\n  symbol:   method jion(java.lang.String[],char)\n"
            + "  location: class concat.Concat";
    assertGrade(
        Verdict.COMPILE_ERROR,
        "It does not compile: Concat.java line 7: cannot find method jion(String[],char) in class"
            + " Concat.",
        Grading.compiled(errors(error("src/Concat.java", 7, message))));
    assertGrade(
        Verdict.COMPILE_ERROR,
        "It does not compile: Concat.java line 7: cannot find class Foo.",
        Grading.compiled(
            errors(error("src/Concat.java", 7, "cannot find symbol\n  symbol: class Foo"))));
  }

  @Test
  void of_a_message_of_several_lines_the_first_is_told() {
    assertGrade(
        Verdict.COMPILE_ERROR,
        "It does not compile: Concat.java line 1: incompatible types: bad return type.",
        Grading.compiled(
            errors(
                error(
                    "src/Concat.java", 1, "incompatible types: bad return type\n    int cannot"))));
  }

  @Test
  void a_test_that_no_longer_fits_is_told_as_what_to_bring_back() {
    assertGrade(
        Verdict.COMPILE_ERROR,
        "The exercise's ConcatTest.java line 12 no longer fits your code: cannot find method"
            + " join(String[]) in class Concat. Bring back the name, the parameters and the type"
            + " that it uses.",
        Grading.compiled(
            errors(
                error(
                    "test/ConcatTest.java",
                    12,
                    "cannot find symbol\n  symbol:   method join(java.lang.String[])\n"
                        + "  location: class concat.Concat"))));
  }

  @Test
  void what_is_too_much_for_the_compiler_is_a_limit_whatever_else_was_found() {
    Diagnostic limit =
        error("src/Concat.java", 1, "this compiles to more than 1,024 KB of classes");
    String summary = "Stopped while compiling: this compiles to more than 1,024 KB of classes.";
    assertGrade(
        Verdict.COMPILE_LIMIT,
        summary,
        Grading.compiled(compiled(Compiled.Outcome.LIMIT, 1, limit)));
    assertGrade(
        Verdict.COMPILE_LIMIT,
        summary,
        Grading.compiled(
            compiled(
                Compiled.Outcome.LIMIT,
                3,
                error("src/Concat.java", 1, "an error before"),
                limit,
                warning("[rawtypes] found raw type: List"))));
    assertGrade(
        Verdict.COMPILE_LIMIT,
        "Stopped while compiling: it takes the compiler too long or too much memory.",
        Grading.compiled(compiled(Compiled.Outcome.LIMIT, 0)));
  }

  // Testing

  private static TestReport test(String id, Status status) {
    return test(id, status, null, null, null);
  }

  private static TestReport test(
      String id,
      Status status,
      @Nullable String message,
      @Nullable String expected,
      @Nullable String actual) {
    String name = id.replaceFirst("^.*#", "").replace('_', ' ');
    return new TestReport(id, name, status, 1, message, expected, actual, "");
  }

  private static final TestReport JOINS = test("concat.ConcatTest#joins", Status.PASSED);
  private static final TestReport TRIMS = test("concat.ConcatTest#trims", Status.PASSED);
  private static final List<String> BOTH =
      List.of("concat.ConcatTest#joins", "concat.ConcatTest#trims");

  @Test
  void all_tests_passed_is_so_far_so_good() {
    assertEquals(Optional.empty(), Grading.tested(List.of(JOINS, TRIMS), FINISHED, BOTH));
    assertEquals("Correct: all 2 tests passed. Now measuring.", English.correct(2, 0, 0));
    assertEquals("Correct: the test passed. Now measuring.", English.correct(1, 0, 0));
  }

  @Test
  void one_that_waits_says_what_is_before_it_and_about_how_long() {
    assertEquals(
        "Correct: all 5 tests passed. Waiting to be measured: 2 before it, about 20 s.",
        English.correct(5, 2, 17_300));
    assertEquals(
        "Correct: the test passed. Waiting to be measured: 1 before it, about 9 s.",
        English.correct(1, 1, 8_001));
    assertEquals("", English.waitsForTests(0, 0));
    assertEquals(
        "Waiting to be compiled and tested: 1 before it, about 1 s.", English.waitsForTests(1, 0));
    assertEquals(
        "Waiting to be compiled and tested: 12 before it, about 60 s.",
        English.waitsForTests(12, 60_000));
    assertEquals(
        "Waiting to be compiled and tested: 90 before it, about 2 min.",
        English.waitsForTests(90, 60_001));
  }

  @Test
  void one_whose_place_was_taken_says_how_far_it_had_come() {
    assertEquals("Replaced by a newer submission before its turn came.", English.replaced(0));
    assertEquals(
        "Correct: the test passed. Not measured: a newer submission took its place.",
        English.replaced(1));
    assertEquals(
        "Correct: all 5 tests passed. Not measured: a newer submission took its place.",
        English.replaced(5));
  }

  @Test
  void every_invocation_of_a_test_with_parameters_stands_for_its_method() {
    List<TestReport> tests =
        List.of(
            JOINS,
            test("concat.ConcatTest#trims[1]", Status.PASSED),
            test("concat.ConcatTest#trims[2]", Status.PASSED));
    assertEquals(Optional.empty(), Grading.tested(tests, FINISHED, BOTH));
  }

  @Test
  void a_failed_test_says_what_was_expected() {
    assertGrade(
        Verdict.FAIL,
        "Not correct: “trims” failed: expected “a,b”, got “a, b”.",
        Grading.tested(
            List.of(
                JOINS,
                test("concat.ConcatTest#trims", Status.FAILED, "expected: <a,b>…", "a,b", "a, b")),
            FINISHED,
            BOTH));
  }

  @Test
  void a_failed_test_without_values_says_its_message() {
    assertGrade(
        Verdict.FAIL,
        "Not correct: “trims” failed: java.lang.IllegalStateException: empty at Concat.java:12.",
        Grading.tested(
            List.of(
                test(
                    "concat.ConcatTest#trims",
                    Status.FAILED,
                    "java.lang.IllegalStateException: empty at Concat.java:12\nmore",
                    null,
                    "only this")),
            FINISHED,
            List.of()));
    assertGrade(
        Verdict.FAIL,
        "Not correct: “trims” failed: it failed.",
        Grading.tested(
            List.of(test("concat.ConcatTest#trims", Status.FAILED)), FINISHED, List.of()));
  }

  @Test
  void of_several_failed_tests_the_first_is_told() {
    assertGrade(
        Verdict.FAIL,
        "Not correct: 2 of 3 tests failed, first “joins”: expected “1”, got “2”.",
        Grading.tested(
            List.of(
                TRIMS,
                test("concat.ConcatTest#joins", Status.FAILED, null, "1", "2"),
                test("concat.ConcatTest#more", Status.FAILED, null, "3", "4")),
            FINISHED,
            BOTH));
  }

  @Test
  void long_values_are_cut_between_letters() {
    String fire = "🔥".repeat(200);
    String summary =
        Grading.tested(
                List.of(test("a.A#a", Status.FAILED, null, "x" + fire, fire)), FINISHED, List.of())
            .orElseThrow()
            .summary();
    assertEquals(
        "Not correct: “a” failed: expected “x%s…”, got “%s…”."
            .formatted("🔥".repeat(79), "🔥".repeat(80)),
        summary);
  }

  @Test
  void a_test_that_the_worker_did_not_report_makes_the_rest_worthless() {
    assertGrade(
        Verdict.TAMPERED,
        "The worker did not report concat.ConcatTest#trims, so this can't count as correct.",
        Grading.tested(List.of(JOINS), FINISHED, BOTH));
    assertGrade(
        Verdict.TAMPERED,
        "The worker did not report a.A#1, a.A#2, a.A#3, so this can't count as correct.",
        Grading.tested(
            List.of(JOINS), FINISHED, List.of("a.A#1", "a.A#2", "a.A#3", "a.A#4", "a.A#5")));
  }

  @Test
  void no_test_at_all_is_never_a_pass() {
    assertGrade(
        Verdict.TAMPERED,
        "The worker reported no test at all, so this can't count as correct.",
        Grading.tested(List.of(), FINISHED, List.of()));
    assertEquals(
        Verdict.TAMPERED, Grading.tested(List.of(), FINISHED, BOTH).orElseThrow().verdict());
  }

  @Test
  void a_name_alike_does_not_stand_for_a_test() {
    List<TestReport> tests =
        List.of(
            JOINS,
            test("concat.ConcatTest#trims_too", Status.PASSED),
            test("#trims", Status.PASSED));
    assertEquals(Verdict.TAMPERED, Grading.tested(tests, FINISHED, BOTH).orElseThrow().verdict());
  }

  @Test
  void a_failure_counts_though_others_are_missing() {
    assertEquals(
        Verdict.FAIL,
        Grading.tested(List.of(test("concat.ConcatTest#joins", Status.FAILED)), FINISHED, BOTH)
            .orElseThrow()
            .verdict());
  }

  @ParameterizedTest
  @EnumSource(names = {"ABORTED", "SKIPPED"})
  void a_test_that_did_not_run_is_not_passed(Status status) {
    assertGrade(
        Verdict.FAIL,
        "1 of 2 tests did not run, first “trims”: nothing can be said without them.",
        Grading.tested(List.of(JOINS, test("concat.ConcatTest#trims", status)), FINISHED, BOTH));
  }

  @Test
  void a_worker_that_did_not_come_to_its_end_decides_whatever_passed_before() {
    assertGrade(
        Verdict.CRASHED,
        "Your code ended the JVM (exit code 0) before the tests were done; remove the call to"
            + " System.exit or Runtime.halt.",
        Grading.tested(List.of(JOINS, TRIMS), new Ending.Died(0, ""), BOTH));
  }

  // Endings

  private static void assertEnding(Verdict verdict, String summary, Ending ending) {
    assertEquals(new Grade(verdict, summary), Grading.ended(ending));
  }

  @Test
  void a_time_limit_says_which_test_and_where() {
    assertEnding(
        Verdict.TIME_LIMIT,
        "Stopped after 10 s: “joins” was still running, at concat.Concat.join(Concat.java:12).",
        new Ending.TimedOut(
            Duration.ofSeconds(10),
            "joins",
            List.of(
                "java.base/java.lang.Thread.sleep0(Native Method)",
                "java.base/jdk.internal.misc.Unsafe.park(Native Method)",
                "concat.Concat.join(Concat.java:12)",
                "concat.ConcatTest.joins(ConcatTest.java:20)")));
    assertEnding(
        Verdict.TIME_LIMIT,
        "Stopped after 1.5 s: your code was still running.",
        new Ending.TimedOut(Duration.ofMillis(1_500), "", List.of()));
  }

  @Test
  void a_memory_limit_says_of_what() {
    assertEnding(
        Verdict.MEMORY_LIMIT,
        "Stopped: your code used up the memory that it may have (Java heap space).",
        new Ending.OutOfMemory("Java heap space"));
    assertEnding(
        Verdict.MEMORY_LIMIT,
        "Stopped: your code started more threads than it may have.",
        new Ending.OutOfMemory(
            "unable to create native thread: possibly out of memory or process/resource limits"
                + " reached"));
  }

  @Test
  void memory_that_the_kernel_counts_is_a_memory_limit_too() {
    assertEnding(
        Verdict.MEMORY_LIMIT,
        "Stopped: your code used up the memory that it may have (3,072 MB for heap, native memory"
            + " and files in memory together); close or free what holds memory outside of the"
            + " heap.",
        new Ending.MemoryExceeded(3L << 30));
  }

  @Test
  void a_jvm_that_crashed_is_told_from_one_that_was_ended() {
    assertEnding(
        Verdict.CRASHED,
        "The JVM crashed (signal 11) before the tests were done.",
        new Ending.Died(139, ""));
    assertEnding(
        Verdict.CRASHED,
        "The JVM crashed before the tests were done.",
        new Ending.Died(
            1,
            "#\n# A fatal error has been detected by the Java Runtime Environment:\n#\n#  SIGSEGV"));
    assertEnding(
        Verdict.CRASHED,
        "Your code ended the JVM (exit code 7) before the tests were done; remove the call to"
            + " System.exit or Runtime.halt.",
        new Ending.Died(7, "bye"));
  }

  private static void assertEndingWhileMeasured(Verdict verdict, String summary, Ending ending) {
    assertEquals(new Grade(verdict, summary), Grading.endedWhileMeasured("join", ending));
  }

  @Test
  void what_ended_while_it_was_measured_is_not_said_to_be_a_test() {
    assertEndingWhileMeasured(
        Verdict.CRASHED,
        "Your code ended the JVM (exit code 0) while the benchmark “join” ran; remove the call to"
            + " System.exit or Runtime.halt.",
        new Ending.Died(0, ""));
    assertEndingWhileMeasured(
        Verdict.CRASHED,
        "The JVM crashed (signal 11) while the benchmark “join” ran.",
        new Ending.Died(139, ""));
    assertEndingWhileMeasured(
        Verdict.CRASHED,
        "The JVM crashed while the benchmark “join” ran.",
        new Ending.Died(1, "# A fatal error has been detected by the Java Runtime Environment:"));
    assertEndingWhileMeasured(
        Verdict.MEMORY_LIMIT,
        "Stopped while the benchmark “join” ran: your code used up the memory that it may have (Java"
            + " heap space).",
        new Ending.OutOfMemory("Java heap space"));
    assertEndingWhileMeasured(
        Verdict.MEMORY_LIMIT,
        "Stopped while the benchmark “join” ran: your code used up the memory that it may have (900"
            + " MB for heap, native memory and files in memory together); close or free what holds"
            + " memory outside of the heap.",
        new Ending.MemoryExceeded(900L << 20));
    assertEndingWhileMeasured(
        Verdict.TIME_LIMIT,
        "Stopped after 60 s: the benchmark “join” was still running.",
        new Ending.TimedOut(Duration.ofSeconds(60), "", List.of()));
    assertEndingWhileMeasured(
        Verdict.TAMPERED,
        "The worker's report on the benchmark “join” can't be trusted (it reported 3 iterations of"
            + " 7), so this can't count as fast enough.",
        new Ending.Tampered("it reported 3 iterations of 7"));
    assertEndingWhileMeasured(
        Verdict.CANCELLED, "Cancelled. Your code is kept.", new Ending.Cancelled());
  }

  @Test
  void what_can_not_be_trusted_is_never_correct() {
    assertEnding(
        Verdict.TAMPERED,
        "The worker's report can't be trusted (it sent a Ready out of turn), so this can't count as"
            + " correct.",
        new Ending.Tampered("it sent a Ready out of turn"));
  }

  @Test
  void what_is_taken_back_is_kept() {
    assertEnding(Verdict.CANCELLED, "Cancelled. Your code is kept.", new Ending.Cancelled());
  }

  @Test
  void our_own_failure_is_not_the_learners() {
    String summary =
        "Hotpath failed, not your code (no space left). Run it again; if it stays, tell who runs this"
            + " server.";
    assertEnding(Verdict.INTERNAL_ERROR, summary, new Ending.HarnessFailed("no space left."));
    assertEquals(summary, English.internalError("no space left"));
    assertEquals(Verdict.INTERNAL_ERROR, Grading.ended(FINISHED).verdict());
  }

  // Measuring

  @Test
  void a_result_that_was_wrong_while_measured_is_not_correct() {
    assertEquals(
        new Grade(
            Verdict.FAIL,
            "Not correct: the tests passed, but the benchmark “join” failed: row 7 came out wrong."),
        Grading.wrongWhileMeasured("join", "row 7 came out wrong."));
  }

  private static Comparison comparison(double[] starter, double[] yours) {
    return new Comparison("join", boxed(starter), boxed(yours), List.of(1_000.0), List.of(24.0));
  }

  private static List<Double> boxed(double[] values) {
    return java.util.Arrays.stream(values).boxed().toList();
  }

  private static RunReport.GoalResult speedup(double target, @Nullable Boolean met) {
    return new RunReport.GoalResult("at least 4× faster", "speedup", target, 6.1, met);
  }

  private static RunReport.GoalResult bytes(@Nullable Boolean met) {
    return new RunReport.GoalResult(
        "at most 5 % of the starter's bytes per operation", "bytes-per-op", 0.05, 0.1, met);
  }

  private static final Comparison FASTER =
      comparison(new double[] {61, 60, 62, 61}, new double[] {10, 10, 10, 10});
  private static final Comparison NOISY =
      comparison(new double[] {30, 90, 60, 60, 60}, new double[] {10, 20, 15, 15, 15});

  @Test
  void every_goal_met_is_a_pass() {
    assertEquals(
        new Grade(Verdict.PASS, "Correct, and 6.1× faster than the starter (goal 4×)."),
        Grading.measured(List.of(speedup(4, true), bytes(true)), Evidence.of(List.of(FASTER))));
    assertEquals(
        new Grade(Verdict.PASS, "Correct, and 6.1× faster than the starter."),
        Grading.measured(List.of(bytes(true)), Evidence.of(List.of(FASTER))));
    assertEquals(
        new Grade(Verdict.PASS, "Correct, and it meets its goals."),
        Grading.measured(List.of(), Evidence.of(List.of())));
  }

  @Test
  void one_goal_missed_is_slow() {
    assertEquals(
        new Grade(Verdict.SLOW, "Correct, but 6.1× faster than the starter: the goal is 10×."),
        Grading.measured(List.of(speedup(10, false), bytes(true)), Evidence.of(List.of(FASTER))));
    assertEquals(
        new Grade(
            Verdict.SLOW,
            "Correct, but it still allocates 24 B per operation: the goal is at most 5 % of the"
                + " starter's bytes per operation."),
        Grading.measured(List.of(speedup(4, true), bytes(false)), Evidence.of(List.of(FASTER))));
  }

  @Test
  void a_goal_missed_on_one_of_several_benchmarks_is_quoted_as_it_is() {
    assertEquals(
        new Grade(
            Verdict.SLOW,
            "Correct, but short of a goal: at most 5 % of the starter's bytes per operation;"
                + " measured 0.10."),
        Grading.measured(
            List.of(speedup(4, true), bytes(false)), Evidence.of(List.of(FASTER, NOISY))));
  }

  @Test
  void a_goal_missed_decides_though_another_is_undecided() {
    assertEquals(
        Verdict.SLOW,
        Grading.measured(List.of(speedup(4, null), bytes(false)), Evidence.of(List.of(NOISY)))
            .verdict());
  }

  @Test
  void a_goal_undecided_is_neither() {
    assertEquals(
        new Grade(
            Verdict.INCONCLUSIVE,
            "Correct, and somewhere between 1.5× and 9× the starter's speed: too close to the"
                + " goal, or this machine too noisy, to say whether that meets it."),
        Grading.measured(List.of(speedup(4, null), bytes(true)), Evidence.of(List.of(NOISY))));
  }

  @Test
  void a_ratio_is_told_only_where_the_samples_are_apart() {
    double[] ten = {10, 11};
    assertEquals("3.9× faster than the starter", speed(new double[] {40, 42}, ten));
    assertEquals("3.9× slower than the starter", speed(ten, new double[] {40, 42}));
    assertEquals("about as fast as the starter", speed(ten, ten));
    assertEquals("about as fast as the starter", speed(new double[] {10, 50}, ten));
    assertEquals("1,204× faster than the starter", speed(new double[] {1_204}, new double[] {1}));
  }

  private static String speed(double[] starter, double[] yours) {
    return English.speed(comparison(starter, yours).speedup());
  }

  @Test
  void numbers_have_as_many_digits_as_they_deserve() {
    double[] values = {0.054, 0.5, 1, 1.04, 1.25, 9.94, 9.95, 10.4, 999.6, 1_204, 1e6};
    String[] shown = {
      "0.05", "0.50", "1", "1", "1.3", "9.9", "10", "10", "1,000", "1,204", "1,000,000"
    };
    IntStream.range(0, values.length)
        .forEach(i -> assertEquals(shown[i], Figures.number(values[i]), "of " + values[i]));
    assertEquals("24 B", Figures.bytes(24.2));
    assertEquals("1,049 B", Figures.bytes(1_048.6));
    assertEquals("nothing", Figures.bytes(0.02));
    assertEquals("5 %", Figures.percent(0.05));
    assertEquals("6.1×", Figures.times(6.1));
  }

  @Test
  void every_verdict_has_the_word_of_the_run_document() {
    assertEquals(
        "pass slow fail inconclusive compile-error compile-limit time-limit memory-limit crashed"
            + " tampered cancelled internal-error",
        String.join(" ", java.util.Arrays.stream(Verdict.values()).map(Verdict::key).toList()));
    assertTrue(
        java.util.Arrays.stream(RunState.values()).map(RunState::key).toList().contains("done"));
  }
}
