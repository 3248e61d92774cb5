package dev.hotpath.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpeedupTest {

  @Test
  void it_is_the_ratio_of_the_medians_between_its_extremes() {
    Speedup speedup = Speedup.of(Sample.of(90, 100, 120), Sample.of(50, 40, 60));
    assertEquals(2, speedup.value());
    assertEquals(90.0 / 60 / 2, speedup.low());
    assertEquals(120.0 / 40 * 2, speedup.high());
    assertEquals(0.9, speedup.confidence(), 1e-12);
  }

  @Test
  void one_fork_each_gives_no_confidence() {
    assertEquals(new Speedup(0.5, 0.25, 1, 0), Speedup.of(Sample.of(1), Sample.of(2)));
  }

  @Test
  void a_sample_against_itself_is_around_one() {
    Sample sample = Sample.of(10, 11, 12, 13, 14);
    assertEquals(new Speedup(1, 10.0 / 14, 14.0 / 10, 1 - 2 / 252.0), Speedup.of(sample, sample));
  }

  @Test
  void turned_around_it_is_its_own_inverse_and_never_outside_of_its_interval() {
    Random random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      Sample before = Sample.of(values(random));
      Sample after = Sample.of(values(random));
      Speedup forth = Speedup.of(before, after);
      Speedup back = Speedup.of(after, before);
      assertEquals(1, forth.value() * back.value(), 1e-12);
      assertEquals(1, forth.low() * back.high(), 1e-12);
      assertTrue(forth.low() <= forth.value() && forth.value() <= forth.high(), forth::toString);
    }
  }

  /** As sure as the second look asks for, and no surer. */
  @Test
  void more_forks_make_it_narrower_than_its_extremes() {
    Sample before = Sample.of(80, 81, 82, 83, 84, 85, 86, 87);
    Sample after = Sample.of(40, 41, 42, 43, 44, 45, 46, 47);
    Ratio ratio = Ratio.of(before, after, 0.999);
    Speedup speedup = Speedup.of(before, after);
    assertEquals(
        new Speedup(ratio.ofMedians(), ratio.low(), ratio.high(), ratio.confidence()), speedup);
    assertTrue(speedup.low() > 80.0 / 47 && speedup.high() < 87.0 / 40, speedup::toString);
    assertTrue(speedup.confidence() >= 0.999 && speedup.confidence() < 0.9995, speedup::toString);
  }

  /** Both in two clusters, and the medians in different ones: the ratio of medians lies outside. */
  @Test
  void it_is_widened_to_the_value_that_is_shown() {
    Sample before = clusters(105, 200);
    Sample after = clusters(95, 200);
    Ratio ratio = Ratio.of(before, after, 0.9998);
    assertTrue(ratio.ofMedians() < ratio.low(), ratio::toString);
    Speedup speedup = Speedup.of(before, after);
    assertEquals(ratio.ofMedians(), speedup.low());
    assertEquals(ratio.high(), speedup.high());
    Speedup back = Speedup.of(after, before);
    assertEquals(back.value(), back.high());
  }

  private static Sample clusters(int low, int all) {
    double[] values = new double[all];
    Arrays.setAll(values, i -> i < low ? 1 + i / 1e4 : 10 + i / 1e4);
    return Sample.of(values);
  }

  private static double[] values(Random random) {
    return random.doubles(1 + random.nextInt(6), 1, 1_000).toArray();
  }
}
