package dev.hotpath.grade;

import dev.hotpath.protocol.Compiled;
import dev.hotpath.protocol.TestReport;
import dev.hotpath.protocol.TestReport.Status;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** {@link Grading} for tests that a learner wrote. Empty means: so far so good, go on. */
public final class TestsGrading {

  private TestsGrading() {}

  /** Whether they compile. */
  public static Optional<Grade> compiled(Compiled compiled) {
    return compiled.outcome() == Compiled.Outcome.ERRORS
        ? Optional.of(new Grade(Verdict.COMPILE_ERROR, TestsEnglish.compileError(compiled)))
        : Grading.compiled(compiled);
  }

  /** There is nothing to run in these files. */
  public static Grade noTest(List<String> files) {
    return new Grade(Verdict.FAIL, TestsEnglish.noTest(files));
  }

  /**
   * Whether they are right: all of them pass on the program as it is.
   *
   * @param declared every test method in the learner's files; that one was not run is their mistake
   *     here, not a forged report
   */
  public static Optional<Grade> onTheProgram(
      List<TestReport> tests, Ending ending, List<String> declared, List<String> files) {
    if (!(ending instanceof Ending.Finished)) {
      return Optional.of(Grading.ended(ending));
    }
    List<TestReport> failed =
        tests.stream().filter(test -> test.status() == Status.FAILED).toList();
    if (!failed.isEmpty()) {
      return fail(TestsEnglish.failed(failed, tests.size()));
    }
    List<String> notFound = missing(tests, declared);
    if (!notFound.isEmpty()) {
      return fail(
          TestsEnglish.notFound(
              notFound.stream().map(test -> test.substring(test.lastIndexOf('.') + 1)).toList()));
    }
    if (tests.isEmpty()) {
      return Optional.of(noTest(files));
    }
    List<TestReport> notRun =
        tests.stream().filter(test -> test.status() != Status.PASSED).toList();
    return notRun.isEmpty() ? Optional.empty() : fail(English.notRun(notRun, tests.size()));
  }

  private static Optional<Grade> fail(String summary) {
    return Optional.of(new Grade(Verdict.FAIL, summary));
  }

  /** Declared test methods of which nothing was reported. */
  public static List<String> missing(List<TestReport> tests, List<String> declared) {
    Set<String> reported = new HashSet<>();
    for (TestReport test : tests) {
      int invocation = test.id().indexOf('[');
      reported.add(invocation < 0 ? test.id() : test.id().substring(0, invocation));
    }
    return declared.stream().filter(test -> !reported.contains(test)).toList();
  }

  /** Passed on the program, and then not on the same program. */
  public static Grade unsteady(Mutants.Tried again) {
    return new Grade(Verdict.FAIL, TestsEnglish.unsteady(again));
  }

  /** What was told of the lines that were run can't come from the harness. */
  public static Grade probesDoNotFit() {
    return new Grade(Verdict.TAMPERED, TestsEnglish.probesDoNotFit());
  }

  /** Whether they tell wrong programs from right ones. */
  public static Grade measured(List<RunReport.GoalResult> goals, Mutants mutants, Covered covered) {
    boolean met = goals.stream().allMatch(goal -> Objects.equals(goal.met(), Boolean.TRUE));
    Verdict verdict = met ? Verdict.PASS : Verdict.SLOW;
    return new Grade(verdict, TestsEnglish.measured(verdict, mutants, covered));
  }

  /** What a page says while one program is tried. */
  public static String trying(boolean right, int number, int of) {
    return TestsEnglish.trying(right, number, of);
  }
}
