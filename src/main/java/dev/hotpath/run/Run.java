package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Goal;
import dev.hotpath.grade.Comparison;
import dev.hotpath.grade.Ending;
import dev.hotpath.grade.English;
import dev.hotpath.grade.Grade;
import dev.hotpath.grade.Grading;
import dev.hotpath.grade.Metrics;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.RunState;
import dev.hotpath.grade.Verdict;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Compiled;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.protocol.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One submission on its way: compile, test, measure, profile. */
final class Run {

  private static final Logger LOG = LoggerFactory.getLogger(Run.class);

  private final Submission submission;
  private final Compilers compilers;
  private final Workers workers;
  private final Semaphore measuring;
  private final RunKeeper keeper;
  private final Limits limits;
  private final Progress progress;
  private final RunLog log = new RunLog();
  private final WorkerSlot slot = new WorkerSlot();
  private @Nullable Thread awaitsTurn;

  Run(
      Submission submission,
      Compilers compilers,
      Workers workers,
      Semaphore measuring,
      RunKeeper keeper,
      Limits limits,
      Progress progress) {
    this.submission = submission;
    this.compilers = compilers;
    this.workers = workers;
    this.measuring = measuring;
    this.keeper = keeper;
    this.limits = limits;
    this.progress = progress;
  }

  Submission submission() {
    return submission;
  }

  RunLog log() {
    return log;
  }

  RunReport report() {
    return progress.report();
  }

  /** Takes it back; its own thread then finishes it as cancelled. */
  synchronized void cancel() {
    slot.cancel();
    if (awaitsTurn != null) {
      awaitsTurn.interrupt();
    }
  }

  /** Goes the whole way, on this thread; whatever happens, the run ends with a verdict. */
  void go() {
    Grade grade;
    try {
      progress.begin();
      grade = slot.cancelled() ? cancelled() : verdict();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return; // the server stops; a restart takes the run up again
    } catch (RuntimeException e) {
      if (slot.cancelled()) {
        finish(cancelled());
        return;
      } else if (Thread.currentThread().isInterrupted()) {
        return; // the same, told by something that was being started
      }
      LOG.error("Run {} of exercise '{}' failed", submission.id(), submission.exercise().id(), e);
      String what = e instanceof RunException ? String.valueOf(e.getMessage()) : e.toString();
      grade = new Grade(Verdict.INTERNAL_ERROR, English.internalError(what));
    }
    finish(grade);
  }

  /** Ends it without going; for one that never got its turn. */
  void finish(Grade grade) {
    progress.done(grade);
    RunReport report = progress.report();
    try {
      keeper.report(report); // first, so that no crash can take back what a learner has seen
    } catch (RuntimeException e) {
      LOG.error("The verdict on run {} can't be kept", submission.id(), e);
    }
    log.add(new RunEvent.Reached("done", report)); // in any case: a page waits for it
  }

  private static Grade cancelled() {
    return Grading.ended(new Ending.Cancelled());
  }

  /** Tells of a step and keeps it: a learner who waits for a verdict need not wait for the disk. */
  private void reached(String step) {
    RunReport report = progress.report();
    log.add(new RunEvent.Reached(step, report));
    keeper.report(report);
  }

  private Grade verdict() throws InterruptedException {
    Exercise exercise = submission.exercise();
    long start = System.nanoTime();
    Compiled compiled = compilers.submission(exercise, submission.files());
    progress.compiled(millisSince(start), compiled.diagnostics());
    log.add(new RunEvent.Compiled(compiled.millis(), compiled.diagnostics()));
    Optional<Grade> grade = Grading.compiled(compiled);
    if (grade.isEmpty()) {
      grade = test(compiled);
    }
    if (grade.isPresent()) {
      return grade.get();
    }
    progress.say(RunState.MEASURING, English.correct(progress.tests().size()));
    reached("tested");
    if (!awaitTurn()) {
      return cancelled();
    }
    try {
      return slot.cancelled() ? cancelled() : measureAndProfile(compiled.classes());
    } finally {
      measuring.release();
    }
  }

  /** Two measurements at once would measure each other; false when cancelled before its turn. */
  private boolean awaitTurn() throws InterruptedException {
    synchronized (this) {
      awaitsTurn = Thread.currentThread();
    }
    try {
      if (!slot.cancelled()) {
        measuring.acquire();
        return true;
      }
    } catch (InterruptedException e) {
      if (!slot.cancelled()) {
        throw e;
      }
    } finally {
      synchronized (this) {
        awaitsTurn = null;
        if (slot.cancelled()) {
          Thread.interrupted(); // it was for the waiting, which is over
        }
      }
    }
    return false;
  }

  private Optional<Grade> test(Compiled compiled) throws InterruptedException {
    Exercise exercise = submission.exercise();
    List<String> testClasses =
        Stream.concat(exercise.show().stream(), exercise.hidden().stream())
            .map(SourceFile::path)
            .filter(path -> !path.startsWith("bench/") && !path.startsWith("src/"))
            .map(path -> path.replaceFirst("^.*/", "").replaceFirst("\\.java$", ""))
            .map(type -> exercise.packageName() + "." + type)
            .filter(type -> compiled.tests().stream().anyMatch(test -> test.startsWith(type)))
            .toList();
    long start = System.nanoTime();
    String[] printed = {""};
    Ending ending;
    try (Worker worker = slot.take(workers.forTests())) {
      ending =
          worker.run(
              new Job.RunTests(compiled.classes(), testClasses, limits.tests().toMillis()),
              limits.tests(),
              event -> {
                switch (event) {
                  case JobEvent.TestEnded ended -> {
                    progress.test(ended.test());
                    log.add(new RunEvent.Tested(ended.test()));
                  }
                  case JobEvent.TestsEnded ended -> printed[0] = ended.output();
                  default -> {}
                }
              });
      progress.tested(millisSince(start), Printable.of(printed[0] + worker.output()));
    } finally {
      workers.prepare();
    }
    return Grading.tested(progress.tests(), ending, compiled.tests());
  }

  private Grade measureAndProfile(List<ClassFile> yours) throws InterruptedException {
    Exercise exercise = submission.exercise();
    long start = System.nanoTime();
    BenchmarkKit kit = compilers.kit(exercise);
    List<Comparison> comparisons;
    switch (new Measurement(workers, kit, yours, limits.fork(), slot, log::add).run()) {
      case Measurement.Result.Measured measured -> comparisons = measured.comparisons();
      case Measurement.Result.Wrong wrong -> {
        return Grading.wrongWhileMeasured(wrong.benchmark(), wrong.message());
      }
      case Measurement.Result.Ended ended -> {
        return Grading.ended(ended.ending());
      }
    }
    List<RunReport.GoalResult> goals = Metrics.judge(exercise, comparisons);
    Grade grade = Grading.measured(goals, comparisons);
    progress.measured(
        millisSince(start), goals, comparisons.stream().map(Comparison::result).toList());
    progress.say(RunState.PROFILING, grade.summary());
    reached("measured");
    if (!exercise.views().isEmpty()) {
      profile(kit, yours);
    }
    return grade;
  }

  /** A profile is evidence, not a verdict: one that fails costs the picture, not the run. */
  private void profile(BenchmarkKit kit, List<ClassFile> yours) throws InterruptedException {
    Exercise exercise = submission.exercise();
    Optional<String> benchmark =
        exercise.goals().stream().map(Goal::benchmark).flatMap(Optional::stream).findFirst();
    if (benchmark.isEmpty()) {
      return;
    }
    long start = System.nanoTime();
    Ending ending =
        new Profiling(
                workers,
                kit,
                limits.profile(),
                slot,
                (name, bytes) -> {
                  keeper.artifact(submission.id(), name, bytes);
                  progress.artifact(name, bytes.length);
                })
            .run(yours, benchmark.get());
    if (!(ending instanceof Ending.Finished || ending instanceof Ending.Cancelled)) {
      LOG.warn("No profile for run {}: {}", submission.id(), ending);
    }
    progress.profiled(millisSince(start));
    reached("profiled");
  }

  private static double millisSince(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e6;
  }
}
