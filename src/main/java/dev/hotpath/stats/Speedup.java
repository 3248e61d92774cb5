package dev.hotpath.stats;

/**
 * How many times faster one sample is than another: {@link Ratio} at 95 %, as goals and pages use
 * it.
 *
 * @param value median before by median after, no unit; 2.0 means twice as fast
 * @param low the slowest that the samples allow
 * @param high the fastest that they allow
 * @param confidence that the true ratio lies between; less than 0.95 below 4 + 4 values, where the
 *     ends are the fastest before by the slowest after and the reverse
 */
public record Speedup(double value, double low, double high, double confidence) {

  private static final double ASKED = 0.95;

  /** Compares two samples in the same unit; the value lies within its ends. */
  public static Speedup of(Sample before, Sample after) {
    Ratio ratio = Ratio.of(before, after, ASKED);
    double value = ratio.ofMedians();
    // Of samples in two clusters the ratio of medians may lie outside; wider is still true.
    return new Speedup(
        value, Math.min(value, ratio.low()), Math.max(value, ratio.high()), ratio.confidence());
  }
}
