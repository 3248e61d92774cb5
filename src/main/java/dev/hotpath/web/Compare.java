package dev.hotpath.web;

import dev.hotpath.classroom.Artifacts;
import dev.hotpath.classroom.Attempts;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Kind;
import dev.hotpath.grade.Verdict;
import dev.hotpath.grade.compare.Benchstat;
import dev.hotpath.grade.compare.Csv;
import dev.hotpath.web.classroom.Visibility;
import dev.hotpath.web.page.ComparePage;
import io.javalin.http.Context;

/** {@code /compare}: a learner's attempts against each other, as a page and for programs. */
final class Compare {

  private final Catalogue catalogue;
  private final Attempts attempts;
  private final ReleasedSolution released;
  private final Artifacts artifacts;
  private final ComparePairs pairs;
  private final Pages pages;
  private final Visibility visibility;

  Compare(
      Catalogue catalogue,
      Attempts attempts,
      ReleasedSolution released,
      Artifacts artifacts,
      ComparePairs pairs,
      Pages pages,
      Visibility visibility) {
    this.visibility = visibility;
    this.catalogue = catalogue;
    this.attempts = attempts;
    this.released = released;
    this.artifacts = artifacts;
    this.pairs = pairs;
    this.pages = pages;
  }

  void page(Context context) {
    pages.render(
        context, "compare", pairs.page(context).orElseGet(() -> ofAttempts(context)), "compare");
  }

  private ComparePage ofAttempts(Context context) {
    CompareRequest request = CompareRequest.of(context, catalogue, attempts, released, visibility);
    Exercise exercise = exercise(request);
    ComparePage.Trust trust =
        exercise.kind() == Kind.WRITE_BENCHMARK
            ? new CompareTrust(request, exercise, artifacts).trust()
            : null;
    return new CompareFigures(request, exercise)
        .page(
            context.queryString(),
            trust,
            pairs.otherwise(exercise, request.after().id(), request.measured()));
  }

  /** For people and benchstat. */
  void text(Context context) {
    CompareRequest request = request(context);
    String file = request.fileName() + ".txt";
    download(context, "text/plain; charset=utf-8", file);
    context.result(Benchstat.text(request.sheet(), request.exercise(), file));
  }

  void json(Context context) {
    CompareRequest request = request(context);
    context.json(ComparedJson.of(request, exercise(request).title()));
    download(context, "application/json; charset=utf-8", request.fileName() + ".json");
  }

  void csv(Context context) {
    CompareRequest request = request(context);
    download(context, "text/csv; charset=utf-8; header=present", request.fileName() + ".csv");
    context.result(
        Csv.text(
            request.sheet(),
            request.exercise(),
            version -> {
              Verdict verdict = request.verdict(version);
              return verdict == null ? "" : verdict.key();
            }));
  }

  /**
   * For a program. Attempts at a benchmark have no speed of their own: each saw the same program.
   */
  private CompareRequest request(Context context) {
    CompareRequest request = CompareRequest.of(context, catalogue, attempts, released, visibility);
    if (exercise(request).kind() == Kind.WRITE_BENCHMARK) {
      throw new Problem(
          409,
          "not-comparable",
          "Run '%s' is of an exercise in which a benchmark is written, so there is no speed to compare; /compare shows what each benchmark saw."
              .formatted(request.after().id()));
    }
    return request;
  }

  private Exercise exercise(CompareRequest request) {
    return catalogue
        .find(request.exercise())
        .orElseThrow(() -> Problem.unknownExercise(request.exercise()));
  }

  private static void download(Context context, String type, String file) {
    context.contentType(type);
    context.header("Content-Disposition", "attachment; filename=\"%s\"".formatted(file));
    context.header("Cache-Control", "no-store");
  }
}
