package dev.hotpath.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTest {

  @Test
  void the_median_of_an_odd_number_is_the_one_in_the_middle() {
    assertEquals(3, Sample.of(9, 1, 3).median());
    assertEquals(7, Sample.of(7).median());
  }

  @Test
  void the_median_of_an_even_number_is_the_mean_of_the_two_in_the_middle() {
    assertEquals(2.5, Sample.of(4, 1, 3, 2).median());
    assertEquals(1.5, Sample.of(1, 2).median());
  }

  @Test
  void low_and_high_are_the_ends_whatever_the_order() {
    Sample sample = Sample.of(3, 9, 0.5, 4);
    assertEquals(0.5, sample.low());
    assertEquals(9, sample.high());
    assertArrayEquals(new double[] {0.5, 3, 4, 9}, sample.values());
  }

  @Test
  void a_sample_never_changes() {
    double[] values = {2, 1};
    Sample sample = Sample.of(values);
    values[0] = 100;
    sample.values()[0] = 100;
    assertArrayEquals(new double[] {2, 1}, new double[] {sample.high(), sample.low()});
  }

  @Test
  void what_is_no_measurement_is_refused_by_its_place() {
    assertEquals("no values", message());
    assertEquals("value 1 is 0.0", message(1, 0));
    assertEquals("value 2 is -1.0", message(1, 2, -1));
    assertEquals("value 0 is NaN", message(Double.NaN, 0));
    assertEquals("value 1 is Infinity", message(3, Double.POSITIVE_INFINITY));
    assertEquals("value 0 is -Infinity", message(Double.NEGATIVE_INFINITY));
  }

  private static String message(double... values) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> Sample.of(values)).getMessage());
  }

  @Test
  void a_median_of_bytes_may_be_zero() {
    assertEquals(0, Sample.medianOf(new double[] {0, 0, 8}));
    assertEquals(-1.5, Sample.medianOf(new double[] {-3, 0}));
    assertThrows(IllegalArgumentException.class, () -> Sample.medianOf(new double[0]));
  }

  /** The coverage that the class promises, of a skewed distribution with a known median. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void the_interval_covers_the_true_median_as_often_as_it_says(int n) {
    Random random = new Random(n);
    double trueMedian = Math.log(2);
    int runs = 40_000;
    int covered = 0;
    for (int run = 0; run < runs; run++) {
      double[] values = new double[n];
      for (int i = 0; i < n; i++) {
        values[i] = -Math.log(1 - random.nextDouble()) + 1e-300;
      }
      Sample sample = Sample.of(values);
      covered += sample.low() <= trueMedian && trueMedian <= sample.high() ? 1 : 0;
    }
    double promised = 1 - Math.pow(2, 1 - n);
    double deviation = Math.sqrt(promised * (1 - promised) / runs);
    assertEquals(promised, (double) covered / runs, 4 * deviation);
  }

  /**
   * Every interval of "Table A.7: Confidence Intervals for the Population Median", p. 656 of a
   * textbook (https://www.coursehero.com/file/5646626/A7/) which is the narrowest of at least 95 %,
   * or the whole range where none is; in percent.
   */
  @ParameterizedTest(name = "{0} values: from {1}, {2} %")
  @CsvSource({
    "2, 1, 50.0",
    "3, 1, 75.0",
    "4, 1, 87.5",
    "5, 1, 93.8",
    "6, 1, 96.9",
    "7, 1, 98.4",
    "8, 1, 99.2",
    "9, 2, 96.1",
    "10, 2, 97.9",
    "11, 2, 98.8",
    "12, 3, 96.1",
    "13, 3, 97.8",
    "14, 3, 98.7",
    "15, 4, 96.5",
    "16, 4, 97.9",
    "17, 5, 95.1",
    "18, 5, 96.9",
    "19, 5, 98.1",
    "20, 6, 95.9"
  })
  void the_interval_of_the_median_agrees_with_the_table(int n, int from, double percent) {
    Sample sample = Sample.of(IntStream.rangeClosed(1, n).asDoubleStream().toArray());
    Interval interval = sample.medianInterval(0.95);
    assertEquals(from, interval.low());
    assertEquals(n + 1 - from, interval.high());
    assertEquals(percent / 100, interval.confidence(), 0.00051);
  }

  /** Rows of the same table at other confidences. */
  @ParameterizedTest(name = "{0} values at {1}: from {2}, {3} %")
  @CsvSource({
    "9, 0.8, 3, 82.0",
    "10, 0.89, 3, 89.1",
    "14, 0.8, 5, 82.0",
    "19, 0.8, 7, 83.3",
    "20, 0.99, 4, 99.7",
    "6, 0.78125, 2, 78.1"
  })
  void it_is_as_narrow_as_the_confidence_allows(int n, double asked, int from, double percent) {
    Sample sample = Sample.of(IntStream.rangeClosed(1, n).asDoubleStream().toArray());
    assertEquals(from, sample.medianInterval(asked).low());
    assertEquals(percent / 100, sample.medianInterval(asked).confidence(), 0.00051);
  }

  /**
   * Six values at 95 % and at 99 %, golang.org/x/perf's benchmath/assumption_test.go (712aea8);
   * where it answers with infinities for too few, this gives the range and what that is worth.
   */
  @Test
  void six_values_are_enough_for_95_percent_and_not_for_99() {
    Sample six = Sample.of(1, 12, 13, 14, 15, 16);
    assertInterval(1, 16, 1 - 0.03125, six.medianInterval(0.95));
    assertInterval(1, 16, 1 - 0.03125, six.medianInterval(0.99));
    assertInterval(1, 2, 0.5, Sample.of(1, 2).medianInterval(0.3));
    assertInterval(3, 3, 0, Sample.of(3).medianInterval(0.95));
  }

  private static void assertInterval(
      double low, double high, double confidence, Interval interval) {
    assertEquals(low, interval.low());
    assertEquals(high, interval.high());
    assertEquals(confidence, interval.confidence(), 1e-14);
  }

  @Test
  void a_thousand_values_have_their_interval_too() {
    Sample sample = Sample.of(IntStream.rangeClosed(1, 5_000).asDoubleStream().toArray());
    Interval interval = sample.medianInterval(0.95);
    assertEquals(2500.5 - 1.96 * Math.sqrt(5_000) / 2, interval.low(), 1);
    assertEquals(0.95, interval.confidence(), 0.002);
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 9, 17, 30})
  void the_interval_of_the_median_covers_it_as_often_as_it_says(int n) {
    Random random = new Random(n);
    int runs = 20_000;
    int covered = 0;
    double promised = 0;
    for (int run = 0; run < runs; run++) {
      double[] values = random.doubles(n, 0, 1).map(u -> -Math.log(1 - u) + 1e-300).toArray();
      Interval interval = Sample.of(values).medianInterval(0.95);
      covered += interval.holds(Math.log(2)) ? 1 : 0;
      promised = interval.confidence();
    }
    double deviation = Math.sqrt(promised * (1 - promised) / runs);
    assertEquals(promised, (double) covered / runs, 4 * deviation);
  }

  /** golang.org/x/perf, internal/stats/sample_test.go (712aea8). */
  @ParameterizedTest
  @CsvSource({"0, 15", ".05, 15", ".30, 19.666666666666666", ".40, 27", ".95, 50", "1, 50"})
  void quantiles_agree_with_those_of_benchstat(double share, double quantile) {
    assertEquals(quantile, Sample.of(35, 20, 50, 15, 40).quantile(share), 1e-13);
  }

  @Test
  void half_of_the_values_are_below_the_median() {
    assertEquals(3, Sample.of(9, 1, 3).quantile(0.5), 1e-15);
    assertEquals(2.5, Sample.of(4, 1, 3, 2).quantile(0.5), 1e-15);
    assertEquals(7, Sample.of(7).quantile(0.1));
    assertEquals(3, Sample.of(9, 1, 3).size());
  }

  @Test
  void confidences_and_shares_that_are_none_are_refused() {
    Sample sample = Sample.of(1, 2);
    for (double none : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> sample.quantile(none));
      assertThrows(IllegalArgumentException.class, () -> sample.medianInterval(none));
    }
    assertThrows(IllegalArgumentException.class, () -> sample.medianInterval(1));
    assertThrows(IllegalArgumentException.class, () -> sample.medianInterval(0));
    assertThrows(IllegalArgumentException.class, () -> new Interval(2, 1, 0.5));
  }

  @Test
  void the_ends_of_an_interval_are_in_it() {
    Interval interval = new Interval(1, 2, 0.95);
    assertTrue(interval.holds(1) && interval.holds(2));
    assertFalse(interval.holds(0.999) || interval.holds(2.001));
  }
}
