package dev.hotpath.web;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.View;
import dev.hotpath.grade.view.ViewReport;
import dev.hotpath.run.Runs;
import dev.hotpath.run.ViewRequest;
import dev.hotpath.web.page.ViewTab;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/runs/{id}/views}: pictures of a correct run's code that its exercise didn't ask for.
 */
final class ViewApi {

  private final Catalogue catalogue;
  private final Runs runs;
  private final RunApi runApi;
  private final Door door;

  ViewApi(Catalogue catalogue, Runs runs, RunApi runApi, Door door) {
    this.catalogue = catalogue;
    this.runs = runs;
    this.runApi = runApi;
    this.door = door;
  }

  /**
   * One that can be taken, or was.
   *
   * @param label of its tab
   * @param promise what it shows, a sentence
   * @param seconds that taking it usually needs, once its turn has come
   */
  record Offered(String key, String label, String promise, long seconds) {}

  /**
   * @param offered none where the run is not correct, or not over
   * @param current the one of this run that is under way
   */
  record Listed(List<Offered> offered, @Nullable ViewReport current) {}

  void list(Context context) {
    Attempt attempt = runApi.attempt(context);
    List<Offered> offered =
        runApi.newest(attempt).correct()
            ? catalogue.find(attempt.exercise()).stream()
                .flatMap(exercise -> runs.views().offered(exercise).stream())
                .map(this::offered)
                .toList()
            : List.of();
    ViewReport current =
        runs.views()
            .current(attempt.learner())
            .filter(report -> report.run().equals(attempt.id()))
            .orElse(null);
    context.json(new Listed(offered, current));
  }

  private Offered offered(View view) {
    ViewTab tab = ViewTab.of(view.key());
    long seconds = Math.max(1, Math.ceilDiv(runs.views().usualMillis(view), 1_000));
    return new Offered(view.key(), tab.label(), tab.promise(), seconds);
  }

  /** Takes one, unless the run has it already. */
  void take(Context context) {
    Attempt attempt = runApi.attempt(context);
    Exercise exercise =
        catalogue
            .find(attempt.exercise())
            .orElseThrow(() -> Problem.unknownExercise(attempt.exercise()));
    View view = view(context, exercise);
    String url = "/api/runs/%s/views/%s".formatted(attempt.id(), view.key());
    ExerciseApi.Accepted accepted = new ExerciseApi.Accepted(view.key(), url, url + "/events");
    if (runApi.newest(attempt).left(view.artifact())) {
      context.json(accepted);
      return;
    }
    door.run(context);
    if (!runApi.newest(attempt).correct()) {
      throw new Problem(
          409,
          "not-correct",
          "Only a run that is over and correct can be looked at further; run this code again, or mend it first.");
    }
    accept(attempt, exercise, view);
    context.status(202).json(accepted);
  }

  private View view(Context context, Exercise exercise) {
    String key = context.pathParam("view");
    List<View> offered = runs.views().offered(exercise);
    return offered.stream()
        .filter(one -> one.key().equals(key))
        .findFirst()
        .orElseThrow(() ->
            new Problem(
                404,
                "unknown-view",
                offered.isEmpty()
                    ? "Exercise '%s' has no benchmark to look at; others have."
                        .formatted(exercise.id())
                    : "Exercise '%s' has no such view; there are: %s."
                        .formatted(
                            exercise.id(),
                            offered.stream().map(View::key).collect(Collectors.joining(", ")))));
  }

  /** Two that are started at once must not both get in. */
  private synchronized void accept(Attempt attempt, Exercise exercise, View view) {
    if (runs.views().current(attempt.learner()).isPresent()) {
      throw new Problem(
          409,
          "view-under-way",
          "You have another picture under way; wait for its end, or cancel it.");
    }
    String id = UUID.randomUUID().toString();
    if (!runs.reserve(id)) {
      throw door.full();
    }
    runs.views()
        .submit(
            new ViewRequest(
                id, attempt.learner(), exercise, attempt.files(), view, runApi.newest(attempt)));
  }

  void get(Context context) {
    context.json(report(context));
  }

  void cancel(Context context) {
    ViewReport report = report(context);
    runs.views().cancel(report.run(), view(report));
    context.status(204);
  }

  /** Follows one. */
  void events(Context context) throws InterruptedException {
    ViewReport report = report(context);
    runApi.follow(context, runs.views().log(report.run(), view(report)), report);
  }

  private static View view(ViewReport report) {
    return View.of(report.view()).orElseThrow();
  }

  /** The newest try; without one in this server's life, what the run has. */
  private ViewReport report(Context context) {
    Attempt attempt = runApi.attempt(context);
    Optional<View> view = View.of(context.pathParam("view"));
    return view.flatMap(known -> runs.views().report(attempt.id(), known))
        .or(() ->
            view.filter(known -> runApi.newest(attempt).left(known.artifact()))
                .map(known -> ViewReport.taken(attempt.id(), attempt.exercise(), known)))
        .orElseThrow(() ->
            new Problem(
                404,
                "not-taken",
                "This run has no such picture, and none is under way: a restart of the server ends those that are. Ask for it again."));
  }
}
