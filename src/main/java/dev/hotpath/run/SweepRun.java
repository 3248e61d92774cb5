package dev.hotpath.run;

import dev.hotpath.exercise.JvmOptions;
import dev.hotpath.grade.RunState;
import dev.hotpath.grade.sweep.SweepFork;
import dev.hotpath.grade.sweep.SweepOutcome;
import dev.hotpath.grade.sweep.SweepReport;
import dev.hotpath.grade.sweep.SweepWords;
import dev.hotpath.run.sweep.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A sweep on its way: one fork at each turn, or a pair of them, kept before the next. */
final class SweepRun extends FollowUp<SweepReport> {

  private static final Logger LOG = LoggerFactory.getLogger(SweepRun.class);

  private final SweepRequest request;
  private final Compilers compilers;
  private final Workers workers;
  private final RunKeeper keeper;
  private final Limits limits;
  private final Order plan;
  private final ReentrantLock keeping = new ReentrantLock(); // apart: nobody waits for the disk
  private @Nullable SweepForks forks;

  SweepRun(
      SweepRequest request, Compilers compilers, Workers workers, RunKeeper keeper, Limits limits) {
    this(request, compilers, workers, keeper, limits, Order.of(request.report()));
  }

  private SweepRun(
      SweepRequest request,
      Compilers compilers,
      Workers workers,
      RunKeeper keeper,
      Limits limits,
      Order plan) {
    super(request.learner(), queued(request.report(), plan), RunEvent.Swept::new);
    this.request = request;
    this.compilers = compilers;
    this.workers = workers;
    this.keeper = keeper;
    this.limits = limits;
    this.plan = plan;
  }

  private static SweepReport queued(SweepReport known, Order plan) {
    return known.with(RunState.QUEUED, null, "", plan.planned(known.forks()), known.forks());
  }

  @Override
  public String id() {
    return request.report().id();
  }

  @Override
  public String exercise() {
    return request.report().exercise();
  }

  @Override
  public boolean over() {
    return report().outcome() != null;
  }

  @Override
  void goOn() throws InterruptedException {
    List<Order.Place> next = plan.next(report().forks());
    if (!next.isEmpty() && !over()) {
      take(next);
    }
    if (plan.next(report().forks()).isEmpty()) {
      end(now -> ended(now, SweepOutcome.COMPLETE, SweepWords.complete(now)));
    }
  }

  private void take(List<Order.Place> places) throws InterruptedException {
    SweepReport known = report();
    List<SweepFork> taken = known.forks();
    int planned = plan.planned(taken);
    int number = taken.size() + 1;
    Order.Place first = places.getFirst();
    String sentence =
        known.pair()
            ? SweepWords.measuring(number, planned)
            : SweepWords.measuring(known, first.value(), first.side(), number, planned);
    change("measuring", now -> now.with(RunState.MEASURING, null, sentence, planned, taken));
    List<SweepFork> ended = forks().take(places);
    if (over()) {
      return; // it was taken back meanwhile, and the forks died of that
    }
    List<SweepFork> more = new ArrayList<>(taken);
    more.addAll(ended);
    change(
        "measured", now -> now.with(RunState.MEASURING, null, sentence, plan.planned(more), more));
    keep();
  }

  /**
   * Compiled at the first turn: what a run had compiled is gone by then, after a restart anyway.
   */
  private SweepForks forks() throws InterruptedException {
    SweepForks known = forks;
    if (known == null) {
      known =
          new SweepForks(
              workers,
              compilers.kit(request.exercise()),
              compilers.again(request.exercise(), request.files()),
              JvmOptions.in(request.files()).flags(),
              report().sweep(),
              limits.fork(),
              slot());
      forks = known;
    }
    return known;
  }

  private SweepReport ended(SweepReport now, SweepOutcome outcome, String sentence) {
    return now.with(RunState.DONE, outcome, sentence, plan.planned(now.forks()), now.forks());
  }

  @Override
  SweepReport waiting(SweepReport now, int before) {
    return now.saying(RunState.QUEUED, SweepWords.waits(now, before));
  }

  @Override
  SweepReport cancelled(SweepReport now) {
    return ended(
        now,
        SweepOutcome.CANCELLED,
        SweepWords.cancelled(now.forks().size(), plan.planned(now.forks())));
  }

  @Override
  SweepReport failed(SweepReport now, String what) {
    return ended(now, SweepOutcome.FAILED, SweepWords.failed(what));
  }

  /** Kept first, so that no crash can take back what a learner has seen. */
  @Override
  void ended() {
    forks = null; // it is remembered for a while, and need not be heavy
    keep();
  }

  private void keep() {
    keeping.lock(); // an older one must not come last
    try {
      keeper.sweep(report());
    } catch (RuntimeException e) {
      LOG.error("What became of sweep {} can't be kept", id(), e);
    } finally {
      keeping.unlock();
    }
  }
}
