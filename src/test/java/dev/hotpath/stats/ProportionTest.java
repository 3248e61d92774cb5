package dev.hotpath.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {

  /**
   * Table I of R. G. Newcombe, "Two-Sided Confidence Intervals for the Single Proportion:
   * Comparison of Seven Methods", Statistics in Medicine 17, 1998: score method and Clopper–Pearson
   * at 95 %, to its four decimals.
   */
  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({
    "81, 263, .2553, .3662, .2527, .3676",
    "15, 148, .0624, .1605, .0578, .1617",
    "0, 20, .0000, .1611, .0000, .1684",
    "1, 29, .0061, .1718, .0009, .1776"
  })
  void it_agrees_with_the_table_of_newcombe(
      int count, int of, double low, double high, double exactLow, double exactHigh) {
    Proportion proportion = new Proportion(count, of);
    assertEquals(low, proportion.wilson(0.95).low(), 0.00005001);
    assertEquals(high, proportion.wilson(0.95).high(), 0.00005001);
    assertEquals(exactLow, proportion.clopperPearson(0.95).low(), 0.00005001);
    assertEquals(exactHigh, proportion.clopperPearson(0.95).high(), 0.00005001);
  }

  /** SciPy 1.17.1: {@code binomtest(k, n).proportion_ci(confidence, 'exact' and 'wilson')}. */
  @ParameterizedTest(name = "{0} of {1} at {2}")
  @CsvSource({
    "2, 200, .95, .0012133490137476003, .035654668397239866, .002746658133544435, .0357217617161768",
    "0, 30, .95, 0, .11570330822202743, 0, .11351339317396875",
    "7, 20, .99, .11387976326673215, .6565685842319213, .14639344137693885, .6283381789526872",
    "10, 10, .90, .7411344491066528, 1, .787058029916593, 1"
  })
  void it_agrees_with_scipy(
      int count, int of, double asked, double low, double high, double scoreLow, double scoreHigh) {
    Interval exact = new Proportion(count, of).clopperPearson(asked);
    assertEquals(low, exact.low(), 1e-12);
    assertEquals(high, exact.high(), 1e-12);
    assertEquals(asked, exact.confidence());
    Interval score = new Proportion(count, of).wilson(asked);
    assertEquals(scoreLow, score.low(), 1e-10);
    assertEquals(scoreHigh, score.high(), 1e-10);
  }

  @Test
  void the_share_is_one_by_the_other() {
    assertEquals(0.01, new Proportion(2, 200).value());
    assertEquals(1, new Proportion(3, 3).value());
  }

  /** Summed over all outcomes, not simulated. */
  @ParameterizedTest(name = "{0} tries")
  @CsvSource({"1", "7", "40"})
  void clopper_and_pearson_hold_every_true_share_often_enough(int of) {
    double least = 1;
    for (double truth = 0.005; truth < 1; truth += 0.005) {
      double held = 0;
      double term = Math.pow(1 - truth, of);
      for (int count = 0; count <= of; count++) {
        held += new Proportion(count, of).clopperPearson(0.9).holds(truth) ? term : 0;
        term *= (of - count) / (count + 1.0) * truth / (1 - truth);
      }
      least = Math.min(least, held);
    }
    assertTrue(least >= 0.9, "only " + least);
  }

  @Test
  void failures_mirror_successes() {
    for (int count = 0; count <= 12; count++) {
      Interval some = new Proportion(count, 12).clopperPearson(0.95);
      Interval others = new Proportion(12 - count, 12).clopperPearson(0.95);
      assertEquals(1 - some.low(), others.high(), 1e-14);
      Interval score = new Proportion(count, 12).wilson(0.95);
      assertEquals(1 - score.high(), new Proportion(12 - count, 12).wilson(0.95).low(), 1e-14);
      assertTrue(score.holds(count / 12.0) && some.holds(count / 12.0));
    }
  }

  /** With none of n the upper end has a formula: 1 − (tail)^(1/n). */
  @Test
  void none_of_a_million_is_still_something() {
    Interval interval = new Proportion(0, 1_000_000).clopperPearson(0.95);
    assertEquals(0, interval.low());
    assertEquals(-Math.expm1(Math.log(0.025) / 1e6), interval.high(), 1e-15);
    assertEquals(0.5, new Proportion(500_000, 1_000_000).clopperPearson(0.95).low(), 0.00099);
  }

  @Test
  void what_is_no_proportion_is_refused() {
    assertEquals("3 of 2", message(() -> new Proportion(3, 2)));
    assertEquals("0 of 0", message(() -> new Proportion(0, 0)));
    assertEquals("-1 of 2", message(() -> new Proportion(-1, 2)));
    assertThrows(IllegalArgumentException.class, () -> new Proportion(1, 2).wilson(1));
    assertThrows(IllegalArgumentException.class, () -> new Proportion(1, 2).clopperPearson(0));
  }

  private static String message(Runnable call) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, call::run).getMessage());
  }

  /** Chances beyond z of SciPy 1.17.1, {@code norm.sf}; both ways of computing them. */
  @ParameterizedTest
  @CsvSource({
    "0, 0.5", "0.5, 0.3085375387259869", "1.5, 0.06680720126885807",
    "2.9, 0.0018658133003840375", "3.1, 0.0009676032132183563", "6, 9.865876450376946e-10",
    "12, 1.776482112077653e-33", "1.9599639845400545, 0.025"
  })
  void the_normal_distribution_has_ten_digits(double z, double chance) {
    assertEquals(chance, Normal.above(z), 1e-10 * chance);
    assertEquals(1 - chance, Normal.above(-z), 1e-15);
    assertEquals(z, Normal.exceededWith(chance), 1e-9);
  }
}
