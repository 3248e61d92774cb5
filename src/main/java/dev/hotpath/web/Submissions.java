package dev.hotpath.web;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.Attempts;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.RunReport;
import dev.hotpath.protocol.SourceFile;
import dev.hotpath.run.Runs;
import dev.hotpath.run.Submission;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Takes submissions in: kept first, then run. */
final class Submissions {

  private final Attempts attempts;
  private final Runs runs;
  private final Door door;
  private final Clock clock;

  Submissions(Attempts attempts, Runs runs, Door door, Clock clock) {
    this.door = door;
    this.attempts = attempts;
    this.runs = runs;
    this.clock = clock;
  }

  /** As below, of a request that is not sent again. */
  String accept(
      String learner,
      Exercise exercise,
      List<SourceFile> files,
      Map<Integer, Integer> answers,
      long acceptedNanos,
      Optional<RunReport> earlier) {
    return accept(learner, exercise, files, answers, acceptedNanos, earlier, Optional.empty());
  }

  /**
   * Id of the run; the submission is durable when the call returns.
   *
   * @param answers those that stand now, question index to choice index
   * @param earlier a run of the same files that this one goes on with
   * @param key under which the same request gets the same run
   * @throws Problem where there is no room, or the key is another request's; then nothing is kept
   */
  String accept(
      String learner,
      Exercise exercise,
      List<SourceFile> files,
      Map<Integer, Integer> answers,
      long acceptedNanos,
      Optional<RunReport> earlier,
      Optional<IdempotencyKey> key) {
    String id = UUID.randomUUID().toString();
    Submission submission =
        new Submission(id, learner, exercise, files, answers, acceptedNanos, earlier);
    if (!runs.reserve(id)) {
      throw door.full();
    }
    Attempt attempt =
        new Attempt(
            id, learner, exercise.id(), clock.instant(), files, answers, runs.first(submission));
    Optional<Attempt> same;
    try {
      same = keep(attempt, key);
    } catch (RuntimeException e) {
      runs.release(id);
      throw e;
    }
    if (same.isPresent()) {
      runs.release(id);
      return IdempotencyKey.same(same.get(), exercise, files);
    }
    runs.submit(submission);
    return id;
  }

  /** The one that was sent before under the same key, and then this one is not kept. */
  private Optional<Attempt> keep(Attempt attempt, Optional<IdempotencyKey> key) {
    if (key.isPresent()) {
      return attempts.acceptOnce(attempt, key.get().value());
    }
    attempts.accept(attempt);
    return Optional.empty();
  }
}
