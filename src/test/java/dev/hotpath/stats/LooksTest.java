package dev.hotpath.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The error rate that all looks share, and what it costs in power. */
class LooksTest {

  private static final int RUNS = 4_000;
  private static final int MAX_PAIRS = Looks.LAST;

  /** How often any look of a run says that two samples differ; and how often the wrong way. */
  private record Said(double different, double wrongWay) {}

  private interface Noise {
    double next(Random random);
  }

  private static Said say(double speedup, Noise noise) {
    return say(speedup, noise, random -> 1);
  }

  /** With noise that each fork has for itself, and noise that both of a pair have. */
  private static Said say(double speedup, Noise noise, Noise common) {
    Random random = new Random(20_26);
    int different = 0;
    int wrongWay = 0;
    for (int run = 0; run < RUNS; run++) {
      double[] starter = new double[MAX_PAIRS];
      double[] yours = new double[MAX_PAIRS];
      for (int i = 0; i < MAX_PAIRS; i++) {
        double both = common.next(random);
        starter[i] = speedup * both * noise.next(random);
        yours[i] = both * noise.next(random);
      }
      for (int pairs = 1; pairs <= MAX_PAIRS; pairs++) {
        if (!Looks.at(pairs)) {
          continue;
        }
        Speedup said = Speedup.of(Arrays.copyOf(starter, pairs), Arrays.copyOf(yours, pairs));
        if (said.low() > 1 || said.high() < 1) {
          different++;
          wrongWay += (said.low() > 1) == (speedup > 1) ? 0 : 1;
          break;
        }
      }
    }
    return new Said((double) different / RUNS, (double) wrongWay / RUNS);
  }

  private static double calm(Random random) {
    return Math.exp(0.03 * random.nextGaussian());
  }

  /** One fork in six is disturbed, by up to a half. */
  private static double bursts(Random random) {
    return calm(random) * (random.nextInt(6) == 0 ? 1 + random.nextDouble() / 2 : 1);
  }

  /** The JIT compiler decides one way or the other in each JVM. */
  private static double twoModes(Random random) {
    return calm(random) * (random.nextBoolean() ? 1 : 1.4);
  }

  @Test
  void equal_code_is_called_different_in_less_than_one_of_a_hundred_runs() {
    // 4,000 runs at 1 %: 40, give or take 19 (three standard deviations).
    double most = 0.01 + 3 * Math.sqrt(0.01 * 0.99 / RUNS);
    for (Noise noise : new Noise[] {LooksTest::calm, LooksTest::bursts, LooksTest::twoModes}) {
      double different = say(1, noise).different();
      assertTrue(different <= most, () -> "called different in a share of " + different);
    }
    assertTrue(say(1, LooksTest::calm).different() > 0.002, "the looks spend what they may");
  }

  @Test
  void what_is_half_as_fast_again_is_found_and_never_taken_for_the_reverse() {
    for (Noise noise : new Noise[] {LooksTest::calm, LooksTest::bursts}) {
      Said said = say(1.5, noise);
      assertTrue(said.different() >= 0.99, said::toString);
      assertEquals(0, said.wrongWay());
    }
  }

  /** As on a machine that others use: it is slower or faster from pair to pair, by a half. */
  private static double shared(Random random) {
    return Math.exp(0.4 * random.nextGaussian());
  }

  private static double restless(Random random) {
    return Math.exp(0.15 * random.nextGaussian());
  }

  @Test
  void noise_that_both_sides_have_hides_little_and_invents_nothing() {
    double most = 0.01 + 3 * Math.sqrt(0.01 * 0.99 / RUNS);
    double different = say(1, LooksTest::restless, LooksTest::shared).different();
    assertTrue(different <= most, () -> "called different in a share of " + different);
    Said said = say(1.5, LooksTest::restless, LooksTest::shared);
    assertTrue(said.different() >= 0.99, said::toString);
    assertEquals(0, said.wrongWay());
  }

  @Test
  void looks_come_further_apart_and_never_stop() {
    assertEquals(5, Looks.next(0));
    assertEquals(5, Looks.next(4));
    assertEquals(12, Looks.next(5));
    assertEquals(12, Looks.next(8));
    assertEquals(18, Looks.next(12));
    assertEquals(24, Looks.next(18));
  }
}
