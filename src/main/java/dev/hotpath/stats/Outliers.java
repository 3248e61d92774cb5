package dev.hotpath.stats;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/**
 * Values that lie far from their like. It points at them and removes none: a slow fork may be the
 * finding.
 */
public final class Outliers {

  private static final double FENCE = 1.5;

  /** Makes the median deviation of a normal distribution its standard deviation: 1 / 0.6745. */
  private static final double FROM_MEDIAN_DEVIATION = 1.4826;

  /** The same for the mean deviation: √(π/2). */
  private static final double FROM_MEAN_DEVIATION = Math.sqrt(Math.PI / 2);

  private static final double LIMIT = 3.5;

  private Outliers() {}

  /**
   * Values beyond J. W. Tukey's fences, one and a half interquartile ranges below the lower
   * quartile or above the upper ("Exploratory Data Analysis", 1977); quartiles as {@link
   * Sample#quantile}, as the older benchstat dropped them. Of a large normal sample 0.7 % lie
   * there.
   *
   * @param values finite, of any sign
   * @return their places in {@code values}, ascending
   * @throws IllegalArgumentException naming the first value that is not finite
   */
  public static int[] beyondFences(double... values) {
    double[] sorted = sorted(values);
    if (sorted.length == 0) {
      return new int[0];
    }
    double lower = Sample.quantile(sorted, 0.25);
    double upper = Sample.quantile(sorted, 0.75);
    double reach = FENCE * (upper - lower);
    return places(values, value -> value < lower - reach || value > upper + reach);
  }

  /**
   * Values more than 3.5 robust standard deviations from the median: B. Iglewicz and D. C. Hoaglin,
   * "How to Detect and Handle Outliers" (1993). The deviation is 1.4826 times the median absolute
   * deviation, which almost half of the values may be outliers without moving; where more than half
   * of the values are equal that is 0 and it's 1.2533 times the mean absolute deviation.
   *
   * @param values finite, of any sign
   * @return their places in {@code values}, ascending
   * @throws IllegalArgumentException naming the first value that is not finite
   */
  public static int[] farFromMedian(double... values) {
    double[] sorted = sorted(values);
    if (sorted.length == 0) {
      return new int[0];
    }
    double median = Sample.medianOf(sorted);
    double[] distances = Arrays.stream(sorted).map(value -> Math.abs(value - median)).toArray();
    double middle = FROM_MEDIAN_DEVIATION * Sample.medianOf(distances);
    double deviation =
        middle > 0 ? middle : FROM_MEAN_DEVIATION * Arrays.stream(distances).average().orElse(0);
    return places(values, value -> Math.abs(value - median) > LIMIT * deviation);
  }

  private static double[] sorted(double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException("value " + i + " is " + values[i]);
      }
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  private static int[] places(double[] values, DoublePredicate far) {
    return IntStream.range(0, values.length).filter(i -> far.test(values[i])).toArray();
  }
}
