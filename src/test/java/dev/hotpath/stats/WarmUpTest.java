package dev.hotpath.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.stats.WarmUp.Course;
import dev.hotpath.stats.WarmUp.NeverSteady;
import dev.hotpath.stats.WarmUp.Steady;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarmUpTest {

  private static final double TOLERANCE = 0.02;

  @Test
  void a_series_without_noise_is_steady_from_its_first_iteration() {
    assertEquals(new Steady(0, 100, Course.FLAT), judge(5, _ -> 100));
    assertEquals(new Steady(0, 100, Course.FLAT), judge(40, _ -> 100));
  }

  @ParameterizedTest(name = "{0} iterations")
  @ValueSource(ints = {5, 10, 15, 30, 100})
  void noise_alone_is_no_change(int n) {
    for (double noise : new double[] {0.002, 0.01, 0.05}) {
      Random random = new Random(n);
      int flat = 0;
      int never = 0;
      for (int run = 0; run < 300; run++) {
        WarmUp warmUp = judge(n, _ -> 100 * Math.exp(noise * random.nextGaussian()));
        flat += warmUp instanceof Steady steady && steady.from() == 0 ? 1 : 0;
        never += warmUp instanceof NeverSteady ? 1 : 0;
      }
      assertTrue(flat >= 270 && never <= 6, flat + " flat and " + never + " never of 300");
    }
  }

  /** Down to a hundred from four times that, halved every two iterations. */
  @ParameterizedTest(name = "noise of {0}")
  @ValueSource(doubles = {0, 0.002, 0.01})
  void a_warm_up_that_decays_is_over_where_little_of_it_is_left(double noise) {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      IntToDoubleFunction curve = i -> 100 * (1 + 3 * Math.pow(0.5, i / 2.0));
      Steady steady =
          assertInstanceOf(
              Steady.class,
              judge(40, i -> curve.applyAsDouble(i) * Math.exp(noise * random.nextGaussian())));
      assertEquals(Course.FASTER, steady.course());
      // 110 at 10, 105 at 12, 102 at 14
      assertTrue(steady.from() >= 10 && steady.from() <= 18, steady::toString);
      assertEquals(100, steady.level(), 1.5);
    }
  }

  @Test
  void one_slow_iteration_at_the_start_is_a_warm_up() {
    for (int n : new int[] {6, 10, 15, 50, 200}) {
      Random random = new Random(n);
      WarmUp warmUp = judge(n, i -> (i == 0 ? 300 : 100) + random.nextGaussian());
      Steady steady = assertInstanceOf(Steady.class, warmUp);
      assertEquals(1, steady.from());
      assertEquals(Course.FASTER, steady.course());
    }
  }

  @Test
  void a_sudden_end_of_the_warm_up_is_found_where_it_is() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      WarmUp warmUp = judge(20, i -> (i < 7 ? 140 : 100) + random.nextGaussian());
      Steady steady = assertInstanceOf(Steady.class, warmUp);
      assertEquals(7, steady.from());
      assertEquals(100, steady.level(), 1.5);
    }
  }

  /** A third slower from two thirds on, as after a deoptimisation that isn't made good. */
  @Test
  void a_late_step_up_is_steady_only_from_there_on_and_slower() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      WarmUp warmUp = judge(30, i -> (i < 20 ? 100 : 133) + random.nextGaussian());
      Steady steady = assertInstanceOf(Steady.class, warmUp);
      assertEquals(20, steady.from());
      assertEquals(Course.SLOWER, steady.course());
      assertEquals(133, steady.level(), 1.5);
    }
  }

  @Test
  void warm_up_then_a_step_up_is_slower_too() {
    WarmUp warmUp = judge(30, i -> i < 4 ? 300 : i < 15 ? 100 : 120);
    assertEquals(new Steady(15, 120, Course.SLOWER), warmUp);
  }

  @Test
  void a_step_in_the_last_quarter_leaves_it_never_steady() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      for (int late : new int[] {34, 36}) {
        WarmUp warmUp = judge(40, i -> (i < late ? 100 : 133) + random.nextGaussian());
        assertInstanceOf(NeverSteady.class, warmUp);
      }
    }
  }

  @Test
  void a_drift_that_does_not_end_is_never_steady() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      WarmUp warmUp = judge(40, i -> 200 - 2.5 * i + random.nextGaussian());
      assertInstanceOf(NeverSteady.class, warmUp);
    }
  }

  @ParameterizedTest(name = "{0} in a row")
  @ValueSource(ints = {1, 2})
  void spikes_are_no_change_wherever_they_are(int length) {
    for (int place = length; place <= 30 - length; place++) {
      int at = place;
      Random random = new Random(place);
      IntToDoubleFunction spiky =
          i -> (i >= at && i < at + length ? 500 : 100) + random.nextGaussian();
      Steady steady = assertInstanceOf(Steady.class, judge(30, spiky));
      assertEquals(0, steady.from(), "spike at " + at);
    }
  }

  /** Half a percent is real in so quiet a series, and nothing that a learner should wait for. */
  @Test
  void levels_within_the_tolerance_are_one() {
    IntToDoubleFunction quiet = i -> (i < 10 ? 101.5 : 100) + (i % 2) * 0.01;
    assertEquals(0, assertInstanceOf(Steady.class, judge(30, quiet)).from());
    assertEquals(10, assertInstanceOf(Steady.class, WarmUp.of(series(30, quiet), 0.005)).from());
  }

  @Test
  void the_unit_does_not_matter() {
    Random random = new Random(5);
    for (int run = 0; run < 50; run++) {
      double[] series = series(25, i -> (i < 5 ? 130 : 100) + 3 * random.nextGaussian());
      WarmUp warmUp = WarmUp.of(series, TOLERANCE);
      double[] other = Arrays.stream(series).map(value -> value / 1024).toArray();
      WarmUp scaled = WarmUp.of(other, TOLERANCE);
      if (warmUp instanceof Steady steady) {
        assertEquals(new Steady(steady.from(), steady.level() / 1024, steady.course()), scaled);
      } else {
        assertEquals(warmUp, scaled);
      }
    }
  }

  @Test
  void what_it_can_not_judge_it_refuses() {
    assertEquals("4 iterations; 5 to 1,000 can be judged", message(series(4, _ -> 1), 0.02));
    assertEquals("1001 iterations; 5 to 1,000 can be judged", message(series(1001, _ -> 1), 0.02));
    assertEquals("value 4 is -4.0", message(series(9, i -> i == 4 ? -4 : 1), 0.02));
    assertEquals("a tolerance of 0.0; 0.02 is 2 %", message(series(9, _ -> 1), 0));
    assertEquals("a tolerance of 2.0; 0.02 is 2 %", message(series(9, _ -> 1), 2));
  }

  private static String message(double[] series, double tolerance) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> WarmUp.of(series, tolerance))
            .getMessage());
  }

  private static WarmUp judge(int iterations, IntToDoubleFunction nanos) {
    return WarmUp.of(series(iterations, nanos), TOLERANCE);
  }

  private static double[] series(int iterations, IntToDoubleFunction nanos) {
    double[] series = new double[iterations];
    Arrays.setAll(series, nanos);
    return series;
  }
}
