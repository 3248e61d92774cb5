package dev.hotpath.stats;

/**
 * A percentile of many measurements: the smallest of them that at least this share of them does not
 * exceed. In their unit; infinite where that share has no end.
 *
 * @param value of these measurements
 * @param interval where that of all such measurements lies, from one of them to another
 */
public record Percentile(double value, Interval interval) {

  /**
   * With its interval by order statistics: how many measurements lie below the true percentile is a
   * binomial number, whatever their distribution. That they don't follow from each other is assumed
   * here, and not so of requests that queue: let several runs speak too.
   *
   * @param ascending at least one, none NaN; may end with infinities
   * @param share between 0 and 1, such as 0.99
   * @param confidence between 0 and 1; where too few measurements lie beyond the share to have it,
   *     the upper end is infinite
   * @throws IllegalArgumentException for no measurement, or another share or confidence
   */
  public static Percentile of(double[] ascending, double share, double confidence) {
    int n = ascending.length;
    if (n == 0) {
      throw new IllegalArgumentException("no values");
    }
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("a share of " + share + "; give one between 0 and 1");
    }
    double tail = Interval.tail(confidence);
    // Tails of less than a half end before the mean, which is as far as their sums are exact.
    // The k-th lies above the true one where fewer than k do not reach it.
    int low = 1;
    for (int step = Integer.highestOneBit(n); step > 0; step /= 2) {
      int k = low + step;
      if (k - 1 <= n * share && Interval.within(Binomial.atMost(k - 1, n, share), tail)) {
        low = k;
      }
    }
    // And below it where at most n - k exceed it.
    int beyond = -1;
    for (int step = Integer.highestOneBit(n); step > 0; step /= 2) {
      int more = beyond + step;
      if (more <= n * (1 - share) && Interval.within(Binomial.atMost(more, n, 1 - share), tail)) {
        beyond = more;
      }
    }
    double high = beyond < 0 ? Double.POSITIVE_INFINITY : ascending[n - 1 - beyond];
    double value = at(ascending, share);
    return new Percentile(
        value,
        new Interval(Math.min(ascending[low - 1], value), Math.max(high, value), confidence));
  }

  /** The value alone. */
  public static double at(double[] ascending, double share) {
    // 0.99 of 100 is a little more than 99 in binary.
    int rank = (int) Math.ceil(share * ascending.length - 1e-9);
    return ascending[Math.clamp(rank, 1, ascending.length) - 1];
  }
}
