package dev.hotpath.run;

import dev.hotpath.grade.sweep.SweepReport;
import java.util.Optional;

/**
 * Sweeps of runs that are correct. They wait for the same place as measurements do, and give it up
 * after each fork to whoever waits by then: a sweep takes a minute, and a class measures too.
 *
 * <p>Lock order: this, then {@link Runs}.
 */
public final class SweepQueue {

  private static final int REMEMBERED = 100;

  private final Runs runs;
  private final Compilers compilers;
  private final Workers workers;
  private final RunKeeper keeper;
  private final Limits limits;
  private final Recent<SweepRun> recent = new Recent<>(REMEMBERED);

  SweepQueue(Runs runs, Compilers compilers, Workers workers, RunKeeper keeper, Limits limits) {
    this.runs = runs;
    this.compilers = compilers;
    this.workers = workers;
    this.keeper = keeper;
    this.limits = limits;
  }

  /**
   * Lets a sweep wait for its turn. It must be kept before this is called. It is taken in any case:
   * {@link Runs#reserve} and {@link #current} are for those who can still refuse it.
   */
  public RunLog submit(SweepRequest request) {
    SweepRun sweep = new SweepRun(request, compilers, workers, keeper, limits);
    recent.add(sweep);
    runs.queue(sweep);
    return sweep.log();
  }

  /** Events of a sweep of this server's life. */
  public Optional<RunLog> log(String id) {
    return recent.find(id).map(SweepRun::log);
  }

  /** The newest document of a sweep of this server's life. */
  public Optional<SweepReport> report(String id) {
    return recent.find(id).map(SweepRun::report);
  }

  /** The sweep that a learner has under way or waiting. */
  public Optional<SweepReport> current(String learner) {
    return recent
        .all()
        .filter(sweep -> !sweep.over() && sweep.owner().equals(learner))
        .map(SweepRun::report)
        .findFirst();
  }

  /** Takes a sweep back; one that is over stays as it is. */
  public void cancel(String id) {
    recent
        .find(id)
        .ifPresent(sweep -> {
          sweep.cancel(); // first, so that it joins no line from now on
          runs.withdraw(sweep);
        });
  }
}
