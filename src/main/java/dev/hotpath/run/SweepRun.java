package dev.hotpath.run;

import dev.hotpath.exercise.JvmOptions;
import dev.hotpath.grade.RunState;
import dev.hotpath.grade.sweep.SweepFork;
import dev.hotpath.grade.sweep.SweepOutcome;
import dev.hotpath.grade.sweep.SweepReport;
import dev.hotpath.grade.sweep.SweepWords;
import dev.hotpath.protocol.Compiled;
import dev.hotpath.run.queue.Wait;
import dev.hotpath.run.sweep.SweepPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A sweep on its way: one fork at each turn, kept before the next. */
final class SweepRun implements Turn {

  private static final Logger LOG = LoggerFactory.getLogger(SweepRun.class);

  // Enough to see that forks of one value differ; a run's verdict, which takes more, is not at
  // stake.
  private static final int FORKS = 3;

  private final SweepRequest request;
  private final Compilers compilers;
  private final Workers workers;
  private final RunKeeper keeper;
  private final Limits limits;
  private final SweepPlan plan;
  private final RunLog log = new RunLog();
  private final WorkerSlot slot = new WorkerSlot();
  private final ReentrantLock changing = new ReentrantLock();
  private final ReentrantLock keeping = new ReentrantLock(); // apart: nobody waits for the disk
  private volatile SweepReport report;
  private @Nullable SweepForks forks;
  private int position;

  SweepRun(
      SweepRequest request, Compilers compilers, Workers workers, RunKeeper keeper, Limits limits) {
    this.request = request;
    this.compilers = compilers;
    this.workers = workers;
    this.keeper = keeper;
    this.limits = limits;
    SweepReport known = request.report();
    plan = new SweepPlan(known.sweep().values().size(), known.sides(), FORKS, known.seed());
    report = known.with(RunState.QUEUED, null, "", plan.planned(known.forks()), known.forks());
    log.add(new RunEvent.Swept("queued", report));
  }

  RunLog log() {
    return log;
  }

  SweepReport report() {
    return report;
  }

  /** The learner who started it. */
  String owner() {
    return request.learner();
  }

  @Override
  public String id() {
    return report.id();
  }

  /** It has a place in line of its own, so that it stands in the way of no run of its learner's. */
  @Override
  public String learner() {
    return "sweep:" + report.id();
  }

  @Override
  public String exercise() {
    return report.exercise();
  }

  @Override
  public boolean over() {
    return report.outcome() != null;
  }

  /** A turn is one fork. */
  @Override
  public boolean teaches() {
    return false;
  }

  @Override
  public void waitsForMeasuring(Wait wait) {
    if (wait.position() != position) {
      position = wait.position();
      if (position > 0) {
        change("queued", report.saying(RunState.QUEUED, SweepWords.waits(position)));
      }
    }
  }

  /** Nobody else has its place in line. */
  @Override
  public void replaced() {
    throw new IllegalStateException("sweep " + id() + " has a place of its own");
  }

  @Override
  public boolean takeTurn() {
    try {
      Optional<SweepPlan.Place> next = plan.next(report.forks());
      if (next.isPresent() && !over()) {
        fork(next.get());
      }
      if (plan.next(report.forks()).isEmpty()) {
        end(SweepOutcome.COMPLETE, SweepWords.complete(report));
      }
      return !over();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server stops; a restart goes on with it
    } catch (RuntimeException e) {
      if (!over() && !Thread.currentThread().isInterrupted()) { // else it is told by one of those
        LOG.error("Sweep {} of run {} failed", id(), report.run(), e);
        String what = e instanceof RunException ? String.valueOf(e.getMessage()) : e.toString();
        end(SweepOutcome.FAILED, SweepWords.failed(what));
      }
    }
    return false;
  }

  private void fork(SweepPlan.Place place) throws InterruptedException {
    List<SweepFork> taken = report.forks();
    int planned = plan.planned(taken);
    String sentence =
        SweepWords.measuring(report, place.value(), place.side(), taken.size() + 1, planned);
    change("measuring", report.with(RunState.MEASURING, null, sentence, planned, taken));
    SweepFork fork = forks().take(place);
    if (over()) {
      return; // it was taken back meanwhile, and the fork died of that
    }
    List<SweepFork> more = new ArrayList<>(taken);
    more.add(fork);
    change("measured", report.with(RunState.MEASURING, null, sentence, plan.planned(more), more));
    keep();
  }

  /**
   * Compiled at the first turn: what a run had compiled is gone by then, after a restart anyway.
   */
  private SweepForks forks() throws InterruptedException {
    SweepForks known = forks;
    if (known == null) {
      Compiled compiled = compilers.submission(request.exercise(), request.files());
      if (compiled.outcome() != Compiled.Outcome.OK) {
        throw new RunException(
            "this code was correct, and does not compile any more; run it again");
      }
      known =
          new SweepForks(
              workers,
              compilers.kit(request.exercise()),
              compiled.classes(),
              JvmOptions.in(request.files()).flags(),
              report.sweep(),
              limits.fork(),
              slot);
      forks = known;
    }
    return known;
  }

  /** Takes it back: what still works for it is ended, and nobody waits for that. */
  void cancel() {
    slot.cancel();
    end(
        SweepOutcome.CANCELLED,
        SweepWords.cancelled(report.forks().size(), plan.planned(report.forks())));
  }

  /** Only the first end counts, and nothing comes after it. */
  private void end(SweepOutcome outcome, String sentence) {
    changing.lock();
    try {
      if (over()) {
        return;
      }
      report =
          report.with(
              RunState.DONE, outcome, sentence, plan.planned(report.forks()), report.forks());
    } finally {
      changing.unlock();
    }
    forks = null; // it is remembered for a while, and need not be heavy
    keep(); // first, so that no crash can take back what a learner has seen
    log.add(new RunEvent.Swept("done", report));
  }

  private void change(String step, SweepReport next) {
    changing.lock();
    try {
      if (over()) {
        return;
      }
      report = next;
    } finally {
      changing.unlock();
    }
    log.add(new RunEvent.Swept(step, next));
  }

  private void keep() {
    keeping.lock(); // an older one must not come last
    try {
      keeper.sweep(report);
    } catch (RuntimeException e) {
      LOG.error("What became of sweep {} can't be kept", id(), e);
    } finally {
      keeping.unlock();
    }
  }
}
