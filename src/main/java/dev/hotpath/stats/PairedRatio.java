package dev.hotpath.stats;

import java.util.Arrays;

/**
 * How many times larger the first of two values is than the second, over pairs that were taken side
 * by side: what disturbs both alike cancels out.
 *
 * <p>F. Wilcoxon's signed-rank test ("Individual Comparisons by Ranking Methods", Biometrics
 * Bulletin 1, 1945) on the logarithms of the pairs' ratios, turned into an interval by J. W. Tukey:
 * its ends are the k-th smallest and k-th largest of all means of two (Walsh averages). Exact, by
 * dynamic programming, if a pair of the same code is as likely to fall the one way as the other; of
 * how far it falls nothing is assumed.
 *
 * @param hodgesLehmann median of the Walsh averages, no unit; always in the interval
 * @param low lower end
 * @param high upper end
 * @param confidence what the interval really has; of too few pairs it is the whole range: 8 have
 *     99.2 %, 10 have 99.8 %
 * @param p of the test that both are the same, two-sided
 */
public record PairedRatio(
    double hodgesLehmann, double low, double high, double confidence, double p) {

  /** Pairs at most: 2,001,000 averages are held at once. */
  static final int MAX_PAIRS = 2_000;

  /**
   * Compares two samples in the same unit, whose values belong together by their index.
   *
   * @param confidence between 0 and 1, such as 0.95
   * @param numerator finite and positive, at least one
   * @param denominator as many
   * @throws IllegalArgumentException for another confidence, for samples that differ in size or
   *     have more than 2,000 values
   */
  public static PairedRatio of(double[] numerator, double[] denominator, double confidence) {
    double tail = Interval.tail(confidence);
    int pairs = numerator.length;
    if (pairs != denominator.length || pairs == 0 || pairs > MAX_PAIRS) {
      throw new IllegalArgumentException(
          "%d and %d values; pairs need as many of each, at most %d"
              .formatted(pairs, denominator.length, MAX_PAIRS));
    }
    double[] averages = walsh(numerator, denominator);
    double[] chance = chances(pairs);
    int k = 1;
    double below = chance[0];
    while (k < (averages.length + 1) / 2 && Interval.within(below + chance[k], tail)) {
      below += chance[k];
      k++;
    }
    double middle = (averages[(averages.length - 1) / 2] + averages[averages.length / 2]) / 2;
    return new PairedRatio(
        Math.exp(middle),
        Math.exp(averages[k - 1]),
        Math.exp(averages[averages.length - k]),
        Math.max(0, 1 - 2 * below),
        p(averages, chance));
  }

  /** Means of any two of the logarithms, each with itself too, ascending. */
  private static double[] walsh(double[] numerator, double[] denominator) {
    int pairs = numerator.length;
    double[] logs = new double[pairs];
    Arrays.setAll(logs, i -> Math.log(numerator[i] / denominator[i]));
    double[] averages = new double[pairs * (pairs + 1) / 2];
    int next = 0;
    for (int i = 0; i < pairs; i++) {
      for (int j = i; j < pairs; j++) {
        averages[next++] = (logs[i] + logs[j]) / 2;
      }
    }
    Arrays.sort(averages);
    return averages;
  }

  /** Chance of each sum of the ranks 1 to n that chance alone gave a sign of plus. */
  private static double[] chances(int n) {
    double[] chance = new double[n * (n + 1) / 2 + 1];
    chance[0] = 1;
    int reach = 0;
    for (int rank = 1; rank <= n; rank++) {
      reach += rank;
      for (int sum = reach; sum >= 0; sum--) {
        chance[sum] = (chance[sum] + (sum >= rank ? chance[sum - rank] : 0)) / 2;
      }
    }
    return chance;
  }

  // The sum of the positive ranks is the number of positive averages; those that are 0 count half.
  private static double p(double[] averages, double[] chance) {
    double positive = 0;
    for (double average : averages) {
      positive += average > 0 ? 1 : average == 0 ? 0.5 : 0;
    }
    double fewer = Math.min(positive, averages.length - positive);
    double below = 0;
    for (int sum = 0; sum <= fewer; sum++) {
      below += chance[sum];
    }
    return Math.min(1, 2 * below);
  }
}
