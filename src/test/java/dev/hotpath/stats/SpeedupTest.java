package dev.hotpath.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SpeedupTest {

  @Test
  void it_is_the_ratio_of_the_medians_between_its_extremes() {
    Speedup speedup = Speedup.of(Sample.of(90, 100, 120), Sample.of(50, 40, 60));
    assertEquals(new Speedup(2, 90.0 / 60, 120.0 / 40), speedup);
  }

  @Test
  void one_fork_each_gives_no_width() {
    assertEquals(new Speedup(0.5, 0.5, 0.5), Speedup.of(Sample.of(1), Sample.of(2)));
  }

  @Test
  void a_sample_against_itself_is_around_one() {
    Sample sample = Sample.of(10, 11, 12, 13);
    assertEquals(new Speedup(1, 10.0 / 13, 13.0 / 10), Speedup.of(sample, sample));
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

  private static double[] values(Random random) {
    return random.doubles(1 + random.nextInt(6), 1, 1_000).toArray();
  }
}
