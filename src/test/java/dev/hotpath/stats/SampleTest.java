package dev.hotpath.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
