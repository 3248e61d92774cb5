package dev.hotpath.run;

import dev.hotpath.exercise.Kind;
import dev.hotpath.grade.Ending;
import dev.hotpath.grade.English;
import dev.hotpath.grade.Grade;
import dev.hotpath.grade.Grading;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.RunState;
import dev.hotpath.grade.Verdict;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.run.capsule.Capsule;
import dev.hotpath.run.capsule.CapsuleWriter;
import dev.hotpath.run.capsule.Environment;
import dev.hotpath.run.capsule.ForkTaken;
import dev.hotpath.run.queue.Wait;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One submission on its way: compile and test, then measure and profile. {@link Runs} says when,
 * and gives each of the two a thread.
 */
final class Run implements Turn {

  private static final Logger LOG = LoggerFactory.getLogger(Run.class);

  private final Submission submission;
  private final RunKeeper keeper;
  private final Progress progress;
  private final RunLog log = new RunLog();
  private final WorkerSlot slot = new WorkerSlot();
  private final RawData raw = new RawData();
  private final Way way;
  private final ReentrantLock keeping = new ReentrantLock();
  private int position = -1; // under the lock of Runs, as is all that tells of waiting
  private volatile List<ClassFile> classes = List.of();
  private volatile @Nullable Grade measured;

  Run(
      Submission submission,
      Compilers compilers,
      Workers workers,
      RunKeeper keeper,
      Courtesy.Others others,
      Limits limits,
      Progress progress,
      StarterProfiles starters) {
    this.submission = submission;
    this.keeper = keeper;
    this.progress = progress;
    way =
        Way.of(
            new RunContext(
                submission,
                compilers,
                workers,
                keeper,
                others,
                limits,
                progress,
                log,
                slot,
                raw,
                starters));
  }

  Submission submission() {
    return submission;
  }

  @Override
  public String id() {
    return submission.id();
  }

  @Override
  public String learner() {
    return submission.learner();
  }

  @Override
  public String exercise() {
    return submission.exercise().id();
  }

  RunLog log() {
    return log;
  }

  RunReport report() {
    return progress.report();
  }

  /** Whether it has its verdict. */
  @Override
  public boolean over() {
    return progress.over();
  }

  /** One that was taken back did not go the whole way. */
  @Override
  public boolean teaches() {
    return !slot.cancelled();
  }

  /** It waits to be tested, unless {@link Wait#NONE} says that its turn has come. */
  void waitsForTests(Wait wait) {
    tell(RunState.QUEUED, wait, English.waitsForTests(wait.position(), wait.millis()));
  }

  /** It waits to be measured, unless {@link Wait#NONE} says that its turn has come. */
  @Override
  public void waitsForMeasuring(Wait wait) {
    tell(RunState.MEASURING, wait, correct(wait));
  }

  private String correct(Wait wait) {
    int tests = progress.tests().size();
    return submission.exercise().kind() == Kind.WRITE_TESTS
        ? English.testsAreRight(tests, wait.position(), wait.millis())
        : English.correct(tests, wait.position(), wait.millis());
  }

  private void tell(RunState state, Wait wait, String sentence) {
    if (wait.position() != position) {
      position = wait.position();
      progress.queued(state, position > 0, sentence);
      log.add(new RunEvent.Queued(state, position, wait.millis(), sentence));
    }
  }

  /** Tells the verdict on correctness, and what lies before the one on speed. */
  void tested(Wait wait) {
    progress.queued(RunState.MEASURING, wait.position() > 0, correct(wait));
    log.add(new RunEvent.Reached("tested", progress.report()));
    waitsForMeasuring(wait);
  }

  /** Compiles and tests on this thread; whether it is correct, and goes on to be measured. */
  boolean test() {
    return goesOn(this::compileAndTest);
  }

  /** Measures and profiles on this thread, to the end. */
  @Override
  public boolean takeTurn() {
    goesOn(this::measureAndProfile);
    return false;
  }

  /** A part of the way; the grade that it ends with, empty where the way goes on. */
  private interface Part {
    Optional<Grade> go() throws InterruptedException;
  }

  /** Whatever happens, the run goes on or ends with a verdict, unless the server stops. */
  private boolean goesOn(Part part) {
    try {
      if (!over()) {
        part.go().ifPresent(this::finish);
      }
      return !over();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server stops; a restart takes the run up again
    } catch (RuntimeException e) {
      if (!over() && !Thread.currentThread().isInterrupted()) { // else it is told by one of those
        LOG.error("Run {} of exercise '{}' failed", submission.id(), submission.exercise().id(), e);
        String what = e instanceof RunException ? String.valueOf(e.getMessage()) : e.toString();
        finish(new Grade(Verdict.INTERNAL_ERROR, English.internalError(what)));
      }
    }
    return false;
  }

  /**
   * Takes it back, with a verdict at once: what still works for it is ended, and nobody waits for
   * that. A verdict on speed that is there already stands.
   */
  void cancel() {
    slot.cancel();
    Grade known = measured;
    finish(known == null ? Grading.ended(new Ending.Cancelled()) : known);
  }

  /** Adds files to its document, once it is over. */
  void add(List<RunReport.Artifact> files) {
    progress.add(files);
    log.amend(new RunEvent.Reached("done", progress.report()));
  }

  /** Ends it because a newer one of its learner has taken its place in line. */
  @Override
  public void replaced() {
    int tests = report().state() == RunState.MEASURING ? progress.tests().size() : 0;
    finish(new Grade(Verdict.CANCELLED, English.replaced(tests)));
  }

  /** Ends it; only the first to do so is heard. */
  private void finish(Grade grade) {
    if (progress.done(grade)) {
      classes = List.of(); // it is remembered for a while, and need not be heavy
      keep(); // first, so that no crash can take back what a learner has seen
      log.add(new RunEvent.Reached("done", progress.report())); // in any case: a page waits for it
    }
  }

  /** Tells of a step and keeps it: a learner who waits for a verdict need not wait for the disk. */
  private void reached(String step) {
    log.add(new RunEvent.Reached(step, progress.report()));
    keep();
  }

  /** Keeps the document as it is now; one at a time, so that an older one never comes last. */
  void keep() {
    keeping.lock();
    try {
      keeper.report(progress.report());
    } catch (RuntimeException e) {
      LOG.error("What became of run {} can't be kept", submission.id(), e);
    } finally {
      keeping.unlock();
    }
  }

  private Optional<Grade> compileAndTest() throws InterruptedException {
    if (submission.exercise().kind() != Kind.READ) {
      progress.say(RunState.COMPILING, "");
    }
    Way.Tested tested = way.test();
    if (!over()) {
      classes = tested.classes();
    }
    return tested.grade();
  }

  private Optional<Grade> measureAndProfile() throws InterruptedException {
    try {
      Grade grade = way.measure(classes);
      if (grade.verdict().onGoals()) {
        measured = grade;
        progress.say(RunState.PROFILING, grade.summary());
        reached("measured");
        if (way.profile(classes)) {
          reached("profiled");
          if (!over()) {
            way.profileStarter();
          }
        }
      }
      keepCapsule(grade);
      return Optional.of(grade);
    } finally {
      raw.clear();
    }
  }

  /**
   * Packs all that was measured, where anything was. The verdict has been told by now, and nothing
   * is measured any more that this could disturb. One that can't be packed costs nothing else.
   */
  private void keepCapsule(Grade grade) {
    List<ForkTaken> forks = raw.forks();
    if (forks.isEmpty() || over()) {
      return;
    }
    try {
      RunReport report = progress.as(grade);
      byte[] zip =
          CapsuleWriter.write(
              new Capsule(
                  submission.exercise(),
                  submission.files(),
                  submission.answers(),
                  report,
                  submission.earlier().map(RunReport::id).orElse(null),
                  forks,
                  raw.recordings(),
                  raw.profiles(),
                  Environment.here(report.sandbox(), Instant.now())));
      if (keeper.artifact(submission.id(), Capsule.NAME, zip)) {
        progress.artifact(Capsule.NAME, zip.length);
      }
    } catch (RuntimeException e) {
      LOG.warn("No capsule for run {}", submission.id(), e);
    }
  }
}
