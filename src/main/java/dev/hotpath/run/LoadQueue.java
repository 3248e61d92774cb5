package dev.hotpath.run;

import dev.hotpath.grade.load.LoadReport;

/** Loads that learners send by hand to services of runs that are correct. */
public final class LoadQueue extends FollowUps<LoadReport> {

  private final Compilers compilers;
  private final Workers workers;
  private final RunKeeper keeper;
  private final Limits limits;

  LoadQueue(Runs runs, Compilers compilers, Workers workers, RunKeeper keeper, Limits limits) {
    super(runs);
    this.compilers = compilers;
    this.workers = workers;
    this.keeper = keeper;
    this.limits = limits;
  }

  /**
   * Lets a load wait for its turn. It must be kept before this is called. It is taken in any case:
   * {@link Runs#reserve} and {@link #current} are for those who can still refuse it.
   */
  public RunLog submit(LoadRequest request) {
    return submit(new LoadRun(request, compilers, workers, keeper, limits));
  }
}
