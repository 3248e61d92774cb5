package dev.hotpath.worker;

import java.lang.management.ManagementFactory;

/**
 * What the benchmark keeps alive: used after a full collection, less what was before anything of it
 * was set up. Taken before the last iteration, because JMH lets go of its state during that.
 */
final class LiveBytes implements Instrument {

  private double before;
  private double bytes = Double.NaN;

  @Override
  public void begins() {
    before = used();
  }

  @Override
  public void starts(boolean last) {
    if (last) {
      bytes = Math.max(0, used() - before);
    }
  }

  @Override
  public double figure() {
    return bytes;
  }

  // Twice, since what is weakly or softly held, or has a cleaner, goes with the second.
  private static double used() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
