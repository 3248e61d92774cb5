package dev.hotpath.worker;

import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** What the benchmark counts by itself, in {@code @AuxCounters(EVENTS)}, by operation. */
final class OwnCounter implements Instrument {

  private final String name;
  private double events;
  private double operations;

  OwnCounter(String name) {
    this.name = name;
  }

  @Override
  public void ended(IterationResult result, boolean last) {
    Result<?> counted = result.getSecondaryResults().get(name);
    // Counters of the other type are rates already, of whatever the benchmark's mode says.
    events += counted instanceof ScalarResult ? counted.getScore() : Double.NaN;
    // JMH takes them to zero as it begins to take the time.
    operations += result.getMetadata().getMeasuredOps();
  }

  @Override
  public double figure() {
    return events / operations;
  }
}
