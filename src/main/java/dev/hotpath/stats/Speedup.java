package dev.hotpath.stats;

import java.util.List;

/**
 * How many times faster one sample is than another, as sure as {@link Looks} asks for. Goals and
 * pages use it.
 *
 * @param value no unit; 2.0 means twice as fast. Of few pairs the median before by the median
 *     after; of many the {@link PairedRatio}
 * @param low the slowest that the samples allow
 * @param high the fastest that they allow
 * @param confidence that the true ratio lies between them, by ranks alone; less than 0.99 below 5 +
 *     5 values, where the ends are the fastest before by the slowest after and the reverse, and
 *     then twice as far
 * @param p of the test behind the interval, that both are the same, two-sided
 */
public record Speedup(double value, double low, double high, double confidence, double p) {

  /**
   * Compares two samples in the same unit; the value lies within its ends.
   *
   * @param before values that belong to those of {@code after} by their index, if there are as many
   */
  public static Speedup of(List<Double> before, List<Double> after) {
    return of(array(before), array(after));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** As {@link #of(List, List)}. */
  public static Speedup of(double[] before, double[] after) {
    int pairs = Math.min(before.length, after.length);
    double confidence = Looks.confidence(pairs);
    if (before.length == after.length && Looks.paired(pairs)) {
      PairedRatio ratio = PairedRatio.of(before, after, confidence);
      return new Speedup(
          ratio.hodgesLehmann(), ratio.low(), ratio.high(), ratio.confidence(), ratio.p());
    }
    Ratio ratio = Ratio.of(Sample.of(before), Sample.of(after), confidence);
    double value = ratio.ofMedians();
    double slack = Looks.slack(pairs);
    // Of samples in two clusters the ratio of medians may lie outside; wider is still true.
    return new Speedup(
        value,
        Math.min(value, ratio.low() / slack),
        Math.max(value, ratio.high() * slack),
        ratio.confidence(),
        MannWhitney.p(before, after));
  }
}
