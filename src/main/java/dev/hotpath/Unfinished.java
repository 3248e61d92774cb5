package dev.hotpath;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.Attempts;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.load.LoadReport;
import dev.hotpath.grade.sweep.SweepReport;
import dev.hotpath.run.LoadRequest;
import dev.hotpath.run.Runs;
import dev.hotpath.run.Submission;
import dev.hotpath.run.SweepRequest;
import dev.hotpath.store.Store;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the last server left unfinished: taken up again, so that nothing accepted is lost. */
final class Unfinished {

  private static final Logger LOG = LoggerFactory.getLogger(Unfinished.class);

  private final Store store;
  private final Attempts attempts;
  private final Catalogue catalogue;
  private final Runs runs;

  /**
   * @param attempts the store's, heard by whoever has to hear of them
   */
  Unfinished(Store store, Attempts attempts, Catalogue catalogue, Runs runs) {
    this.store = store;
    this.attempts = attempts;
    this.catalogue = catalogue;
    this.runs = runs;
  }

  /** Lines all of it up, the runs before what follows others. */
  void resume() {
    attempts.unfinished().forEach(this::resume);
    store.sweeps().unfinished().forEach(this::resume);
    store.loads().unfinished().forEach(this::resume);
  }

  private void resume(Attempt attempt) {
    Optional<Exercise> exercise = catalogue.find(attempt.exercise());
    if (exercise.isPresent()) {
      LOG.info("Taking up run {} again", attempt.id());
      runs.submit(
          new Submission(
              attempt.id(),
              attempt.learner(),
              exercise.get(),
              attempt.files(),
              attempt.answers(),
              System.nanoTime(),
              Optional.empty()));
    } else {
      attempts.report(attempt.report().abandoned());
    }
  }

  /** Goes on with a sweep behind the forks that it has. */
  private void resume(SweepReport sweep) {
    LOG.info("Going on with sweep {} of run {}", sweep.id(), sweep.run());
    behind(
        sweep.run(),
        (attempt, exercise) ->
            runs.sweeps()
                .submit(new SweepRequest(attempt.learner(), exercise, attempt.files(), sweep)),
        () -> store.sweeps().report(sweep.abandoned()));
  }

  /** Sends a load from its beginning: a part of one tells nothing. */
  private void resume(LoadReport load) {
    LOG.info("Sending load {} of run {} again", load.id(), load.run());
    behind(
        load.run(),
        (attempt, exercise) ->
            runs.loads()
                .submit(new LoadRequest(attempt.learner(), exercise, attempt.files(), load)),
        () -> store.loads().report(load.abandoned()));
  }

  private void behind(String run, BiConsumer<Attempt, Exercise> goOn, Runnable giveUp) {
    Optional<Attempt> attempt = attempts.find(run);
    Optional<Exercise> exercise = attempt.flatMap(known -> catalogue.find(known.exercise()));
    if (attempt.isPresent() && exercise.isPresent()) {
      goOn.accept(attempt.get(), exercise.get());
    } else {
      giveUp.run();
    }
  }
}
