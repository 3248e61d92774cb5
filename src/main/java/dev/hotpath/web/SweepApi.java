package dev.hotpath.web;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.KeptSweeps;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Sweep;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.Verdict;
import dev.hotpath.grade.sweep.SweepReport;
import dev.hotpath.grade.sweep.SweepTable;
import dev.hotpath.run.RunLog;
import dev.hotpath.run.Runs;
import dev.hotpath.run.SweepRequest;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** {@code /api/runs/{id}/sweeps}: a correct run's code at several values of one thing. */
final class SweepApi {

  private final Catalogue catalogue;
  private final KeptSweeps kept;
  private final Runs runs;
  private final RunApi runApi;
  private final Door door;
  private final Clock clock;

  SweepApi(Catalogue catalogue, KeptSweeps kept, Runs runs, RunApi runApi, Door door, Clock clock) {
    this.catalogue = catalogue;
    this.kept = kept;
    this.runs = runs;
    this.runApi = runApi;
    this.door = door;
    this.clock = clock;
  }

  /**
   * One that can be started.
   *
   * @param labels what a person calls the values, in their order
   */
  record Offered(
      String key, String title, String benchmark, String dimension, List<String> labels) {

    static Offered of(Sweep sweep) {
      return new Offered(
          sweep.key(),
          sweep.title(),
          sweep.benchmark(),
          sweep.dimension().key(),
          sweep.values().stream().map(sweep::label).toList());
    }
  }

  /**
   * @param offered none where the run is not correct, or not over
   * @param sweeps of this run, newest first
   */
  record Listed(List<Offered> offered, List<SweepReport> sweeps) {}

  void list(Context context) {
    Attempt attempt = runApi.attempt(context);
    List<Offered> offered =
        correct(report(attempt))
            ? catalogue.find(attempt.exercise()).stream()
                .flatMap(exercise -> exercise.offeredSweeps().stream())
                .map(Offered::of)
                .toList()
            : List.of();
    context.json(new Listed(offered, kept.of(attempt.id()).stream().map(this::newest).toList()));
  }

  /** Takes one in: kept first, then lined up. */
  void start(Context context) {
    door.run(context);
    Attempt attempt = runApi.attempt(context);
    Exercise exercise =
        catalogue
            .find(attempt.exercise())
            .orElseThrow(() -> Problem.unknownExercise(attempt.exercise()));
    String key = Bodies.read(context, Bodies.Sweep.class).sweep();
    if (!correct(report(attempt))) {
      throw new Problem(
          409,
          "not-correct",
          "Only a run that is over and correct can be swept; run this code again, or mend it first.");
    }
    Sweep sweep = sweep(exercise, key);
    String id = UUID.randomUUID().toString();
    SweepReport report =
        SweepReport.accepted(
            id,
            attempt.id(),
            exercise.id(),
            sweep,
            attempt.files().equals(exercise.edit()),
            Runtime.getRuntime().availableProcessors(),
            id.hashCode());
    accept(attempt, exercise, report);
    String url = "/api/runs/" + attempt.id() + "/sweeps/" + id;
    context.status(202).json(new ExerciseApi.Accepted(id, url, url + "/events"));
  }

  private static Sweep sweep(Exercise exercise, String key) {
    List<Sweep> offered = exercise.offeredSweeps();
    return offered.stream()
        .filter(one -> one.key().equals(key))
        .findFirst()
        .orElseThrow(() ->
            new Problem(
                422,
                "unknown-sweep",
                offered.isEmpty()
                    ? "Exercise '%s' has nothing to sweep; others have.".formatted(exercise.id())
                    : "Exercise '%s' has no such sweep; there are: %s."
                        .formatted(
                            exercise.id(),
                            offered.stream().map(Sweep::key).collect(Collectors.joining(", ")))));
  }

  /** Two that are started at once must not both get in. */
  private synchronized void accept(Attempt attempt, Exercise exercise, SweepReport report) {
    if (runs.sweeps().current(attempt.learner()).isPresent()) {
      throw new Problem(
          409, "sweeping", "You have a sweep under way; wait for its end, or cancel it.");
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
    runs.sweeps().submit(new SweepRequest(attempt.learner(), exercise, attempt.files(), report));
  }

  void get(Context context) {
    context.json(newest(sweep(context)));
  }

  void csv(Context context) {
    SweepReport report = newest(sweep(context));
    context.contentType("text/csv; charset=utf-8");
    context.header(
        "Content-Disposition",
        "attachment; filename=\"%s-sweep-%s.csv\""
            .formatted(report.exercise(), report.sweep().key()));
    context.result(SweepTable.csv(report));
  }

  void cancel(Context context) {
    runs.sweeps().cancel(sweep(context).id());
    context.status(204);
  }

  /** Sends the events that the client doesn't have, and stays until the sweep is done, or long. */
  void events(Context context) throws InterruptedException {
    SweepReport report = sweep(context);
    Optional<RunLog> log = runs.sweeps().log(report.id());
    try (Door.Place _ = door.stream(context)) {
      EventStream stream = new EventStream(context);
      if (log.isEmpty()) {
        stream.send(1, "done", report);
      } else {
        RunApi.follow(stream, log.get(), RunApi.known(log.get(), RunApi.lastEventId(context)));
      }
    } catch (IOException clientLeft) {
      // It comes again with the id of its last event, or not at all.
    }
  }

  private SweepReport sweep(Context context) {
    Attempt attempt = runApi.attempt(context);
    String id = context.pathParam("sweep");
    return kept.find(id)
        .filter(report -> report.run().equals(attempt.id()))
        .orElseThrow(() ->
            new Problem(
                404,
                "unknown-sweep",
                "This run has no such sweep; its list of sweeps has them all."));
  }

  private SweepReport newest(SweepReport report) {
    return runs.sweeps().report(report.id()).orElse(report);
  }

  private RunReport report(Attempt attempt) {
    return runs.report(attempt.id()).orElse(attempt.report());
  }

  /** Whether all its tests are known to pass, though it may have been taken back behind them. */
  static boolean correct(RunReport report) {
    Verdict verdict = report.verdict();
    return verdict != null
        && (verdict.onGoals() || (verdict == Verdict.CANCELLED && report.testsPassed()));
  }
}
