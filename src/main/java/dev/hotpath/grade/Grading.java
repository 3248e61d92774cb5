package dev.hotpath.grade;

import dev.hotpath.protocol.Compiled;
import dev.hotpath.protocol.Diagnostic;
import dev.hotpath.protocol.TestReport;
import dev.hotpath.protocol.TestReport.Status;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Turns outcomes into verdicts. Empty means: so far so good, go on. */
public final class Grading {

  private Grading() {}

  /** Whether it compiles. */
  public static Optional<Grade> compiled(Compiled compiled) {
    return switch (compiled.outcome()) {
      case OK -> Optional.empty();
      case ERRORS ->
          Optional.of(new Grade(Verdict.COMPILE_ERROR, CompileWords.compileError(compiled)));
      case LIMIT ->
          Optional.of(new Grade(Verdict.COMPILE_LIMIT, CompileWords.compileLimit(compiled)));
    };
  }

  /**
   * As {@link #compiled(Compiled)}, where the learner writes other files than those in {@code
   * src/}.
   */
  public static Optional<Grade> compiled(Compiled compiled, Set<String> edited) {
    return compiled.outcome() == Compiled.Outcome.ERRORS
        ? Optional.of(new Grade(Verdict.COMPILE_ERROR, CompileWords.compileError(compiled, edited)))
        : compiled(compiled);
  }

  /**
   * Whether it is correct.
   *
   * @param manifest every test method that the exercise declares; one that the worker did not
   *     report can't have passed
   */
  public static Optional<Grade> tested(
      List<TestReport> tests, Ending ending, List<String> manifest) {
    if (!(ending instanceof Ending.Finished)) {
      return Optional.of(ended(ending));
    }
    Set<String> reported = new HashSet<>();
    for (TestReport test : tests) {
      int invocation = test.id().indexOf('[');
      reported.add(invocation < 0 ? test.id() : test.id().substring(0, invocation));
    }
    List<TestReport> failed =
        tests.stream().filter(test -> test.status() == Status.FAILED).toList();
    if (!failed.isEmpty()) {
      return Optional.of(new Grade(Verdict.FAIL, English.failed(failed, tests.size())));
    }
    List<String> missing = manifest.stream().filter(test -> !reported.contains(test)).toList();
    if (!missing.isEmpty() || tests.isEmpty()) {
      return Optional.of(new Grade(Verdict.TAMPERED, English.missing(missing)));
    }
    List<TestReport> notRun =
        tests.stream().filter(test -> test.status() != Status.PASSED).toList();
    return notRun.isEmpty()
        ? Optional.empty()
        : Optional.of(new Grade(Verdict.FAIL, English.notRun(notRun, tests.size())));
  }

  /** Whether it is fast enough. */
  public static Grade measured(List<RunReport.GoalResult> goals, Evidence evidence) {
    Verdict verdict;
    if (goals.stream().anyMatch(goal -> Objects.equals(goal.met(), Boolean.FALSE))) {
      verdict = Verdict.SLOW;
    } else if (goals.stream().anyMatch(goal -> goal.met() == null)) {
      verdict = Verdict.INCONCLUSIVE;
    } else {
      verdict = Verdict.PASS;
    }
    Verdict told = verdict;
    return new Grade(
        verdict,
        evidence
            .find(Trusted.class)
            .map(trusted -> TrustWords.measured(told, trusted.seen()))
            .orElseGet(() -> English.measured(told, goals, evidence)));
  }

  /** A result was wrong while it was being measured. */
  public static Grade wrongWhileMeasured(String benchmark, String message) {
    return new Grade(Verdict.FAIL, English.wrongWhileMeasured(benchmark, message));
  }

  /** The learner's own benchmark threw. */
  public static Grade ownBenchmarkFailed(String benchmark, String message) {
    return new Grade(Verdict.FAIL, English.ownBenchmarkFailed(benchmark, message));
  }

  /** A worker that did not come to the end of the tests. */
  public static Grade ended(Ending ending) {
    return new Grade(verdict(ending), EndingWords.ended(ending));
  }

  /** A worker that did not come to the end of a benchmark, after the tests had passed. */
  public static Grade endedWhileMeasured(String benchmark, Ending ending) {
    return new Grade(verdict(ending), EndingWords.endedWhileMeasured(benchmark, ending));
  }

  /** Options of the JVM that can't be, with at least one error. */
  public static Grade refused(List<Diagnostic> options) {
    return new Grade(Verdict.COMPILE_ERROR, OptionWords.refused(options));
  }

  /** A heap that the learner has made too small for the benchmark. */
  public static Grade heapTooSmall(String benchmark, Ending.OutOfMemory memory) {
    return new Grade(Verdict.MEMORY_LIMIT, OptionWords.heapTooSmall(benchmark, memory.what()));
  }

  private static Verdict verdict(Ending ending) {
    return switch (ending) {
      case Ending.TimedOut _ -> Verdict.TIME_LIMIT;
      case Ending.OutOfMemory _, Ending.MemoryExceeded _ -> Verdict.MEMORY_LIMIT;
      case Ending.Died _ -> Verdict.CRASHED;
      case Ending.Tampered _ -> Verdict.TAMPERED;
      case Ending.Cancelled _ -> Verdict.CANCELLED;
      case Ending.HarnessFailed _, Ending.Finished _ -> Verdict.INTERNAL_ERROR;
    };
  }
}
