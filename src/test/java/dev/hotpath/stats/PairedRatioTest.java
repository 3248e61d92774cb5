package dev.hotpath.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against sums over all signs, and against what a printed table of critical values says. */
class PairedRatioTest {

  private static final double[] ONES = {1, 1, 1, 1, 1, 1, 1, 1};

  private static PairedRatio of(double confidence, double... ratios) {
    double[] ones = new double[ratios.length];
    Arrays.fill(ones, 1);
    return PairedRatio.of(ratios, ones, confidence);
  }

  @Test
  void of_eight_pairs_the_range_has_the_992_thousandths_that_are_asked_for() {
    PairedRatio ratio = of(0.99, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8);
    assertEquals(1.1, ratio.low(), 1e-12);
    assertEquals(1.8, ratio.high(), 1e-12);
    assertEquals(1 - 2.0 / 256, ratio.confidence(), 1e-12);
    assertEquals(2.0 / 256, ratio.p(), 1e-12);
  }

  /** Wilcoxon's table for n = 10: a sum of 8 or less is beyond 0.05, two-sided; 9 is not. */
  @Test
  void the_ends_are_the_ninth_averages_of_ten_pairs_at_95_percent() {
    double[] ratios = new double[10];
    Arrays.setAll(ratios, i -> Math.exp(i * i));
    double[] averages = new double[55];
    int next = 0;
    for (int i = 0; i < 10; i++) {
      for (int j = i; j < 10; j++) {
        averages[next++] = (i * i + j * j) / 2.0;
      }
    }
    Arrays.sort(averages);
    PairedRatio ratio = of(0.95, ratios);
    assertEquals(averages[8], Math.log(ratio.low()), 1e-9);
    assertEquals(averages[46], Math.log(ratio.high()), 1e-9);
    assertEquals(averages[27], Math.log(ratio.hodgesLehmann()), 1e-9);
    assertTrue(ratio.confidence() >= 0.95 && ratio.confidence() < 0.96, ratio::toString);
  }

  /** All ways to give the ranks their signs, counted one by one. */
  @Test
  void p_is_the_share_of_all_signs_that_are_as_far_from_even() {
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      int n = 3 + random.nextInt(8);
      double[] ratios = random.doubles(n, 0.6, 1.6).toArray();
      assertEquals(counted(ratios), of(0.9, ratios).p(), 1e-9);
    }
  }

  private static double counted(double[] ratios) {
    int n = ratios.length;
    double[] sizes = Arrays.stream(ratios).map(Math::log).map(Math::abs).sorted().toArray();
    int positive = 0;
    for (double ratio : ratios) {
      positive += ratio > 1 ? 1 + Arrays.binarySearch(sizes, Math.abs(Math.log(ratio))) : 0;
    }
    int fewer = Math.min(positive, n * (n + 1) / 2 - positive);
    int asFar = 0;
    for (int signs = 0; signs < 1 << n; signs++) {
      int sum = 0;
      for (int rank = 1; rank <= n; rank++) {
        sum += (signs >> (rank - 1) & 1) * rank;
      }
      asFar += sum <= fewer ? 1 : 0;
    }
    return Math.min(1, 2.0 * asFar / (1 << n));
  }

  @Test
  void what_disturbs_both_of_a_pair_alike_does_not_matter() {
    Random random = new Random(3);
    double[] noise = random.doubles(8, 1, 100).toArray();
    double[] twice = Arrays.stream(noise).map(value -> 2 * value).toArray();
    PairedRatio ratio = PairedRatio.of(twice, noise, 0.99);
    assertEquals(2, ratio.low(), 1e-12);
    assertEquals(2, ratio.high(), 1e-12);
  }

  @Test
  void the_same_values_are_no_different() {
    PairedRatio ratio = PairedRatio.of(ONES, ONES, 0.99);
    assertEquals(1, ratio.p());
    assertEquals(1, ratio.low());
    assertEquals(1, ratio.high());
  }

  @Test
  void one_pair_says_nothing() {
    assertEquals(new PairedRatio(3, 3, 3, 0, 1).confidence(), of(0.95, 3).confidence());
    assertEquals(1, of(0.95, 3).p());
  }

  /** The interval leaves 1 out exactly where p is below what it leaves. */
  @Test
  void interval_and_p_say_the_same() {
    Random random = new Random(11);
    int different = 0;
    for (int round = 0; round < 300; round++) {
      double[] ratios = random.doubles(12, 0.8, 1.5).toArray();
      PairedRatio ratio = of(0.99, ratios);
      boolean out = ratio.low() > 1 || ratio.high() < 1;
      assertEquals(ratio.p() <= 1 - ratio.confidence() + 1e-12, out, ratio::toString);
      different += out ? 1 : 0;
    }
    assertTrue(different > 30 && different < 270, "both were tried");
  }

  @Test
  void samples_that_do_not_pair_are_refused() {
    assertThrows(
        IllegalArgumentException.class, () -> PairedRatio.of(ONES, new double[] {1, 2}, 0.95));
    double[] many = new double[2_001];
    Arrays.fill(many, 1);
    assertThrows(IllegalArgumentException.class, () -> PairedRatio.of(many, many, 0.95));
  }
}
