package dev.hotpath.evidence.flame;

import dev.hotpath.evidence.flame.Difference.Per;
import dev.hotpath.evidence.flame.Difference.Side;
import dev.hotpath.evidence.flame.Difference.Told;
import dev.hotpath.stats.Counts;

/**
 * What makes the weights of two profiles comparable, and tells a change from chance.
 *
 * @param unit of the weights
 * @param interval between two samples
 */
record Scale(String unit, long interval, Per per, Side before, Side after) {

  // The two were recorded at different times, and the same code takes longer on a machine that has
  // become busier. What it allocates depends on that far less: on what the JIT compiler elides.
  private static final double TIME_SLACK = 1.3;
  private static final double SLACK = 1.1;

  // Waiting is recorded in full, not sampled, but it is threads that meet by chance: as if one such
  // wait were a sample.
  private static final long WAIT = 100_000;

  // Of so few samples of both sides together nothing can be told.
  private static final int FEW = 10;

  static Scale of(FlameGraph before, FlameGraph after) {
    Long interval = after.intervalNanos() != null ? after.intervalNanos() : after.intervalBytes();
    return new Scale(
        after.unit(),
        interval == null ? 0 : interval,
        after.event().equals("live")
            ? Per.WHOLE
            : before.operations() > 0 && after.operations() > 0 ? Per.OPERATION : Per.SHARE,
        new Side(before.engine(), before.total(), before.operations()),
        new Side(after.engine(), after.total(), after.operations()));
  }

  private boolean samples() {
    return unit.equals("samples");
  }

  /** Whether a weight stands for time. */
  boolean time() {
    return samples() || unit.equals("nanoseconds");
  }

  /** What weights of a side are counted by. */
  private double of(Side side) {
    return switch (per) {
      case OPERATION -> side.operations();
      case SHARE -> Math.max(1, side.total());
      case WHOLE -> 1;
    };
  }

  /** Nanoseconds or units per operation or in all; or a share. */
  double rateBefore(long weight) {
    return rate(weight, before);
  }

  /** As {@link #rateBefore}, of the later profile. */
  double rateAfter(long weight) {
    return rate(weight, after);
  }

  private double rate(long weight, Side side) {
    return weight * (per != Per.SHARE && samples() ? interval : 1.0) / of(side);
  }

  /** By how much it grew; below 0 where it shrank. */
  double change(long weightBefore, long weightAfter) {
    return rateAfter(weightAfter) - rateBefore(weightBefore);
  }

  /** How many samples a weight stands for. */
  long samples(long weight) {
    // What is larger than an interval is sampled surely, so that counting it as more harms nobody.
    long grain = samples() ? 1 : unit.equals("nanoseconds") ? Math.max(WAIT, interval) : interval;
    return grain <= 1 || weight == 0 ? weight : Math.max(1, Math.round((double) weight / grain));
  }

  /** Chance of such a change where nothing but the machine has. */
  double p(long weightBefore, long weightAfter) {
    return Counts.p(
        samples(weightBefore),
        of(before),
        samples(weightAfter),
        of(after),
        time() ? TIME_SLACK : SLACK);
  }

  /** Whether there are samples enough to tell anything. */
  boolean enough(long weightBefore, long weightAfter) {
    return samples(weightBefore) + samples(weightAfter) >= FEW;
  }

  /** What a change is that chance does not explain. */
  Told told(long weightBefore, long weightAfter) {
    if (weightAfter == 0) {
      return Told.VANISHED;
    } else if (weightBefore == 0) {
      return Told.NEW;
    }
    return change(weightBefore, weightAfter) > 0 ? Told.GROWN : Told.SHRUNK;
  }
}
