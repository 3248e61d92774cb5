package dev.hotpath.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Many tests at once, of which one in so many would find something where there is nothing. */
public final class Holm {

  private Holm() {}

  /**
   * Which of the tests have found something, such that the chance of a single wrong one among all
   * of them is at most {@code error}: S. Holm, "A Simple Sequentially Rejective Multiple Test
   * Procedure", Scandinavian Journal of Statistics 6, 1979. Never finds less than Bonferroni.
   *
   * @param p of each test, 0 to 1
   * @param error between 0 and 1, such as 0.01
   */
  public static boolean[] found(double[] p, double error) {
    boolean[] found = new boolean[p.length];
    int[] byP =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(test -> p[test]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; i < byP.length && p[byP[i]] <= error / (p.length - i); i++) {
      found[byP[i]] = true;
    }
    return found;
  }
}
