package dev.hotpath.classroom.board;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.Verdict;
import dev.hotpath.protocol.Diagnostic;
import dev.hotpath.protocol.TestReport;
import java.util.List;
import java.util.Locale;

/**
 * What keeps an attempt from passing.
 *
 * @param what a compiler's message, a test's name, a goal; where the program ended before any of
 *     them, how
 */
public record Stop(Kind kind, String what) {

  private static final int MOST_CHARACTERS = 160;

  /** Which step it is at. */
  public enum Kind {
    COMPILE,
    TEST,
    GOAL;

    /** The word that a program reads. */
    @JsonValue
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** All that an attempt stops at; none where it passed, or nothing is known about the program. */
  public static List<Stop> of(RunReport report) {
    Verdict verdict = report.verdict();
    if (verdict == null) {
      return List.of();
    }
    return switch (verdict) {
      case PASS, INCONCLUSIVE, CANCELLED, INTERNAL_ERROR -> List.of();
      case COMPILE_ERROR -> compile(report);
      case COMPILE_LIMIT -> List.of(stop(Kind.COMPILE, report.summary()));
      case SLOW ->
          report.goals().stream()
              .filter(goal -> Boolean.FALSE.equals(goal.met()))
              .map(goal -> stop(Kind.GOAL, goal.text()))
              .distinct()
              .toList();
      case FAIL, TIME_LIMIT, MEMORY_LIMIT, CRASHED, TAMPERED -> tests(report);
    };
  }

  /** The first error alone: what follows it is often its echo. */
  private static List<Stop> compile(RunReport report) {
    return report.diagnostics().stream()
        .filter(diagnostic -> diagnostic.severity() == Diagnostic.Severity.ERROR)
        .findFirst()
        .map(error -> List.of(stop(Kind.COMPILE, error.message())))
        .orElseGet(() -> List.of(stop(Kind.COMPILE, report.summary())));
  }

  private static List<Stop> tests(RunReport report) {
    List<Stop> failed =
        report.tests().stream()
            .filter(test -> test.status() == TestReport.Status.FAILED)
            .map(test -> stop(Kind.TEST, test.name()))
            .distinct()
            .toList();
    return failed.isEmpty() ? List.of(stop(Kind.TEST, report.summary())) : failed;
  }

  private static Stop stop(Kind kind, String what) {
    String line = what.lines().findFirst().orElse("").strip();
    return new Stop(
        kind,
        line.codePointCount(0, line.length()) <= MOST_CHARACTERS
            ? line
            : line.substring(0, line.offsetByCodePoints(0, MOST_CHARACTERS - 1)) + "…");
  }
}
