package dev.hotpath.web;

import dev.hotpath.classroom.Artifacts;
import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.Attempts;
import dev.hotpath.evidence.export.Exports;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.Verdict;
import dev.hotpath.run.RunEvent;
import dev.hotpath.run.RunLog;
import dev.hotpath.run.Runs;
import dev.hotpath.run.capsule.Capsule;
import dev.hotpath.web.classroom.Visibility;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /api/runs}: the run document, its events, its artefacts. */
final class RunApi {

  // Often enough that a proxy doesn't take the stream for dead, and that a client which closed it,
  // as a page does that is reloaded, soon makes room for its next.
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  // A client whose network is gone says nothing, and the kernel takes heartbeats for it for a
  // quarter of an hour. One that is alive comes again by itself, with the id of its last event.
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final Attempts attempts;
  private final Artifacts artifacts;
  private final Runs runs;
  private final Submissions submissions;
  private final Door door;
  private final Visibility visibility;

  RunApi(
      Attempts attempts,
      Artifacts artifacts,
      Runs runs,
      Submissions submissions,
      Door door,
      Visibility visibility) {
    this.visibility = visibility;
    this.submissions = submissions;
    this.door = door;
    this.attempts = attempts;
    this.artifacts = artifacts;
    this.runs = runs;
  }

  /** One that they may read, where they only read; else one of their own. */
  Attempt attempt(Context context) {
    String id = context.pathParam("id");
    boolean changes = Guard.changesSomething(context);
    return attempts
        .find(id)
        .filter(attempt ->
            changes ? visibility.owns(context, attempt) : visibility.mayRead(context, attempt))
        .orElseThrow(() -> Problem.unknownRun(id));
  }

  void get(Context context) {
    context.json(newest(attempt(context)));
  }

  /** The newest document of a learner's run. */
  RunReport newest(Attempt attempt) {
    return runs.report(attempt.id()).orElse(attempt.report());
  }

  void files(Context context) {
    context.json(Map.of("files", ExerciseApi.byPath(attempt(context).files())));
  }

  void cancel(Context context) {
    runs.cancel(attempt(context).id());
    context.status(204);
  }

  /** Measures the same code once more, and judges it by all that was measured so far. */
  void more(Context context) {
    long acceptedNanos = System.nanoTime();
    door.run(context);
    Attempt attempt = attempt(context);
    RunReport report = newest(attempt);
    if (report.verdict() != Verdict.INCONCLUSIVE) {
      throw new Problem(
          409,
          "not-inconclusive",
          "Only a run that is inconclusive can be measured further, and this one is %s; hand the code in again."
              .formatted(report.verdict() == null ? "not over" : report.verdict().key()));
    }
    Exercise exercise = visibility.syllabus(context).open(attempt.exercise());
    String id =
        submissions.accept(
            attempt.learner(),
            exercise,
            attempt.files(),
            attempt.answers(),
            acceptedNanos,
            Optional.of(report));
    context
        .status(202)
        .json(new ExerciseApi.Accepted(id, "/runs/" + id, "/api/runs/" + id + "/events"));
  }

  void artifact(Context context) {
    Attempt attempt = attempt(context);
    String name = context.pathParam("name");
    RunReport report = newest(attempt);
    Optional<byte[]> bytes = report.left(name) ? read(attempt.id(), name) : Optional.empty();
    context.result(
        bytes.orElseThrow(() ->
            new Problem(
                404,
                "unknown-artifact",
                "This run has no artefact of that name; its document lists those it has.")));
    if (name.endsWith(".json")) {
      context.contentType("application/json; charset=utf-8");
    } else {
      context.contentType(
          name.endsWith(".txt")
              ? "text/plain; charset=utf-8"
              : name.endsWith(".zip") ? "application/zip" : "application/octet-stream");
      context.header(
          "Content-Disposition",
          "attachment; filename=\"%s-%s\"".formatted(attempt.exercise(), name));
    }
    // A capsule gets more when a view is taken later; no other file changes.
    context.header(
        "Cache-Control",
        name.equals(Capsule.NAME) ? "private, no-cache" : "private, max-age=31536000, immutable");
  }

  private Optional<byte[]> read(String run, String name) {
    return artifacts
        .read(run, name)
        .or(() -> Exports.derive(name, kept -> artifacts.read(run, kept)));
  }

  /** Sends the events that the client doesn't have, and stays until the run is done, or long. */
  void events(Context context) throws InterruptedException {
    Attempt attempt = attempt(context);
    follow(context, runs.log(attempt.id()), attempt.report());
  }

  /**
   * Sends the events that the client doesn't have, and stays until the last, or long.
   *
   * @param end the data of the last event, where there is no log any more
   */
  void follow(Context context, Optional<RunLog> log, Object end) throws InterruptedException {
    try (Door.Place _ = door.stream(context)) {
      EventStream stream = new EventStream(context);
      if (log.isEmpty()) {
        stream.send(1, "done", end);
      } else {
        follow(stream, log.get(), known(log.get(), lastEventId(context)));
      }
    } catch (IOException clientLeft) {
      // It comes again with the id of its last event, or not at all.
    }
  }

  private static void follow(EventStream stream, RunLog log, int last)
      throws IOException, InterruptedException {
    int seen = last;
    long end = System.nanoTime() + LIFE.toNanos();
    while (System.nanoTime() - end < 0) {
      var entries = log.after(seen, HEARTBEAT);
      if (entries.isEmpty()) {
        stream.heartbeat();
      }
      for (RunLog.Entry entry : entries) {
        stream.send(entry.id(), entry.event().name(), data(entry.event()));
        seen = entry.id();
        if (entry.last()) {
          return;
        }
      }
    }
  }

  /**
   * The last event that the client has of this log. An id that the log doesn't reach is from before
   * a restart, whose run began anew; one of the last event leaves nothing to wait for.
   */
  private static int known(RunLog log, int last) throws InterruptedException {
    List<RunLog.Entry> entries = last == 0 ? List.of() : log.after(last - 1, Duration.ZERO);
    return entries.isEmpty() || entries.getFirst().last() ? 0 : last;
  }

  private static Object data(RunEvent event) {
    return switch (event) {
      case RunEvent.Reached reached -> reached.report();
      case RunEvent.Tested tested -> tested.test();
      case RunEvent.Swept swept -> swept.report();
      case RunEvent.Viewed viewed -> viewed.report();
      case RunEvent.Loaded loaded -> loaded.report();
      case RunEvent.LoadGoes goes -> goes.now();
      default -> event;
    };
  }

  private static int lastEventId(Context context) {
    String id = context.header("Last-Event-ID");
    return id != null && id.matches("\\d{1,9}") ? Integer.parseInt(id) : 0;
  }
}
