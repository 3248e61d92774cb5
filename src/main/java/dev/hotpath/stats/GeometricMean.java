package dev.hotpath.stats;

/**
 * The mean of ratios: twice as fast here and half as fast there is 1 on the whole, and it doesn't
 * matter which of the two was the baseline (P. J. Fleming and J. J. Wallace, "How Not to Lie with
 * Statistics: The Correct Way to Summarize Benchmark Results", Communications of the ACM 29, 1986).
 */
public final class GeometricMean {

  private GeometricMean() {}

  /**
   * The n-th root of the product, by logarithms, so that no product overflows.
   *
   * @param ratios positive and finite, no unit
   * @throws IllegalArgumentException for no ratios, or naming the first that is not finite and
   *     positive
   */
  public static double of(double... ratios) {
    if (ratios.length == 0) {
      throw new IllegalArgumentException("no ratios");
    }
    double logs = 0;
    for (int i = 0; i < ratios.length; i++) {
      if (!(ratios[i] > 0) || Double.isInfinite(ratios[i])) {
        throw new IllegalArgumentException("ratio " + i + " is " + ratios[i]);
      }
      logs += Math.log(ratios[i]);
    }
    return Math.exp(logs / ratios.length);
  }
}
