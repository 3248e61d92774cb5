package dev.hotpath.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentileTest {

  private static double[] upTo(int n) {
    return IntStream.rangeClosed(1, n).asDoubleStream().toArray();
  }

  @ParameterizedTest
  @CsvSource({"100, 0.99, 99", "100, 0.5, 50", "1000, 0.999, 999", "3, 0.5, 2", "1, 0.9, 1"})
  void it_is_the_smallest_that_so_many_do_not_exceed(int n, double share, double value) {
    assertEquals(value, Percentile.of(upTo(n), share, 0.95).value());
    assertEquals(value, Percentile.at(upTo(n), share));
  }

  /** Ranks by the binomial distribution's tables: of 100 with 0.5, 39 and below have 1.76 %. */
  @Test
  void its_interval_is_that_of_the_binomial_distribution() {
    Interval median = Percentile.of(upTo(100), 0.5, 0.95).interval();
    assertEquals(40, median.low());
    assertEquals(61, median.high());
  }

  @Test
  void too_few_beyond_it_leave_the_upper_end_open() {
    // 0.99^200 = 13 %: none of 200 beyond the percentile is nothing rare.
    assertEquals(Double.POSITIVE_INFINITY, Percentile.of(upTo(200), 0.99, 0.95).interval().high());
    assertEquals(500, Percentile.of(upTo(500), 0.99, 0.95).interval().high(), 2);
  }

  @Test
  void what_never_ends_is_beyond_all_else() {
    double[] values = upTo(1_000);
    Arrays.fill(values, 980, 1_000, Double.POSITIVE_INFINITY);
    assertEquals(Double.POSITIVE_INFINITY, Percentile.of(values, 0.99, 0.95).value());
    assertEquals(900, Percentile.of(values, 0.9, 0.95).value());
    assertEquals(Double.POSITIVE_INFINITY, Percentile.of(values, 0.99, 0.95).interval().low());
  }

  @Test
  void it_holds_the_truth_as_often_as_asked() {
    SplittableRandom random = new SplittableRandom(7);
    int held = 0;
    for (int i = 0; i < 2_000; i++) {
      double[] values = random.doubles(600).sorted().toArray();
      held += Percentile.of(values, 0.95, 0.9).interval().holds(0.95) ? 1 : 0;
    }
    assertTrue(held >= 1_780 && held <= 1_900, () -> "wrong or wasteful");
  }

  @Test
  void nothing_has_no_percentile() {
    assertThrows(IllegalArgumentException.class, () -> Percentile.of(new double[0], 0.5, 0.95));
    assertThrows(IllegalArgumentException.class, () -> Percentile.of(upTo(3), 1, 0.95));
    assertThrows(IllegalArgumentException.class, () -> Percentile.of(upTo(3), 0.5, 1));
  }
}
