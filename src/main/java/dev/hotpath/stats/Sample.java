package dev.hotpath.stats;

import java.util.Arrays;

/**
 * Independent measurements of one thing, with their median and its order-statistic interval.
 *
 * <p>For up to five values the interval is the whole range: it covers the true median with a
 * probability of {@code 1 − 2^(1−n)}, 50 % for two forks, 87.5 % for four, 93.75 % for five. More
 * can't be had from so few without assuming a distribution, which timings on a shared machine don't
 * follow.
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
