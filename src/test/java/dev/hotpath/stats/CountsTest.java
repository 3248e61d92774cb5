package dev.hotpath.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountsTest {

  private static double p(long before, double beforeOf, long after, double afterOf) {
    return Counts.p(before, beforeOf, after, afterOf, 1);
  }

  /** None of ten is left: 2 × 2⁻¹⁰; and so on, by the binomial distribution. */
  @Test
  void equal_exposures_are_tails_of_a_coin() {
    assertEquals(2 / 1024.0, p(10, 1, 0, 1), 1e-12);
    assertEquals(2 / 1024.0, p(0, 1, 10, 1), 1e-12);
    assertEquals(2 * 11 / 1024.0, p(9, 5, 1, 5), 1e-12);
    assertEquals(1, p(5, 1, 5, 1));
    assertEquals(1, p(0, 1, 0, 1));
  }

  @Test
  void what_is_counted_by_counts() {
    assertEquals(1, p(10, 1, 30, 3));
    assertEquals(2 * Math.pow(0.75, 10), p(0, 1, 10, 3), 1e-12);
    assertTrue(p(10, 1, 10, 30) < 1e-9);
  }

  @Test
  void a_difference_within_the_slack_means_nothing() {
    assertTrue(p(10_000, 1, 11_500, 1) < 1e-6);
    assertEquals(1, Counts.p(10_000, 1, 11_500, 1, 1.2));
    assertEquals(1, Counts.p(11_500, 1, 10_000, 1, 1.2));
    assertTrue(Counts.p(10_000, 1, 15_000, 1, 1.2) < 1e-6);
  }

  /** Where the exact sum ends, the normal distribution goes on with the same figures. */
  @ParameterizedTest
  @CsvSource({"9800, 10200", "9900, 10100", "9700, 10300"})
  void many_are_no_step(long fewer, long more) {
    double exact = p(fewer, 1, more, 1);
    double nearly = p(fewer, 1, more + 1, 1);
    assertEquals(1, nearly / exact, 0.05);
  }

  /** Two samples of one rate are called unequal as often as asked, or less. */
  @Test
  void equal_rates_are_rarely_called_unequal() {
    Random random = new Random(1);
    int wrong = 0;
    int rounds = 4_000;
    for (int round = 0; round < rounds; round++) {
      int[] counts = new int[2];
      for (int side = 0; side < 2; side++) {
        for (int i = 0; i < 1_000 * (side + 1); i++) {
          counts[side] += random.nextDouble() < 0.03 ? 1 : 0;
        }
      }
      wrong += p(counts[0], 1, counts[1], 2) < 0.05 ? 1 : 0;
    }
    assertTrue(wrong <= 0.05 * rounds, wrong + " of " + rounds);
    assertTrue(wrong >= 0.02 * rounds, "a test that never speaks is none: " + wrong);
  }

  @Test
  void what_cannot_be_counted_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> p(-1, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> p(1, 0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> p(1, 1, 1, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Counts.p(1, 1, 1, 1, 0.9));
  }
}
