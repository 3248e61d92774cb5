package dev.hotpath.stats;

/**
 * Two counts of events that come independently of each other, as samples of a method do in two
 * profiles: is one rate higher than the other, or does chance explain it?
 */
public final class Counts {

  // From here on the exact sum takes long, and the normal distribution differs from it in nothing
  // that could decide.
  private static final long EXACT = 20_000;

  private Counts() {}

  /**
   * Chance of counts as unequal as these, or more so, where the rates differ by no more than the
   * slack. With both counts' sum given, one of them is binomial: J. Przyborowski and H. Wilenski,
   * "Homogeneity of Results in Testing Samples from Poisson Series", Biometrika 31, 1940.
   *
   * @param before events, at least 0
   * @param beforeOf what they are counted by, such as operations; above 0
   * @param slack how many times a rate may be the other without meaning anything; at least 1
   * @return two-sided, 0 to 1
   * @throws IllegalArgumentException for what can't be counted or compared
   */
  public static double p(long before, double beforeOf, long after, double afterOf, double slack) {
    if (before < 0 || after < 0 || !(beforeOf > 0) || !(afterOf > 0) || !(slack >= 1)) {
      throw new IllegalArgumentException(
          "%d of %s and %d of %s, slack %s".formatted(before, beforeOf, after, afterOf, slack));
    }
    boolean fewer = before / beforeOf > after / afterOf;
    long low = fewer ? after : before;
    long all = before + after;
    double lowOf = fewer ? afterOf : beforeOf;
    double highOf = fewer ? beforeOf : afterOf;
    double share = lowOf / (lowOf + slack * highOf);
    return Math.min(1, 2 * atMost(low, all, share));
  }

  private static double atMost(long count, long all, double share) {
    double expected = all * share;
    if (count >= expected) {
      return 1;
    }
    if (all <= EXACT) {
      return Binomial.atMost((int) count, (int) all, share);
    }
    return Normal.above((expected - count - 0.5) / Math.sqrt(expected * (1 - share)));
  }
}
