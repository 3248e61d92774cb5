package dev.hotpath.stats;

import java.util.Arrays;

/**
 * The U test of H. B. Mann and D. R. Whitney (Annals of Mathematical Statistics 18, 1947): whether
 * one sample's values tend to be larger than another's. Exact with ties too, by the distribution
 * that J. H. Klotz gives in "The Wilcoxon, Ties, and the Computer" (Journal of the American
 * Statistical Association 61, 1966), where libraries fall back to a normal approximation.
 *
 * <p>Two-sided p is the chance of a U at least as far from its mean. Without ties, or with samples
 * of one size, U is distributed symmetrically and that is what golang.org/x/perf gives, twice the
 * smaller tail. Otherwise x/perf doubles a tail of the wrong length, down to a p of 0 for {@code
 * 2,1,3,5} against {@code 1,1,1,1,1}, where of 126 arrangements 6 are as extreme; this gives 6/126.
 *
 * @param u pairs in which the first sample's value is larger, a tie counts a half; 0 to {@code m n}
 * @param p two-sided, above 0; 1 where all values are equal
 * @param exact whether p is; if not it's the normal approximation with tie and continuity
 *     correction, which is taken beyond 76 + 76 values, 63 + 63 with ties
 */
public record MannWhitney(double u, double p, boolean exact) {

  /**
   * Tests two samples in the same unit, of any sign.
   *
   * @throws IllegalArgumentException for an empty sample or one with a NaN, which has no rank
   */
  public static MannWhitney of(double[] a, double[] b) {
    if (a.length == 0 || b.length == 0) {
      throw new IllegalArgumentException("samples of " + a.length + " and " + b.length);
    }
    double[] first = sorted("first", a);
    double[] all = Arrays.copyOf(first, a.length + b.length);
    System.arraycopy(sorted("second", b), 0, all, a.length, b.length);
    Arrays.sort(all);
    int[] ties = new int[all.length];
    int groups = 0;
    int inFirst = 0;
    double twiceRanks = 0;
    for (int start = 0; start < all.length; start += ties[groups++]) {
      while (start + ties[groups] < all.length && all[start + ties[groups]] == all[start]) {
        ties[groups]++;
      }
      for (; inFirst < first.length && first[inFirst] == all[start]; inFirst++) {
        twiceRanks += 2.0 * start + ties[groups] - 1;
      }
    }
    double u = (twiceRanks - a.length * (a.length - 1.0)) / 2;
    RankSums chance = RankSums.of(a.length, b.length, Arrays.copyOf(ties, groups));
    return new MannWhitney(u, chance.asFarAs(u), chance.exact());
  }

  /**
   * Probability of ranks at least as far apart as these, if both samples came from one
   * distribution.
   *
   * @return two-sided p; with two values on each side never less than 1/3
   * @throws IllegalArgumentException as {@link #of}
   */
  public static double p(double[] a, double[] b) {
    return of(a, b).p();
  }

  private static double[] sorted(String which, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        throw new IllegalArgumentException("value " + i + " of the " + which + " sample is NaN");
      }
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
