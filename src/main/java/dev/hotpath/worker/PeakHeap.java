package dev.hotpath.worker;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import org.openjdk.jmh.results.IterationResult;

/**
 * The most that each pool of the heap held, added up: at least what the heap held at any one
 * moment, garbage included. What was garbage before is collected first.
 */
final class PeakHeap implements Instrument {

  private final List<MemoryPoolMXBean> pools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .toList();
  private boolean reset;
  private double bytes = Double.NaN;

  @Override
  public void starts(boolean last) {
    if (!reset) {
      reset = true;
      System.gc();
      pools.forEach(MemoryPoolMXBean::resetPeakUsage);
    }
  }

  @Override
  public void ended(IterationResult result, boolean last) {
    bytes = pools.stream().mapToDouble(pool -> pool.getPeakUsage().getUsed()).sum();
  }

  @Override
  public double figure() {
    return bytes;
  }
}
