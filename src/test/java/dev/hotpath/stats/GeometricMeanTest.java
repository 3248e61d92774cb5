package dev.hotpath.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GeometricMeanTest {

  @Test
  void it_is_the_root_of_the_product() {
    assertEquals(4, GeometricMean.of(2, 8), 1e-15 * 4);
    assertEquals(1, GeometricMean.of(0.5, 2), 1e-15);
    assertEquals(6, GeometricMean.of(3, 6, 12), 1e-14);
    assertEquals(7, GeometricMean.of(7), 1e-14);
  }

  /**
   * P. J. Fleming and J. J. Wallace (1986): whichever machine is the baseline, the answer is the
   * same.
   */
  @Test
  void the_mean_of_the_inverses_is_the_inverse_of_the_mean() {
    Random random = new Random(1986);
    for (int round = 0; round < 100; round++) {
      double[] ratios = random.doubles(1 + random.nextInt(20), 0.01, 100).toArray();
      double[] inverses = Arrays.stream(ratios).map(ratio -> 1 / ratio).toArray();
      assertEquals(1, GeometricMean.of(ratios) * GeometricMean.of(inverses), 1e-12);
    }
  }

  @Test
  void no_product_overflows_or_vanishes() {
    double[] large = new double[500];
    Arrays.fill(large, 1e300);
    assertEquals(1e300, GeometricMean.of(large), 1e289);
    Arrays.fill(large, 1e-300);
    assertEquals(1e-300, GeometricMean.of(large), 1e-311);
  }

  @Test
  void what_is_no_ratio_is_refused_by_its_place() {
    assertEquals("no ratios", message());
    assertEquals("ratio 1 is 0.0", message(1, 0));
    assertEquals("ratio 0 is -2.0", message(-2, 0));
    assertEquals("ratio 2 is NaN", message(1, 2, Double.NaN));
    assertEquals("ratio 0 is Infinity", message(Double.POSITIVE_INFINITY));
  }

  private static String message(double... ratios) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> GeometricMean.of(ratios)).getMessage());
  }
}
