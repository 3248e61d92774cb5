package dev.hotpath.stats;

import java.util.Arrays;

/**
 * The Mann–Whitney U test by exact permutation, right with ties too (where the textbook table, and
 * libraries that fall back to a normal approximation, are not).
 */
public final class MannWhitney {

  /** Beyond this the enumeration takes too long: 705,432 ways to choose 11 of 22. */
  static final int MAX_VALUES = 22;

  private MannWhitney() {}

  /**
   * Probability of ranks at least as far apart as these, if both samples came from one
   * distribution.
   *
   * @return two-sided p; with two values on each side never less than 1/3
   * @throws IllegalArgumentException for an empty sample, or more than 22 values in all
   */
  public static double p(double[] a, double[] b) {
    int n = a.length + b.length;
    if (a.length == 0 || b.length == 0 || n > MAX_VALUES) {
      throw new IllegalArgumentException("samples of " + a.length + " and " + b.length);
    }
    double[] all = Arrays.copyOf(a, n);
    System.arraycopy(b, 0, all, a.length, b.length);
    double[] ranks = midRanks(all);
    double observed = 0;
    for (int i = 0; i < a.length; i++) {
      observed += ranks[i];
    }
    double expected = a.length * (n + 1) / 2.0;
    double distance = Math.abs(observed - expected) - 1e-9;
    long asFar = 0;
    long ways = 0;
    for (int chosen = 0; chosen < 1 << n; chosen++) {
      if (Integer.bitCount(chosen) == a.length) {
        double sum = 0;
        for (int bits = chosen; bits != 0; bits &= bits - 1) {
          sum += ranks[Integer.numberOfTrailingZeros(bits)];
        }
        ways++;
        if (Math.abs(sum - expected) >= distance) {
          asFar++;
        }
      }
    }
    return (double) asFar / ways;
  }

  /** Ranks from 1; equal values share the mean of theirs. */
  private static double[] midRanks(double[] values) {
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int below = 0;
      int equal = 0;
      for (double value : values) {
        if (value < values[i]) {
          below++;
        } else if (value == values[i]) {
          equal++;
        }
      }
      ranks[i] = below + (equal + 1) / 2.0;
    }
    return ranks;
  }
}
