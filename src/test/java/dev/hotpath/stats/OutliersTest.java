package dev.hotpath.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class OutliersTest {

  private static final int[] NONE = {};

  @Test
  void the_fences_stand_one_and_a_half_interquartile_ranges_out() {
    // By hand for 9 values 1 … 8, x: place 0.25 (9 + 1/3) + 1/3 = 2 2/3 and 7 1/3, so the quartiles
    // are 2.6667 and 7.3333, the range 4.6667 and the upper fence 14.3333.
    assertArrayEquals(NONE, Outliers.beyondFences(1, 2, 3, 4, 5, 6, 7, 8, 14.3));
    assertArrayEquals(new int[] {8}, Outliers.beyondFences(1, 2, 3, 4, 5, 6, 7, 8, 14.4));
    assertArrayEquals(NONE, Outliers.beyondFences(-4.3, 2, 3, 4, 5, 6, 7, 8, 9));
    assertArrayEquals(new int[] {0}, Outliers.beyondFences(-4.4, 2, 3, 4, 5, 6, 7, 8, 9));
  }

  /** By hand: median 5, median distance 2, so 3.5 deviations are 3.5 · 1.4826 · 2 = 10.378. */
  @Test
  void far_from_the_median_is_three_and_a_half_robust_deviations() {
    assertArrayEquals(NONE, Outliers.farFromMedian(1, 2, 3, 4, 5, 6, 7, 8, 15.3));
    assertArrayEquals(new int[] {8}, Outliers.farFromMedian(1, 2, 3, 4, 5, 6, 7, 8, 15.4));
    assertArrayEquals(new int[] {0}, Outliers.farFromMedian(-5.4, 2, 3, 4, 5, 6, 7, 8, 9));
  }

  @Test
  void it_answers_with_places_in_the_order_given() {
    double[] values = {500, 10, 11, 12, 10, -400, 11, 12, 10, 11};
    assertArrayEquals(new int[] {0, 5}, Outliers.beyondFences(values));
    assertArrayEquals(new int[] {0, 5}, Outliers.farFromMedian(values));
    assertEquals(500, values[0], "the caller's array is left as it was");
  }

  /** Three of ten make the quartile itself an outlier; the median takes up to half. */
  @Test
  void many_outliers_hide_from_the_fences_and_not_from_the_median() {
    double[] values = {10, 11, 12, 10, 11, 12, 13, 90, 91, 92};
    assertArrayEquals(NONE, Outliers.beyondFences(values));
    assertArrayEquals(new int[] {7, 8, 9}, Outliers.farFromMedian(values));
  }

  /** By hand: mean distance 95/8, so 3.5 deviations are 52.1; and of 5, 5, 5, 6 it's 1.097. */
  @Test
  void where_most_values_are_equal_the_mean_deviation_counts() {
    assertArrayEquals(new int[] {7}, Outliers.farFromMedian(5, 5, 5, 5, 5, 5, 5, 100));
    assertArrayEquals(NONE, Outliers.farFromMedian(5, 5, 5, 6));
    assertArrayEquals(NONE, Outliers.farFromMedian(5, 5, 5, 5));
    assertArrayEquals(NONE, Outliers.beyondFences(5, 5, 5, 5));
  }

  @Test
  void of_few_or_no_values_nothing_sticks_out() {
    for (double[] values : new double[][] {{}, {1}, {1, 1_000}}) {
      assertArrayEquals(NONE, Outliers.beyondFences(values));
      assertArrayEquals(NONE, Outliers.farFromMedian(values));
    }
  }

  @Test
  void unit_and_offset_do_not_matter() {
    Random random = new Random(1977);
    for (int round = 0; round < 200; round++) {
      double[] values = new double[12];
      Arrays.setAll(values, _ -> Math.rint(100 * Math.pow(random.nextGaussian(), 3)));
      double[] other = Arrays.stream(values).map(value -> 4 * value - 512).toArray();
      assertArrayEquals(Outliers.beyondFences(values), Outliers.beyondFences(other));
      assertArrayEquals(Outliers.farFromMedian(values), Outliers.farFromMedian(other));
    }
  }

  @Test
  void normal_noise_is_seldom_flagged() {
    Random random = new Random(3);
    Function<Integer, double[]> noise =
        n -> random.doubles(n).map(_ -> random.nextGaussian()).toArray();
    int beyond = 0;
    int far = 0;
    for (int round = 0; round < 100; round++) {
      beyond += Outliers.beyondFences(noise.apply(1_000)).length;
      far += Outliers.farFromMedian(noise.apply(1_000)).length;
    }
    // Beyond the fences of a normal distribution lie 0.698 %, beyond 3.5 deviations 0.0465 %.
    assertEquals(0.00698, beyond / 100_000.0, 0.0012);
    assertEquals(0.000465, far / 100_000.0, 0.0003);
  }

  @Test
  void what_is_no_number_is_refused_by_its_place() {
    for (double none : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertEquals(
          "value 1 is " + none,
          assertThrows(IllegalArgumentException.class, () -> Outliers.beyondFences(1, none))
              .getMessage());
      assertThrows(IllegalArgumentException.class, () -> Outliers.farFromMedian(1, none));
    }
  }
}
