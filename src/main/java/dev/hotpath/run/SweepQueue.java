package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Sweep;
import dev.hotpath.grade.sweep.SweepReport;
import java.util.List;

/**
 * Sweeps of runs that are correct. They give the place for measuring up after each fork to whoever
 * waits by then: a sweep takes a minute, and a class measures too.
 */
public final class SweepQueue extends FollowUps<SweepReport> {

  private final Compilers compilers;
  private final Workers workers;
  private final RunKeeper keeper;
  private final Limits limits;

  SweepQueue(Runs runs, Compilers compilers, Workers workers, RunKeeper keeper, Limits limits) {
    super(runs);
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
    return submit(new SweepRun(request, compilers, workers, keeper, limits));
  }

  /** What can be swept over here: what the exercise offers, and JDKs where there are several. */
  public List<Sweep> offered(Exercise exercise) {
    return exercise.offeredSweeps(workers.jdks().usable().stream().map(Jdk::name).toList());
  }

  /** JDKs of this machine. */
  public Jdks jdks() {
    return workers.jdks();
  }
}
