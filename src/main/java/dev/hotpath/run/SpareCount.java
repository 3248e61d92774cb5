package dev.hotpath.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * How many spares should wait: as many as will be taken while another one starts, and one to start
 * with. Follows the rate at which they were taken of late and what starting one takes now, which on
 * a busy machine is several times as long.
 */
final class SpareCount {

  private static final long WINDOW_NANOS = 20_000_000_000L;
  private static final double FIRST_START_NANOS = 1e9;

  private final int most;
  private final LongSupplier nanoTime;
  private final Deque<Long> taken = new ArrayDeque<>();
  private double startNanos = FIRST_START_NANOS;

  /**
   * @param cores of this machine; each start keeps one busy, so more than one each and one ready
   *     would only wait for each other
   */
  SpareCount(int cores, LongSupplier nanoTime) {
    most = cores + 1;
    this.nanoTime = nanoTime;
  }

  synchronized void taken() {
    taken.addLast(nanoTime.getAsLong());
  }

  synchronized void started(long nanos) {
    startNanos += (nanos - startNanos) / 4;
  }

  synchronized int now() {
    long now = nanoTime.getAsLong();
    while (!taken.isEmpty() && now - taken.getFirst() > WINDOW_NANOS) {
      taken.removeFirst();
    }
    double whileOneStarts = taken.size() * startNanos / WINDOW_NANOS;
    return Math.min(most, 1 + (int) Math.ceil(whileOneStarts - 0.25));
  }
}
