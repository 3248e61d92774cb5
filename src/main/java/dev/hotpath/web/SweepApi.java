package dev.hotpath.web;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.KeptSweeps;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Sweep;
import dev.hotpath.exercise.SweepValues;
import dev.hotpath.grade.sweep.SweepReport;
import dev.hotpath.grade.sweep.SweepTable;
import dev.hotpath.run.Runs;
import dev.hotpath.run.SweepRequest;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Map;
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
   * @param values as they are sent
   * @param labels what a person calls the values, in their order
   */
  record Offered(
      String key,
      String title,
      String benchmark,
      String dimension,
      List<String> values,
      List<String> labels) {

    static Offered of(Sweep sweep) {
      return new Offered(
          sweep.key(),
          sweep.title(),
          sweep.benchmark(),
          sweep.dimension().key(),
          sweep.values(),
          sweep.values().stream().map(sweep::label).toList());
    }
  }

  /**
   * @param offered none where the run is not correct, or not over
   * @param sweeps of this run, newest first
   * @param pairs of this run that were compared, newest first
   */
  record Listed(List<Offered> offered, List<SweepReport> sweeps, List<SweepReport> pairs) {}

  void list(Context context) {
    Attempt attempt = runApi.attempt(context);
    List<Offered> offered =
        runApi.newest(attempt).correct()
            ? catalogue.find(attempt.exercise()).stream()
                .flatMap(exercise -> runs.sweeps().offered(exercise).stream())
                .map(Offered::of)
                .toList()
            : List.of();
    Map<Boolean, List<SweepReport>> byKind =
        kept.of(attempt.id()).stream()
            .map(this::newest)
            .collect(Collectors.partitioningBy(SweepReport::pair));
    context.json(
        new Listed(
            offered, byKind.getOrDefault(false, List.of()), byKind.getOrDefault(true, List.of())));
  }

  /** Takes one in: kept first, then lined up. */
  void start(Context context) {
    door.run(context);
    Attempt attempt = runApi.attempt(context);
    Exercise exercise =
        catalogue
            .find(attempt.exercise())
            .orElseThrow(() -> Problem.unknownExercise(attempt.exercise()));
    Bodies.Sweep asked = Bodies.read(context, Bodies.Sweep.class);
    if (!runApi.newest(attempt).correct()) {
      throw new Problem(
          409,
          "not-correct",
          "Only a run that is over and correct can be swept; run this code again, or mend it first.");
    }
    Sweep sweep = sweep(exercise, asked);
    String id = UUID.randomUUID().toString();
    SweepReport report =
        SweepReport.accepted(
            id,
            attempt.id(),
            exercise.id(),
            sweep,
            !asked.pair() && attempt.files().equals(exercise.edit()),
            Runtime.getRuntime().availableProcessors(),
            id.hashCode());
    accept(attempt, exercise, (asked.pair() ? report.asPair() : report).noting(jdks(sweep)));
    String url = "/api/runs/" + attempt.id() + "/sweeps/" + id;
    context.status(202).json(new ExerciseApi.Accepted(id, url, url + "/events"));
  }

  /** One that is offered, over the values that are asked for. */
  private Sweep sweep(Exercise exercise, Bodies.Sweep asked) {
    List<Sweep> offered = runs.sweeps().offered(exercise);
    Sweep sweep =
        offered.stream()
            .filter(one -> one.key().equals(asked.sweep()))
            .findFirst()
            .orElseThrow(() ->
                new Problem(
                    422,
                    "unknown-sweep",
                    offered.isEmpty()
                        ? "Exercise '%s' has nothing to sweep; others have."
                            .formatted(exercise.id())
                        : "Exercise '%s' has no such sweep; there are: %s."
                            .formatted(
                                exercise.id(),
                                offered.stream()
                                    .map(Sweep::key)
                                    .collect(Collectors.joining(", ")))));
    List<String> values = asked.values().isEmpty() ? sweep.values() : asked.values();
    List<SweepValues.Wrong> wrong = SweepValues.wrong(sweep, values, asked.pair());
    if (!wrong.isEmpty()) {
      throw new Problem(
          422,
          "bad-values",
          wrong.stream()
              .map(one -> "%s; %s".formatted(one.fact(), one.remedy()))
              .collect(Collectors.joining(". ", "", ".")));
    }
    return sweep.over(values);
  }

  /** Which versions stand behind the names of folders. */
  private List<String> jdks(Sweep sweep) {
    return sweep.dimension() == Sweep.Dimension.JDK
        ? runs.sweeps().jdks().usable().stream()
            .filter(jdk -> sweep.values().contains(jdk.name()))
            .map(jdk -> "%s is %s.".formatted(jdk.name(), jdk.described()))
            .toList()
        : List.of();
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

  /** Follows one. */
  void events(Context context) throws InterruptedException {
    SweepReport report = sweep(context);
    runApi.follow(context, runs.sweeps().log(report.id()), report);
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
}
