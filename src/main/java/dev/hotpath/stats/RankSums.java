package dev.hotpath.stats;

import java.util.Arrays;

/**
 * How Mann and Whitney's U falls if chance alone deals the ranks to two samples.
 *
 * <p>Exact by dynamic programming over doubled mid-ranks (integers, with ties too): {@code
 * ways[k][s]} subsets of k ranks have the sum s, and each further rank adds to them. Only sums of
 * positive numbers are taken, so that a probability is right to about as many units in the last
 * place as there are values. Where that would take more than {@link #MAX_STEPS} it is the normal
 * approximation with tie and continuity correction.
 *
 * <p>U is that of the first sample: pairs in which its value is the larger, a tie counts a half.
 */
final class RankSums {

  /** Of additions, a third of them made: 76 + 76 values, 63 + 63 with ties, 3 + 3,000. */
  static final long MAX_STEPS = 100_000_000;

  private final int m;
  private final int n;
  private final double deviation;

  /** Index: twice U. Empty where the distribution is approximated. */
  private final double[] chance;

  private RankSums(int m, int n, double deviation, double[] chance) {
    this.m = m;
    this.n = n;
    this.deviation = deviation;
    this.chance = chance;
  }

  /** Of two samples of these sizes without ties. */
  static RankSums withoutTies(int m, int n) {
    int[] ties = new int[m + n];
    Arrays.fill(ties, 1);
    return of(m, n, ties);
  }

  /**
   * Of two samples of these sizes.
   *
   * @param ties how many values are equal, for each different value, ascending; {@code m + n} in
   *     all
   */
  static RankSums of(int m, int n, int[] ties) {
    int size = Math.min(m, n);
    boolean tied = ties.length < m + n;
    int scale = tied ? 1 : 2; // without ties every doubled rank is even, and half the table idle
    int[] weights = doubledRanks(m + n, ties);
    double widest = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= scale;
      widest += i >= weights.length - size ? weights[i] : 0;
    }
    if (widest * size * weights.length > MAX_STEPS) {
      return approximated(m, n, ties);
    }
    double[] ways = ways(weights, size, (int) widest);
    double all = Arrays.stream(ways).sum();
    int own = size * (size - 1); // what a sample's ranks have among themselves
    int twicePairs = 2 * m * n;
    double[] chance = new double[twicePairs + 1];
    for (int sum = 0; sum < ways.length; sum++) {
      if (ways[sum] > 0) {
        int twiceU = sum * scale - own;
        chance[size == m ? twiceU : twicePairs - twiceU] = ways[sum] / all;
      }
    }
    return new RankSums(m, n, deviation(m, n, ties), chance);
  }

  /** The same by the normal distribution, at any size. */
  static RankSums approximated(int m, int n, int[] ties) {
    return new RankSums(m, n, deviation(m, n, ties), new double[0]);
  }

  /** Twice the rank from 0; equal values share the mean of theirs. */
  private static int[] doubledRanks(int values, int[] ties) {
    int[] ranks = new int[values];
    int next = 0;
    for (int equal : ties) {
      Arrays.fill(ranks, next, next + equal, 2 * next + equal - 1);
      next += equal;
    }
    return ranks;
  }

  /** Number of ways to choose so many of the weights, by their sum. */
  private static double[] ways(int[] weights, int size, int widest) {
    double[][] ways = new double[size + 1][widest + 1];
    int[] reach = new int[size + 1]; // the largest sum of so many yet
    ways[0][0] = 1;
    for (int taken = 0; taken < weights.length; taken++) {
      int weight = weights[taken];
      for (int count = Math.min(size, taken + 1); count > 0; count--) {
        double[] fewer = ways[count - 1];
        double[] with = ways[count];
        for (int sum = reach[count - 1]; sum >= 0; sum--) {
          with[sum + weight] += fewer[sum];
        }
        reach[count] = reach[count - 1] + weight; // weights ascend: the latest are the largest
      }
    }
    return ways[size];
  }

  /** E. L. Lehmann, "Nonparametrics" (1975), 1.20: standard deviation of U with ties. */
  private static double deviation(double m, double n, int[] ties) {
    double all = m + n;
    double lost = 0;
    for (double equal : ties) {
      lost += equal * equal * equal - equal;
    }
    return Math.sqrt(m * n / 12 * (all + 1 - lost / (all * (all - 1))));
  }

  boolean exact() {
    return chance.length > 0;
  }

  /** Chance of a U of at most this. */
  double atMost(double u) {
    return exact()
        ? sum(0, (int) Math.floor(2 * u))
        : Normal.above(-(u + 0.5 - mean()) / deviation);
  }

  /** Chance of a U at least as far from its mean, to either side. */
  double asFarAs(double u) {
    double distance = Math.abs(u - mean());
    if (distance == 0) {
      return 1;
    }
    if (!exact()) {
      return 2 * Normal.above(Math.max(0, distance - 0.5) / deviation);
    }
    int below = (int) (2 * (mean() - distance));
    return Math.min(1, sum(0, below) + sum(2 * m * n - below, chance.length - 1));
  }

  private double mean() {
    return m * (double) n / 2;
  }

  private double sum(int from, int to) {
    double sum = 0;
    for (int i = from; i <= Math.min(to, chance.length - 1); i++) {
      sum += chance[i];
    }
    return sum;
  }
}
