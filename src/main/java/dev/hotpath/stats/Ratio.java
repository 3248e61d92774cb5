package dev.hotpath.stats;

import java.util.Arrays;

/**
 * How many times larger the values of one sample are than another's.
 *
 * <p>The interval is that of J. L. Hodges and E. L. Lehmann ("Estimates of Location Based on Rank
 * Tests", Annals of Mathematical Statistics 34, 1963) and L. E. Moses on a logarithmic scale: the
 * ratios by which the second sample can be multiplied so that {@link MannWhitney}'s test can't tell
 * the two apart. Its ends are the k-th smallest and k-th largest of all cross ratios. It holds the
 * true ratio as often as promised if the samples differ by a factor and nothing else, whatever
 * their common shape; with ties more often. If their shapes differ too it is about the factor that
 * makes either larger in half of the pairs.
 *
 * @param ofMedians median of the first by median of the second, no unit
 * @param hodgesLehmann median of all cross ratios (of two in the middle, the geometric mean);
 *     always in the interval, as {@code ofMedians} need not be
 * @param low lower end
 * @param high upper end
 * @param confidence what the interval really has. At least what was asked for; but of samples too
 *     small for that it is the whole range, with 0 for 1 + 1 values, 2/3 for 2 + 2, 0.9 for 3 + 3;
 *     95 % takes 4 + 4
 */
public record Ratio(
    double ofMedians, double hodgesLehmann, double low, double high, double confidence) {

  /** Of cross ratios, all of which are held at once: 2,000 + 2,000 values. */
  static final int MAX_PAIRS = 4_000_000;

  /**
   * Compares two samples in the same unit.
   *
   * @param confidence between 0 and 1, such as 0.95
   * @throws IllegalArgumentException for another confidence, or for more than 4,000,000 pairs
   */
  public static Ratio of(Sample numerator, Sample denominator, double confidence) {
    double tail = Interval.tail(confidence);
    double[] ratios = crossRatios(numerator.values(), denominator.values());
    RankSums chance = RankSums.withoutTies(numerator.size(), denominator.size());
    int k = 1;
    int beyond = (ratios.length + 1) / 2 + 1; // first that is not tried: the ends would cross
    while (beyond - k > 1) {
      int middle = (k + beyond) / 2;
      if (Interval.within(chance.atMost(middle - 1), tail)) {
        k = middle;
      } else {
        beyond = middle;
      }
    }
    return new Ratio(
        numerator.median() / denominator.median(),
        median(ratios),
        ratios[k - 1],
        ratios[ratios.length - k],
        Math.max(0, 1 - 2 * chance.atMost(k - 1)));
  }

  private static double[] crossRatios(double[] numerator, double[] denominator) {
    if ((long) numerator.length * denominator.length > MAX_PAIRS) {
      throw new IllegalArgumentException(
          "samples of %d and %d are more than %d pairs; take fewer values"
              .formatted(numerator.length, denominator.length, MAX_PAIRS));
    }
    double[] ratios = new double[numerator.length * denominator.length];
    int next = 0;
    for (double above : numerator) {
      for (double below : denominator) {
        ratios[next++] = above / below;
      }
    }
    Arrays.sort(ratios);
    return ratios;
  }

  private static double median(double[] sorted) {
    double low = sorted[(sorted.length - 1) / 2];
    double high = sorted[sorted.length / 2];
    return low == high ? low : Math.sqrt(low) * Math.sqrt(high);
  }
}
