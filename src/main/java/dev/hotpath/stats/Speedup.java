package dev.hotpath.stats;

/**
 * How many times faster one sample is than another: a {@link Ratio}, as sure as {@link Looks} asks
 * for. Goals and pages use it.
 *
 * @param value median before by median after, no unit; 2.0 means twice as fast
 * @param low the slowest that the samples allow
 * @param high the fastest that they allow
 * @param confidence that the true ratio lies between them, by ranks alone; less than 0.99 below 5 +
 *     5 values, where the ends are the fastest before by the slowest after and the reverse, and
 *     then twice as far
 */
public record Speedup(double value, double low, double high, double confidence) {

  /** Compares two samples in the same unit; the value lies within its ends. */
  public static Speedup of(Sample before, Sample after) {
    int pairs = Math.min(before.size(), after.size());
    Ratio ratio = Ratio.of(before, after, Looks.confidence(pairs));
    double value = ratio.ofMedians();
    double slack = Looks.slack(pairs);
    // Of samples in two clusters the ratio of medians may lie outside; wider is still true.
    return new Speedup(
        value,
        Math.min(value, ratio.low() / slack),
        Math.max(value, ratio.high() * slack),
        ratio.confidence());
  }
}
