package dev.hotpath.run;

import dev.hotpath.grade.sweep.SweepReport;
import java.util.LinkedHashMap;
import java.util.Map;
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
  private final Map<String, SweepRun> byId = new LinkedHashMap<>();

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
    synchronized (this) {
      byId.put(sweep.id(), sweep);
      forget();
    }
    runs.queue(sweep);
    return sweep.log();
  }

  // The newest are kept, so that a page that reloads can follow; older ones are in the store.
  private void forget() {
    var oldest = byId.values().iterator();
    while (byId.size() > REMEMBERED && oldest.hasNext()) {
      if (oldest.next().over()) {
        oldest.remove();
      }
    }
  }

  /** Events of a sweep of this server's life. */
  public synchronized Optional<RunLog> log(String id) {
    return Optional.ofNullable(byId.get(id)).map(SweepRun::log);
  }

  /** The newest document of a sweep of this server's life. */
  public synchronized Optional<SweepReport> report(String id) {
    return Optional.ofNullable(byId.get(id)).map(SweepRun::report);
  }

  /** The sweep that a learner has under way or waiting. */
  public synchronized Optional<SweepReport> current(String learner) {
    return byId.values().stream()
        .filter(sweep -> !sweep.over() && sweep.owner().equals(learner))
        .map(SweepRun::report)
        .findFirst();
  }

  /** Takes a sweep back; one that is over stays as it is. */
  public void cancel(String id) {
    SweepRun sweep;
    synchronized (this) {
      sweep = byId.get(id);
    }
    if (sweep != null) {
      sweep.cancel(); // first, so that it joins no line from now on
      runs.withdraw(sweep);
    }
  }
}
