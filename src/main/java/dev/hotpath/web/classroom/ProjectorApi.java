package dev.hotpath.web.classroom;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Kind;
import dev.hotpath.exercise.View;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.Verdict;
import dev.hotpath.protocol.SourceFile;
import dev.hotpath.web.Problem;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** {@code /api/class/projector}: the attempt that is shown to all, and not whose it is. */
final class ProjectorApi {

  private final ClassParts parts;

  ProjectorApi(ClassParts parts) {
    this.parts = parts;
  }

  /**
   * The attempt.
   *
   * @param views keys of the profiles that it left
   */
  record Shown(
      String run,
      String exercise,
      String title,
      @Nullable Verdict verdict,
      String summary,
      @Nullable Double speedup,
      Map<String, String> files,
      Map<String, String> starter,
      List<String> views) {}

  void get(Context context) {
    Attempt attempt =
        parts
            .lesson()
            .current()
            .moment()
            .state()
            .projected()
            .flatMap(parts.attempts()::find)
            .orElseThrow(() ->
                new Problem(
                    404,
                    "nothing-projected",
                    "Nothing is shown to all now; the instructor chooses an attempt on the board."));
    Exercise exercise =
        parts
            .catalogue()
            .find(attempt.exercise())
            .orElseThrow(() -> Problem.unknownExercise(attempt.exercise()));
    RunReport report = parts.runs().report(attempt.id()).orElse(attempt.report());
    OptionalDouble speedup =
        exercise.kind() == Kind.WRITE_BENCHMARK ? OptionalDouble.empty() : report.speedup();
    context.header("Cache-Control", "no-store");
    context.json(
        new Shown(
            attempt.id(),
            exercise.id(),
            exercise.title(),
            report.verdict(),
            report.summary(),
            speedup.isPresent() ? speedup.getAsDouble() : null,
            byPath(attempt.files()),
            byPath(exercise.edit()),
            exercise.profiles().stream()
                .filter(view -> report.left(view.artifact()))
                .map(View::key)
                .toList()));
  }

  private static Map<String, String> byPath(List<SourceFile> files) {
    Map<String, String> byPath = new LinkedHashMap<>();
    files.forEach(file -> byPath.put(file.path(), file.text()));
    return byPath;
  }
}
