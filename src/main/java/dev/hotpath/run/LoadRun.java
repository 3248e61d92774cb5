package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.GoalDetail;
import dev.hotpath.exercise.JvmOptions;
import dev.hotpath.grade.Ending;
import dev.hotpath.grade.RunState;
import dev.hotpath.grade.load.LoadOutcome;
import dev.hotpath.grade.load.LoadReport;
import dev.hotpath.grade.load.LoadTimeline;
import dev.hotpath.grade.load.LoadWords;
import dev.hotpath.grade.sweep.SweepWords;
import dev.hotpath.protocol.JobEvent.LoadMoment;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A load that a learner sends by hand: one fork, watched while it goes on. */
final class LoadRun extends FollowUp<LoadReport> {

  private static final Logger LOG = LoggerFactory.getLogger(LoadRun.class);

  private final LoadRequest request;
  private final Compilers compilers;
  private final Workers workers;
  private final RunKeeper keeper;
  private final Limits limits;

  LoadRun(
      LoadRequest request, Compilers compilers, Workers workers, RunKeeper keeper, Limits limits) {
    super(request.learner(), request.report().saying(RunState.QUEUED, ""), RunEvent.Loaded::new);
    this.request = request;
    this.compilers = compilers;
    this.workers = workers;
    this.keeper = keeper;
    this.limits = limits;
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

  /** What a page sees of it while it goes on: each pass from its beginning. */
  private final class Watch implements LoadTrial.Watcher {
    private @Nullable LoadTimeline timeline;
    private boolean open;

    @Override
    public void moment(LoadMoment moment) {
      LoadTimeline known = timeline;
      if (known == null || open != moment.open()) {
        if (known != null && open) {
          throw new LoadTrial.Forged("it reported a pass that was over");
        }
        open = moment.open();
        known = new LoadTimeline(open, report().rate(), report().seconds());
        timeline = known;
        change("measuring", now -> now.saying(RunState.MEASURING, LoadWords.asks(now, open)));
      }
      known
          .add(moment)
          .ifPresent(why -> {
            throw new LoadTrial.Forged(why);
          });
      log().add(new RunEvent.LoadGoes(known.now()));
    }
  }

  @Override
  void goOn() throws InterruptedException {
    change("measuring", now -> now.saying(RunState.MEASURING, LoadWords.begins(now)));
    LoadReport load = report();
    if (over()) {
      return;
    }
    try {
      LoadReport last = outcome(load);
      end(_ -> last);
    } catch (DiedAtStart died) {
      String why =
          died.outOfMemory()
              .map(what -> SweepWords.ended(new Ending.OutOfMemory(what)))
              .or(() -> died.refusal().map(said -> SweepWords.refused(Printable.of(said))))
              .orElseThrow(() -> died);
      end(now -> now.ended(LoadOutcome.BROKEN, LoadWords.died(now, why)));
    }
  }

  private LoadReport outcome(LoadReport load) throws InterruptedException {
    Exercise exercise = request.exercise();
    LoadTrial trial =
        new LoadTrial(
            compilers.kit(exercise),
            compilers.again(exercise, request.files()),
            limits.fork(),
            slot());
    GoalDetail.Load asked =
        new GoalDetail.Load(load.service(), load.rate(), load.percentile(), load.seconds());
    Worker fresh = workers.forMeasuring(exercise, JvmOptions.in(request.files()).flags());
    return switch (trial.watched(fresh, asked, new Watch())) {
      case LoadTrial.Outcome.Taken taken ->
          load.complete(taken.passed(), taken.waiting(), Printable.shown(taken.passed().failure()));
      case LoadTrial.Outcome.Wrong wrong ->
          load.ended(LoadOutcome.BROKEN, LoadWords.wrong(Printable.shown(wrong.message())));
      case LoadTrial.Outcome.Ended ended ->
          load.ended(LoadOutcome.BROKEN, LoadWords.died(load, SweepWords.ended(ended.ending())));
    };
  }

  @Override
  LoadReport waiting(LoadReport now, int before) {
    return now.saying(RunState.QUEUED, LoadWords.waits(before));
  }

  @Override
  LoadReport cancelled(LoadReport now) {
    return now.ended(LoadOutcome.CANCELLED, LoadWords.cancelled());
  }

  @Override
  LoadReport failed(LoadReport now, String what) {
    return now.ended(LoadOutcome.FAILED, LoadWords.failed(what));
  }

  /** Kept first, so that no crash can take back what a learner has seen. */
  @Override
  void ended() {
    try {
      keeper.load(report());
    } catch (RuntimeException e) {
      LOG.error("What became of load {} can't be kept", id(), e);
    }
  }
}
