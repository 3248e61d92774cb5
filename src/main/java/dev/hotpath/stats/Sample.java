package dev.hotpath.stats;

import java.util.Arrays;

/**
 * Independent measurements of one thing: positive, finite, at least one, in any unit. What it
 * answers is in the same unit.
 *
 * <p>Nothing here assumes a distribution, which timings on a shared machine don't follow. The price
 * is that few values say little: the whole range of two holds the true median with 50 %, of four
 * with 87.5 %, of five with 93.75 %; 95 % takes six.
 */
public final class Sample {

  private final double[] sorted;

  private Sample(double[] sorted) {
    this.sorted = sorted;
  }

  /**
   * Takes the values.
   *
   * @throws IllegalArgumentException for no values, or naming the first that is not finite and
   *     positive
   */
  public static Sample of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no values");
    }
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] > 0) || Double.isInfinite(values[i])) {
        throw new IllegalArgumentException("value " + i + " is " + values[i]);
      }
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Sample(sorted);
  }

  /** Middle value, or the mean of the two in the middle. */
  public double median() {
    return median(sorted);
  }

  /**
   * Where the median of all such measurements lies, from one value of the sample to another: the
   * narrowest {@code [x(k), x(n+1−k)]} that holds it at least as often as asked, by the binomial
   * distribution of the number of values below it (W. R. Thompson, "On Confidence Ranges for the
   * Median and Other Expectation Distributions for Populations of Unknown Distribution Form",
   * Annals of Mathematical Statistics 7, 1936). Ten values at 95 %: from the second to the ninth,
   * 97.9 %.
   *
   * @param confidence between 0 and 1, such as 0.95
   * @return the values, and the confidence that they give: at least the one asked for, but where
   *     the sample is too small the whole range with what that has, {@code 1 − 2^(1−n)}, none for a
   *     single value
   * @throws IllegalArgumentException for another confidence
   */
  public Interval medianInterval(double confidence) {
    double tail = Interval.tail(confidence);
    int n = sorted.length;
    int k = Math.max(1, n / 2);
    double beyond = Binomial.atMost(k - 1, n, 0.5);
    while (k > 1 && !Interval.within(beyond, tail)) {
      k--;
      beyond = Binomial.atMost(k - 1, n, 0.5);
    }
    return new Interval(sorted[k - 1], sorted[n - k], 1 - 2 * beyond);
  }

  /**
   * The value below which this share of all such measurements lies, interpolated between
   * neighbours: type 8 of R. J. Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages", The
   * American Statistician 50, 1996, the one they recommend; about median-unbiased for any
   * distribution.
   *
   * @param share 0 to 1; 0.5 is the median; one too near to 0 or 1 for the sample's size gives its
   *     smallest or largest value
   * @throws IllegalArgumentException for another share
   */
  public double quantile(double share) {
    return quantile(sorted, share);
  }

  /** As {@link #quantile(double)}, of ascending values of any sign. */
  static double quantile(double[] sorted, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a share of " + share + "; 0 to 1 has a quantile");
    }
    double place = share * (sorted.length + 1 / 3.0) + 1 / 3.0; // from 1
    int below = (int) place;
    if (below < 1) {
      return sorted[0];
    }
    if (below >= sorted.length) {
      return sorted[sorted.length - 1];
    }
    return sorted[below - 1] + (place - below) * (sorted[below] - sorted[below - 1]);
  }

  /** How many values. */
  public int size() {
    return sorted.length;
  }

  /** Smallest value. */
  public double low() {
    return sorted[0];
  }

  /** Largest value. */
  public double high() {
    return sorted[sorted.length - 1];
  }

  /** The values, ascending. */
  public double[] values() {
    return sorted.clone();
  }

  /**
   * Median of values of any sign.
   *
   * @throws IllegalArgumentException for no values
   */
  public static double medianOf(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no values");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return median(sorted);
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
