package dev.hotpath.stats;

/** Exact tails of the binomial distribution. */
final class Binomial {

  private Binomial() {}

  /**
   * Chance of at most {@code k} successes in {@code n} trials of chance {@code p} each. Made for
   * the lower tail, {@code k} below {@code n p}, where the terms shrink from {@code k} downwards.
   */
  static double atMost(int k, int n, double p) {
    if (k < 0) {
      return 0;
    }
    if (k >= n || p <= 0) {
      return 1;
    }
    if (p >= 1) {
      return 0;
    }
    double log = k * Math.log(p) + (n - k) * Math.log1p(-p);
    for (int i = 1; i <= k; i++) {
      log += Math.log((double) (n - k + i) / i);
    }
    double term = Math.exp(log);
    double sum = term;
    for (int i = k; i > 0 && term > 1e-18 * sum; i--) {
      term *= i * (1 - p) / ((n - i + 1) * p);
      sum += term;
    }
    return Math.min(1, sum);
  }

  /** The chance of success with which at most {@code k} of {@code n} has this chance; k < n. */
  static double chanceFor(int k, int n, double atMost) {
    double low = (double) k / n;
    double high = 1;
    while (true) {
      double middle = (low + high) / 2;
      if (middle <= low || middle >= high) {
        return middle;
      }
      if (atMost(k, n, middle) > atMost) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }
}
