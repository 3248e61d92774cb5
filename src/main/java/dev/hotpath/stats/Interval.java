package dev.hotpath.stats;

/**
 * Where an unknown lies, and how sure that is.
 *
 * @param low lower end, in it
 * @param high upper end, in it; at least {@code low}
 * @param confidence share of repetitions in which such an interval holds the unknown, 0 to 1; what
 *     the method really gives, which may be less than was asked for where the sample is too small
 */
public record Interval(double low, double high, double confidence) {

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("from " + low + " to " + high);
    }
  }

  /** Whether the value lies in it; its ends do. */
  public boolean holds(double value) {
    return low <= value && value <= high;
  }

  /**
   * What may lie beyond each end of a two-sided interval.
   *
   * @throws IllegalArgumentException for a confidence that is not between 0 and 1
   */
  static double tail(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "a confidence of " + confidence + "; ask for one between 0 and 1, such as 0.95");
    }
    return (1 - confidence) / 2;
  }

  /**
   * Whether a probability is within a tail. 1 − 0.8 is less than a fifth in binary, and a chance of
   * exactly a tenth shall not fail for that.
   */
  static boolean within(double probability, double tail) {
    return probability <= tail * (1 + 1e-12);
  }
}
