package dev.hotpath.web;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.KeptFollowUps;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.FollowUpReport;
import dev.hotpath.run.FollowUps;
import dev.hotpath.run.Runs;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;

/**
 * What follows a correct run and is kept: taken in, looked at, followed and cancelled at {@code
 * /api/runs/{id}/KINDs/{KIND}}. What can be asked for, each kind says itself.
 *
 * @param <R> the document of one
 */
abstract class FollowUpApi<R extends FollowUpReport> {

  /** What all kinds are made of. */
  record Parts(Catalogue catalogue, Runs runs, RunApi runApi, Door door, Clock clock) {}

  private final String kind;
  private final Parts parts;
  private final KeptFollowUps<R> kept;
  private final FollowUps<R> queue;

  /**
   * One kind.
   *
   * @param kind as in its addresses: {@code sweep}
   */
  FollowUpApi(String kind, Parts parts, KeptFollowUps<R> kept, FollowUps<R> queue) {
    this.kind = kind;
    this.parts = parts;
    this.kept = kept;
    this.queue = queue;
  }

  /** A run whose code something is asked of. */
  record Asked(Attempt attempt, Exercise exercise) {}

  /** Whose code it is; the body is not read yet. */
  final Asked asked(Context context) {
    parts.door.run(context);
    Attempt attempt = attempt(context);
    Exercise exercise =
        parts
            .catalogue
            .find(attempt.exercise())
            .orElseThrow(() -> Problem.unknownExercise(attempt.exercise()));
    return new Asked(attempt, exercise);
  }

  final Attempt attempt(Context context) {
    return parts.runApi.attempt(context);
  }

  /** Whether the run is over and correct, so that something may follow it. */
  final boolean correct(Attempt attempt) {
    return parts.runApi.newest(attempt).correct();
  }

  /**
   * Refuses to follow any other.
   *
   * @param what can't be done with it: "swept"
   * @throws Problem 409
   */
  final void requireCorrect(Attempt attempt, String what) {
    if (!correct(attempt)) {
      throw new Problem(
          409, "not-correct", "Only %s; run this code again, or mend it first.".formatted(what));
    }
  }

  /** All of a run, newest first. */
  final List<R> of(Attempt attempt) {
    return kept.of(attempt.id()).stream().map(this::newest).toList();
  }

  /**
   * Takes one in: kept first, then lined up. Two that are started at once must not both get in.
   *
   * @param submit lines it up
   */
  final synchronized void accept(Context context, Attempt attempt, R report, Runnable submit) {
    if (queue.current(attempt.learner()).isPresent()) {
      throw new Problem(
          409,
          "%s-under-way".formatted(kind),
          "You have a %s under way; wait for its end, or cancel it.".formatted(kind));
    }
    if (!parts.runs.reserve(report.id())) {
      throw parts.door.full();
    }
    try {
      kept.accept(report, parts.clock.instant());
    } catch (RuntimeException e) {
      parts.runs.release(report.id());
      throw e;
    }
    submit.run();
    String url = "/api/runs/%s/%ss/%s".formatted(attempt.id(), kind, report.id());
    context.status(202).json(new ExerciseApi.Accepted(report.id(), url, url + "/events"));
  }

  final void get(Context context) {
    context.json(newest(find(context)));
  }

  final void cancel(Context context) {
    queue.cancel(find(context).id());
    context.status(204);
  }

  /** Follows one. */
  final void events(Context context) throws InterruptedException {
    R report = find(context);
    parts.runApi.follow(context, queue.log(report.id()), report);
  }

  final R find(Context context) {
    Attempt attempt = attempt(context);
    return kept.find(context.pathParam(kind))
        .filter(report -> report.run().equals(attempt.id()))
        .orElseThrow(() ->
            new Problem(
                404,
                "unknown-" + kind,
                "This run has no such %1$s; its list of %1$ss has them all.".formatted(kind)));
  }

  final R newest(R report) {
    return queue.report(report.id()).orElse(report);
  }
}
