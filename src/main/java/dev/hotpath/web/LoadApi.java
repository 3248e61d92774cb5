package dev.hotpath.web;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.KeptLoads;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.GoalDetail;
import dev.hotpath.grade.Figures;
import dev.hotpath.grade.load.LoadReport;
import dev.hotpath.run.LoadRequest;
import dev.hotpath.run.Runs;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/runs/{id}/loads}: a correct run's service, asked at rates of the learner's own. */
final class LoadApi {

  private static final double USUAL_RATE = 100;
  private static final double USUAL_SECONDS = 3;

  private final Catalogue catalogue;
  private final KeptLoads kept;
  private final Runs runs;
  private final RunApi runApi;
  private final Door door;
  private final Clock clock;

  LoadApi(Catalogue catalogue, KeptLoads kept, Runs runs, RunApi runApi, Door door, Clock clock) {
    this.catalogue = catalogue;
    this.kept = kept;
    this.runs = runs;
    this.runApi = runApi;
    this.door = door;
    this.clock = clock;
  }

  /**
   * What can be asked for.
   *
   * @param service that is asked
   * @param rate to begin with: the goal's where there is one
   * @param seconds as {@code rate}
   * @param most of both; the least is 1
   */
  record Offered(String service, double rate, double seconds, Most most) {
    record Most(double rate, double seconds) {}
  }

  /**
   * @param offered {@code null} where the run is not over or not correct, or there is no service
   * @param loads of this run, newest first
   */
  record Listed(@Nullable Offered offered, List<LoadReport> loads) {}

  void list(Context context) {
    Attempt attempt = runApi.attempt(context);
    Optional<Offered> offered =
        runApi.newest(attempt).correct()
            ? catalogue.find(attempt.exercise()).flatMap(LoadApi::offered)
            : Optional.empty();
    context.json(
        new Listed(
            offered.orElse(null), kept.of(attempt.id()).stream().map(this::newest).toList()));
  }

  private static Optional<Offered> offered(Exercise exercise) {
    Optional<GoalDetail.Load> goal = exercise.loadGoal();
    return exercise
        .service()
        .map(service ->
            new Offered(
                service,
                goal.map(GoalDetail.Load::rate).orElse(USUAL_RATE),
                goal.map(GoalDetail.Load::seconds).orElse(USUAL_SECONDS),
                new Offered.Most(LoadReport.MOST_PER_SECOND, LoadReport.MOST_SECONDS)));
  }

  /** Takes one in: kept first, then lined up. */
  void start(Context context) {
    door.run(context);
    Attempt attempt = runApi.attempt(context);
    Exercise exercise =
        catalogue
            .find(attempt.exercise())
            .orElseThrow(() -> Problem.unknownExercise(attempt.exercise()));
    Bodies.Load asked = Bodies.read(context, Bodies.Load.class);
    within("rate", asked.rate(), LoadReport.MOST_PER_SECOND, "requests a second");
    within("duration", asked.seconds(), LoadReport.MOST_SECONDS, "seconds");
    if (!runApi.newest(attempt).correct()) {
      throw new Problem(
          409,
          "not-correct",
          "Only the service of a run that is over and correct can be sent requests; run this code again, or mend it first.");
    }
    String id = UUID.randomUUID().toString();
    String service = service(exercise);
    accept(
        attempt,
        exercise,
        LoadReport.accepted(
            id, attempt.id(), exercise.id(), service, asked.rate(), asked.seconds()));
    String url = "/api/runs/" + attempt.id() + "/loads/" + id;
    context.status(202).json(new ExerciseApi.Accepted(id, url, url + "/events"));
  }

  private static String service(Exercise exercise) {
    return exercise
        .service()
        .orElseThrow(() ->
            new Problem(
                422,
                "no-service",
                "Exercise '%s' has no service to send requests to; others have."
                    .formatted(exercise.id())));
  }

  /** Two that are started at once must not both get in. */
  private synchronized void accept(Attempt attempt, Exercise exercise, LoadReport report) {
    if (runs.loads().current(attempt.learner()).isPresent()) {
      throw new Problem(
          409, "loading", "You have a load under way; wait for its end, or cancel it.");
    }
    if (!runs.reserve(report.id())) {
      throw door.full();
    }
    try {
      kept.accept(report, clock.instant());
    } catch (RuntimeException e) {
      runs.release(report.id());
      throw e;
    }
    runs.loads().submit(new LoadRequest(attempt.learner(), exercise, attempt.files(), report));
  }

  void get(Context context) {
    context.json(newest(load(context)));
  }

  void cancel(Context context) {
    runs.loads().cancel(load(context).id());
    context.status(204);
  }

  /** Follows one. */
  void events(Context context) throws InterruptedException {
    LoadReport report = load(context);
    runApi.follow(context, runs.loads().log(report.id()), report);
  }

  private LoadReport load(Context context) {
    Attempt attempt = runApi.attempt(context);
    return kept.find(context.pathParam("load"))
        .filter(report -> report.run().equals(attempt.id()))
        .orElseThrow(() ->
            new Problem(
                404, "unknown-load", "This run has no such load; its list of loads has them all."));
  }

  private LoadReport newest(LoadReport report) {
    return runs.loads().report(report.id()).orElse(report);
  }

  private static void within(String what, double value, double most, String unit) {
    if (!(value >= 1 && value <= most)) {
      throw new Problem(
          422,
          "bad-" + what,
          "The %s is %s; give one from 1 to %s %s."
              .formatted(what, plain(value), Figures.number(most), unit));
    }
  }

  // A learner finds again what was typed, and not a rounded form of it.
  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }
}
