package dev.hotpath.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
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
    assertEquals(
        new MannWhitney(125_000, 1, false), MannWhitney.of(new double[500], new double[500]));
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
  void small_probabilities_keep_their_digits() {
    double[] low = IntStream.range(0, 11).asDoubleStream().toArray();
    double[] high = IntStream.range(11, 22).asDoubleStream().toArray();
    assertEquals(2 / 705_432.0, MannWhitney.p(low, high), 1e-19);
    assertEquals(2 / 705_432.0, MannWhitney.p(high, low), 1e-19);
  }

  /**
   * Samples, U and two-sided p of golang.org/x/perf, internal/stats/utest_test.go and
   * benchmath/assumption_test.go (712aea8, 2026). Left out is its p of 0 for {@code 2,1,3,5}
   * against five ones: see the class.
   */
  @ParameterizedTest(name = "{0} against {1}")
  @CsvSource({
    "'2,1,3,5', '12,11,13,15', 0, 0.028571428571428577",
    "'12,11,13,15', '2,1,3,5', 16, 0.028571428571428577",
    "'2,1,3,5', '0,4,6,7', 5, 0.485714285714285770",
    "'2,1,3,5', '2,1,3,5', 8, 1",
    "'2,1,3,5', '2,2,2,2', 10, 0.7142857142857143",
    "'-1,-1,-1', '1,1,1', 0, 0.1",
    "'1,-1,-1,-1', '-1,1,1,1', 4, 0.4857142857142857",
    "'1,1,1,1', '1,1,1,1', 8, 1"
  })
  void it_agrees_with_the_test_that_benchstat_makes(String a, String b, double u, double p) {
    MannWhitney test = MannWhitney.of(values(a), values(b));
    assertEquals(u, test.u());
    assertEquals(p, test.p(), 1e-15);
    assertTrue(test.exact());
  }

  private static double[] values(String text) {
    return Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
  }

  @Test
  void where_benchstat_finds_no_chance_at_all_it_counts_the_arrangements() {
    double[] some = {2, 1, 3, 5};
    double[] ones = {1, 1, 1, 1, 1};
    assertEquals(17.5, MannWhitney.of(some, ones).u());
    assertEquals(6 / 126.0, MannWhitney.p(some, ones), 1e-15);
    assertEquals(6 / 126.0, MannWhitney.p(ones, some), 1e-15);
  }

  /** Large samples of the same utest_test.go, for which both take the normal approximation. */
  @Test
  void it_agrees_with_benchstat_on_large_samples() {
    double[] even = IntStream.range(0, 500).mapToDouble(i -> i * 2).toArray();
    double[] odd = IntStream.range(0, 600).mapToDouble(i -> i * 2 - 41).toArray();
    double[] tied = odd.clone();
    System.arraycopy(even, 0, tied, 0, 30);
    assertNear(135250, 0.0049335360814172224, MannWhitney.of(even, odd));
    assertNear(125000, 1, MannWhitney.of(even, even));
    assertNear(134845, 0.0038703814239617884, MannWhitney.of(even, tied));
  }

  private static void assertNear(double u, double p, MannWhitney test) {
    assertEquals(u, test.u());
    assertEquals(p, test.p(), 1e-12);
    assertFalse(test.exact());
  }

  /** From SciPy 1.17.1, {@code mannwhitneyu(…, method='exact')}. */
  @Test
  void it_agrees_with_scipy_without_ties() {
    double[] whole = IntStream.rangeClosed(1, 40).asDoubleStream().toArray();
    double[] stretched = IntStream.rangeClosed(1, 40).mapToDouble(i -> i * 1.3 + 0.05).toArray();
    assertEquals(0.06660042861020483, MannWhitney.p(whole, stretched), 1e-13);
    double[] halves = IntStream.range(0, 30).mapToDouble(i -> i + 0.5).toArray();
    assertEquals(0.45329480765913405, MannWhitney.p(new double[] {1, 5, 9, 100}, halves), 1e-13);
  }

  /** From SciPy 1.17.1, {@code mannwhitneyu(…, method='asymptotic')}. */
  @Test
  void the_approximation_corrects_for_ties_and_steps_as_that_of_scipy_does() {
    double[] a = {12, 12, 13, 14, 15, 15, 15, 17, 20, 21, 21, 30};
    double[] b = {9, 10, 12, 12, 12, 13, 13, 14, 15, 16, 21};
    assertEquals(98, MannWhitney.of(a, b).u());
    RankSums near = RankSums.approximated(12, 11, RankSumsTest.ties(a, b));
    assertEquals(0.0502718687107799, near.asFarAs(98), 1e-11);
    assertEquals(0.0502718687107799 / 2, near.atMost(132 - 98), 1e-11);
  }

  @ParameterizedTest(name = "{0} + {0} values of which {1} are equal")
  @CsvSource({"76, 1, true", "77, 1, false", "63, 2, true", "64, 2, false"})
  void it_is_exact_up_to_the_sizes_that_it_states(int n, int equal, boolean exact) {
    double[] a = IntStream.range(0, n).asDoubleStream().toArray();
    double[] b = IntStream.range(0, n).mapToDouble(i -> i + (equal == 2 ? 1 : 0.5)).toArray();
    assertEquals(exact, MannWhitney.of(a, b).exact());
  }

  /** So that p makes no jump where the one takes over from the other. */
  @ParameterizedTest(name = "of {0} different values")
  @CsvSource({"4, 0.02", "12, 0.002", "1000000, 0.002"})
  void the_approximation_is_near_where_it_takes_over(int different, double tolerance) {
    Random random = new Random(different);
    for (int round = 0; round < 5; round++) {
      double[] a = random.ints(63, 0, different).asDoubleStream().toArray();
      double[] b = random.ints(63, 0, different).asDoubleStream().toArray();
      RankSums exact = RankSums.of(63, 63, RankSumsTest.ties(a, b));
      RankSums near = RankSums.approximated(63, 63, RankSumsTest.ties(a, b));
      double u = MannWhitney.of(a, b).u();
      assertTrue(exact.exact() && !near.exact());
      assertEquals(exact.asFarAs(u), near.asFarAs(u), tolerance);
    }
  }

  @Test
  void order_and_side_do_not_matter_and_neither_does_any_growing_scale() {
    Random random = new Random(2);
    for (int round = 0; round < 200; round++) {
      double[] a = random.ints(1 + random.nextInt(9), 0, 12).asDoubleStream().toArray();
      double[] b = random.ints(1 + random.nextInt(9), 0, 12).asDoubleStream().toArray();
      MannWhitney test = MannWhitney.of(a, b);
      double[] backwards = new double[a.length];
      Arrays.setAll(backwards, i -> a[a.length - 1 - i]);
      assertEquals(test, MannWhitney.of(backwards, b));
      assertEquals(test, MannWhitney.of(grown(a), grown(b)));
      assertEquals(a.length * b.length - test.u(), MannWhitney.of(b, a).u());
      assertEquals(test.p(), MannWhitney.p(b, a), 1e-14);
      assertEquals(u(a, b), test.u());
      assertTrue(test.p() > 0 && test.p() <= 1);
    }
  }

  private static double[] grown(double[] values) {
    return Arrays.stream(values).map(value -> Math.exp(value) - 7).toArray();
  }

  @Test
  void zero_ties_with_minus_zero_and_infinity_with_itself() {
    assertEquals(1, MannWhitney.p(new double[] {-0.0, 0.0}, new double[] {0.0, -0.0}));
    double endless = Double.POSITIVE_INFINITY;
    assertEquals(0.5, MannWhitney.of(new double[] {endless}, new double[] {endless}).u());
  }

  @Test
  void what_it_can_not_do_it_refuses() {
    assertEquals("samples of 0 and 1", message(new double[0], new double[1]));
    assertEquals("samples of 1 and 0", message(new double[1], new double[0]));
    double[] odd = {1, Double.NaN};
    assertEquals("value 1 of the first sample is NaN", message(odd, new double[1]));
    assertEquals("value 1 of the second sample is NaN", message(new double[1], odd));
  }

  private static String message(double[] a, double[] b) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> MannWhitney.p(a, b)).getMessage());
  }
}
