package dev.hotpath.classroom;

import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.RunReport.GoalResult;
import dev.hotpath.grade.RunReport.Millis;
import dev.hotpath.grade.RunState;
import dev.hotpath.grade.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Run documents for tests: nearly empty, but for what a test is about. */
public final class Reports {

  private Reports() {}

  public static RunReport queued(String id, String exercise) {
    return inState(id, exercise, RunState.QUEUED);
  }

  public static RunReport inState(String id, String exercise, RunState state) {
    return report(id, exercise, state, null, List.of());
  }

  public static RunReport done(String id, String exercise, Verdict verdict) {
    return report(id, exercise, RunState.DONE, verdict, List.of());
  }

  /** The same with a goal on speed that was measured. */
  public static RunReport withSpeedup(RunReport report, double speedup) {
    GoalResult bytes = new GoalResult("few bytes", "bytes-per-op", 0.5, 0.01, true);
    GoalResult time = new GoalResult("at least 5×", "speedup", 5, speedup, speedup >= 5);
    return report(
        report.id(), report.exercise(), report.state(), report.verdict(), List.of(bytes, time));
  }

  private static RunReport report(
      String id,
      String exercise,
      RunState state,
      @Nullable Verdict verdict,
      List<GoalResult> goals) {
    return new RunReport(
        id,
        exercise,
        state,
        verdict,
        "",
        List.of(),
        List.of(),
        goals,
        List.of(),
        "",
        List.of(),
        new Millis(null, null, null, null, null, null, null),
        "process",
        "25.0.3",
        null);
  }
}
