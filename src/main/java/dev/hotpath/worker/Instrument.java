package dev.hotpath.worker;

import org.openjdk.jmh.results.IterationResult;

/** Counts one thing while a benchmark runs, from between its iterations. */
interface Instrument {

  /** The first iteration is about to begin, and nothing of the benchmark is set up yet. */
  default void begins() {}

  /**
   * An iteration is about to be measured.
   *
   * @param last whether it is the last one, after which JMH lets go of the benchmark's state
   */
  default void starts(boolean last) {}

  /** It was measured. */
  default void ended(IterationResult result, boolean last) {}

  /** Over all measured iterations; NaN where this machine can't tell. */
  double figure();
}
