package dev.hotpath.stats;

/**
 * How many times faster one sample is than another.
 *
 * @param value median before by median after, no unit; 2.0 means twice as fast
 * @param low the slowest that the samples allow: fastest before by slowest after
 * @param high the fastest that they allow
 */
public record Speedup(double value, double low, double high) {

  /** Compares two samples in the same unit; deliberately conservative, see {@link Sample}. */
  public static Speedup of(Sample before, Sample after) {
    return new Speedup(
        before.median() / after.median(), before.low() / after.high(), before.high() / after.low());
  }
}
