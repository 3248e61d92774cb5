package dev.hotpath.run;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A measurement's way of letting others go first: between its rounds it waits while somebody is in
 * line for a verdict on correctness. That line moves faster on a machine that does nothing else,
 * and what is measured afterwards is not disturbed by it.
 *
 * <p>Guarantees: all waits together are at most {@link #AT_FIRST} longer than the work between
 * them, so that in a class that hands in without end a measurement takes twice as long, not for
 * ever.
 */
final class Courtesy {

  /** As long as the tests of a class take that hands in all at once. */
  static final Duration AT_FIRST = Duration.ofSeconds(15);

  private final Others others;
  private final WorkerSlot slot;
  private final LongSupplier nanoTime;
  private final long began;
  private long waited;

  /** Those who are in line for their tests. */
  interface Others {

    boolean inLine();

    /** Returns when nobody is any more, after that time, or when the slot's run is cancelled. */
    void awaitNone(Duration atMost, WorkerSlot slot) throws InterruptedException;
  }

  /**
   * Of a measurement that begins now.
   *
   * @param slot of the measurement, whose cancel ends a wait too
   * @param nanoTime {@link System#nanoTime}
   */
  Courtesy(Others others, WorkerSlot slot, LongSupplier nanoTime) {
    this.others = others;
    this.slot = slot;
    this.nanoTime = nanoTime;
    began = nanoTime.getAsLong();
  }

  /**
   * Waits where somebody is in line, as long as that is fair.
   *
   * @param told is run before it waits
   */
  void letOthersGoFirst(Runnable told) throws InterruptedException {
    long start = nanoTime.getAsLong();
    long worked = start - began - waited;
    long atMost = AT_FIRST.toNanos() + worked - waited;
    if (atMost > 0 && others.inLine()) {
      told.run();
      others.awaitNone(Duration.ofNanos(atMost), slot);
      waited += nanoTime.getAsLong() - start;
    }
  }
}
