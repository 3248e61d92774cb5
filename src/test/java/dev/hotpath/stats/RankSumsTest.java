package dev.hotpath.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankSumsTest {

  /**
   * Rows of the usual table of critical values, two-tailed 5 %, the largest U that is significant,
   * for n = 4 to 20; as http://numeracy-bank.net/?q=t/stt/mwu/3 has it but for two misprints that
   * many prints share: 67 for 14 with 17 is 69, and 13 for 4 with 20 is 14.
   */
  @ParameterizedTest(name = "m = {0}")
  @CsvSource({
    "4, '0 1 2 3 4 4 5 6 7 8 9 10 11 11 12 13 14'",
    "5, '1 2 3 5 6 7 8 9 11 12 13 14 15 17 18 19 20'",
    "6, '2 3 5 6 8 10 11 13 14 16 17 19 21 22 24 25 27'",
    "8, '4 6 8 10 13 15 17 19 22 24 26 29 31 34 36 38 41'",
    "10, '5 8 11 14 17 20 23 26 29 33 36 39 42 45 48 52 55'",
    "14, '9 13 17 22 26 31 36 40 45 50 55 59 64 69 74 78 83'",
    "20, '14 20 27 34 41 48 55 62 69 76 83 90 98 105 112 119 127'"
  })
  void it_agrees_with_the_table_of_critical_values(int m, String row) {
    String[] critical = row.split(" ");
    assertEquals(17, critical.length);
    for (int n = 4; n <= 20; n++) {
      int u = Integer.parseInt(critical[n - 4]);
      assertTrue(RankSums.withoutTies(m, n).asFarAs(u) <= 0.05, "U = " + u + " at n = " + n);
      assertTrue(RankSums.withoutTies(m, n).asFarAs(u + 1) > 0.05, "U = " + u + " at n = " + n);
    }
  }

  /**
   * Table 1 of J. H. Klotz (1966), as golang.org/x/perf's internal/stats/udist_test.go has it. Its
   * statistic is U plus half the square of the first sample's size.
   */
  @ParameterizedTest(name = "{0} + {1} values, ties {2}, at most {3}")
  @CsvSource({
    "5, 5, '1 1 2 1 1 2 1 1', 12.5, 0.003968",
    "5, 5, '1 1 2 1 1 2 1 1', 15.0, 0.023810",
    "5, 5, '1 1 2 1 1 2 1 1', 18.0, 0.087302",
    "5, 5, '1 1 2 1 1 2 1 1', 19.5, 0.138889",
    "10, 11, '6 5 4 3 2 1', 52.0, 0.000014",
    "10, 11, '6 5 4 3 2 1', 60.0, 0.000230",
    "10, 11, '6 5 4 3 2 1', 70.0, 0.005648",
    "10, 11, '6 5 4 3 2 1', 80.0, 0.038969",
    "10, 11, '6 5 4 3 2 1', 87.0, 0.101132",
    "8, 8, '2 2 2 2 2 2 2 2', 32.0, 0.000078",
    "8, 8, '2 2 2 2 2 2 2 2', 40.0, 0.005905",
    "8, 8, '2 2 2 2 2 2 2 2', 54.0, 0.175369"
  })
  void it_agrees_with_the_table_of_klotz(int m, int n, String ties, double at, double chance) {
    int[] groups = Arrays.stream(ties.split(" ")).mapToInt(Integer::parseInt).toArray();
    RankSums sums = RankSums.of(m, n, groups);
    assertEquals(chance, sums.atMost(at - m * m / 2.0), 0.0000006);
  }

  /** By whole numbers, and tie by tie instead of rank by rank. */
  @ParameterizedTest(name = "{0} + {1} values of {2}")
  @CsvSource({"30, 30, 8", "30, 30, 3", "12, 25, 5", "25, 12, 5", "13, 17, 1000000"})
  void it_agrees_with_counting_tie_by_tie(int m, int n, int different) {
    Random random = new Random(m * n + different);
    double[] a = random.ints(m, 0, different).asDoubleStream().toArray();
    double[] b = random.ints(n, 0, different).asDoubleStream().toArray();
    int[] ties = ties(a, b);
    RankSums sums = RankSums.of(m, n, ties);
    assertTrue(sums.exact());
    Map<Integer, BigInteger> ways = waysByTwiceU(m, ties);
    BigDecimal all = new BigDecimal(ways.values().stream().reduce(BigInteger::add).orElseThrow());
    for (int u = 0; u <= m * n; u += 1 + m * n / 40) {
      int twice = 2 * u;
      double expected =
          new BigDecimal(
                  ways.entrySet().stream()
                      .filter(way -> way.getKey() <= twice)
                      .map(Map.Entry::getValue)
                      .reduce(BigInteger.ZERO, BigInteger::add))
              .divide(all, MathContext.DECIMAL64)
              .doubleValue();
      assertEquals(expected, sums.atMost(u), 1e-13 * Math.max(expected, 1e-3));
    }
  }

  /** In how many ways m of the values come to each 2 U. */
  private static Map<Integer, BigInteger> waysByTwiceU(int m, int[] ties) {
    Map<Integer, Map<Integer, BigInteger>> byTaken = Map.of(0, Map.of(0, BigInteger.ONE));
    int before = 0;
    for (int equal : ties) {
      Map<Integer, Map<Integer, BigInteger>> next = new HashMap<>();
      for (var taken : byTaken.entrySet()) {
        for (int more = 0; more <= Math.min(equal, m - taken.getKey()); more++) {
          BigInteger choices = choose(equal, more);
          int below = before - taken.getKey();
          int gained = more * (2 * below + equal - more);
          var target = next.computeIfAbsent(taken.getKey() + more, _ -> new HashMap<>());
          taken
              .getValue()
              .forEach(
                  (u, ways) -> target.merge(u + gained, ways.multiply(choices), BigInteger::add));
        }
      }
      byTaken = next;
      before += equal;
    }
    return byTaken.getOrDefault(m, Map.of());
  }

  private static BigInteger choose(int n, int k) {
    BigInteger ways = BigInteger.ONE;
    for (int i = 1; i <= k; i++) {
      ways = ways.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
    }
    return ways;
  }

  /** How many values are equal, for each different one. */
  static int[] ties(double[] a, double[] b) {
    double[] all = DoubleStream.concat(Arrays.stream(a), Arrays.stream(b)).sorted().toArray();
    return Arrays.stream(all)
        .distinct()
        .mapToInt(one -> (int) Arrays.stream(all).filter(value -> value == one).count())
        .toArray();
  }

  @Test
  void chances_add_up_to_one_and_the_approximation_is_symmetric() {
    RankSums exact = RankSums.withoutTies(7, 11);
    assertEquals(1, exact.atMost(77), 1e-14);
    assertEquals(0, exact.atMost(-0.5));
    assertEquals(1, exact.atMost(30) + exact.atMost(77 - 31), 1e-14);
    RankSums near = RankSums.withoutTies(100, 110);
    assertEquals(1, near.atMost(5000) + near.atMost(11_000 - 5001), 1e-12);
    assertEquals(1, near.asFarAs(5500));
    assertEquals(1, near.asFarAs(5500.5));
  }
}
