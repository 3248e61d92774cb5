package dev.hotpath.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MannWhitneyTest {

  /**
   * One-sided probabilities of Table I in H. B. Mann and D. R. Whitney, "On a Test of Whether one
   * of Two Random Variables is Stochastically Larger than the Other", Annals of Mathematical
   * Statistics 18 (1947), to its three decimals. Ours is two-sided: twice that.
   */
  @ParameterizedTest(name = "n = m = {0}, U = {1}")
  @CsvSource({
    "3, 0, .050",
    "3, 1, .100",
    "3, 2, .200",
    "3, 3, .350",
    "4, 0, .014",
    "4, 1, .029",
    "4, 2, .057",
    "4, 3, .100",
    "4, 4, .171",
    "4, 5, .243",
    "4, 6, .343",
    "4, 7, .443",
    "5, 0, .004",
    "5, 1, .008",
    "5, 2, .016",
    "5, 3, .028",
    "5, 4, .048",
    "5, 5, .075",
    "5, 6, .111",
    "5, 7, .155",
    "5, 8, .210",
    "5, 9, .274",
    "5, 10, .345",
    "5, 11, .421"
  })
  void it_agrees_with_the_table_of_mann_and_whitney(int n, int u, double oneSided) {
    double[][] samples = withU(n, u);
    assertEquals(2 * oneSided, MannWhitney.p(samples[0], samples[1]), 2 * 0.0005 + 1e-9);
    assertEquals(2 * oneSided, MannWhitney.p(samples[1], samples[0]), 2 * 0.0005 + 1e-9);
  }

  /** Two samples without ties of which the first beats the second in exactly {@code u} pairs. */
  private static double[][] withU(int n, int u) {
    double[] a = new double[n];
    double[] b = IntStream.range(0, n).mapToDouble(i -> 10 * (i + 1)).toArray();
    int left = u;
    for (int i = n - 1; i >= 0; i--) {
      int beaten = Math.min(left, n);
      left -= beaten;
      a[i] = 10 * beaten + 1 + 0.1 * i; // above that many of b
    }
    return new double[][] {a, b};
  }

  /**
   * Permeability constants of the human chorioamnion at term and at 12 to 26 weeks: Hollander and
   * Wolfe, "Nonparametric Statistical Methods" (1973), p. 69; the example of R's {@code
   * wilcox.test}, which gives W = 35 and a one-sided p of 0.1272, of 3,003 arrangements 382.
   */
  @Test
  void it_agrees_with_the_example_of_hollander_and_wolfe() {
    double[] term = {0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46};
    double[] earlier = {1.15, 0.88, 0.90, 0.74, 1.21};
    assertEquals(2 * 382 / 3003.0, MannWhitney.p(term, earlier), 1e-12);
    assertEquals(0.1272, MannWhitney.p(term, earlier) / 2, 0.00005);
  }

  @Test
  void so_few_forks_never_prove_much() {
    assertEquals(1, MannWhitney.p(new double[] {1}, new double[] {2}));
    assertEquals(1 / 3.0, MannWhitney.p(new double[] {1, 2}, new double[] {3, 4}), 1e-12);
    assertEquals(
        2 / 252.0, MannWhitney.p(new double[] {1, 2, 3, 4, 5}, new double[] {6, 7, 8, 9, 10}));
  }

  @Test
  void values_that_are_all_alike_say_nothing() {
    assertEquals(1, MannWhitney.p(new double[] {5, 5, 5}, new double[] {5, 5}));
  }

  /** Worked by hand: of the 6 ways to choose 2 of 1, 2, 2, 3, four are as far apart as 1, 2. */
  @Test
  void ties_share_their_ranks() {
    assertEquals(2 / 3.0, MannWhitney.p(new double[] {1, 2}, new double[] {2, 3}), 1e-12);
    assertEquals(1 / 3.0, MannWhitney.p(new double[] {1, 1}, new double[] {2, 3}), 1e-12);
  }

  /** Against another definition of the same: U counts pairs, a tie is half of one. */
  @Test
  void it_agrees_with_counting_pairs_with_and_without_ties() {
    Random random = new Random(1947);
    for (int round = 0; round < 300; round++) {
      int values = 1 + random.nextInt(round % 2 == 0 ? 4 : 1_000); // few values tie, many don't
      double[] a = random.ints(1 + random.nextInt(6), 0, values).asDoubleStream().toArray();
      double[] b = random.ints(1 + random.nextInt(6), 0, values).asDoubleStream().toArray();
      assertEquals(byPairs(a, b), MannWhitney.p(a, b), 1e-12);
    }
  }

  private static double byPairs(double[] a, double[] b) {
    double[] all = new double[a.length + b.length];
    System.arraycopy(a, 0, all, 0, a.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    double middle = a.length * b.length / 2.0;
    double observed = Math.abs(u(a, b) - middle);
    int[] counts = new int[2];
    arrange(all, 0, new double[a.length], 0, new double[b.length], 0, middle, observed, counts);
    return (double) counts[0] / counts[1];
  }

  private static void arrange(
      double[] all,
      int next,
      double[] a,
      int inA,
      double[] b,
      int inB,
      double middle,
      double observed,
      int[] counts) {
    if (next == all.length) {
      counts[0] += Math.abs(u(a, b) - middle) >= observed - 1e-9 ? 1 : 0;
      counts[1]++;
      return;
    }
    if (inA < a.length) {
      a[inA] = all[next];
      arrange(all, next + 1, a, inA + 1, b, inB, middle, observed, counts);
    }
    if (inB < b.length) {
      b[inB] = all[next];
      arrange(all, next + 1, a, inA, b, inB + 1, middle, observed, counts);
    }
  }

  private static double u(double[] a, double[] b) {
    double u = 0;
    for (double x : a) {
      for (double y : b) {
        u += x > y ? 1 : x == y ? 0.5 : 0;
      }
    }
    return u;
  }

  @Test
  void the_largest_samples_that_it_takes_are_exact_too() {
    double[] low = IntStream.range(0, 11).asDoubleStream().toArray();
    double[] high = IntStream.range(11, 22).asDoubleStream().toArray();
    assertEquals(2 / 705_432.0, MannWhitney.p(low, high), 1e-15);
  }

  @Test
  void what_it_can_not_do_it_refuses() {
    assertEquals("samples of 0 and 1", message(new double[0], new double[1]));
    assertEquals("samples of 1 and 0", message(new double[1], new double[0]));
    assertEquals("samples of 12 and 11", message(new double[12], new double[11]));
  }

  private static String message(double[] a, double[] b) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> MannWhitney.p(a, b)).getMessage());
  }
}
