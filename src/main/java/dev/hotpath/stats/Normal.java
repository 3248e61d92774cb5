package dev.hotpath.stats;

/** The standard normal distribution, as far as tests and intervals here need it. */
final class Normal {

  private static final double ROOT_OF_TWO_PI = Math.sqrt(2 * Math.PI);

  // From here on the fraction needs few terms and the series would lose digits to cancellation.
  private static final double FAR = 3;
  private static final int TERMS_OF_FRACTION = 120;

  private Normal() {}

  /**
   * Chance of more than {@code z}; ten digits are right.
   *
   * <p>Near the middle the series of G. Marsaglia, "Evaluating the Normal Distribution", Journal of
   * Statistical Software 11(4), 2004; in the tail Laplace's continued fraction (Abramowitz and
   * Stegun 26.2.14).
   */
  static double above(double z) {
    if (z < 0) {
      return 1 - above(-z);
    }
    double density = Math.exp(-z * z / 2) / ROOT_OF_TWO_PI;
    if (z >= FAR) {
      double fraction = z;
      for (int term = TERMS_OF_FRACTION; term > 0; term--) {
        fraction = z + term / fraction;
      }
      return density / fraction;
    }
    double term = z;
    double sum = z;
    for (int odd = 3; term > 1e-18 * sum; odd += 2) {
      term *= z * z / odd;
      sum += term;
    }
    return 0.5 - density * sum;
  }

  /** The z which is exceeded with this chance; 1.96 for 0.025. For chances up to a half. */
  static double exceededWith(double chance) {
    double low = 0;
    double high = 40; // beyond it a double holds no chance
    while (true) {
      double middle = (low + high) / 2;
      if (middle <= low || middle >= high) {
        return middle;
      }
      if (above(middle) > chance) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }
}
