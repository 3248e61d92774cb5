package dev.hotpath.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;

/** Against the library that JMH takes it from, which is not at hand where Hotpath needs it. */
class StudentTTest {

  @Test
  void it_is_what_commons_math_says() {
    for (int degrees = 1; degrees <= 200; degrees++) {
      for (double confidence : new double[] {0.1, 0.5, 0.95, 0.999}) {
        double expected =
            new TDistribution(degrees).inverseCumulativeProbability((1 + confidence) / 2);
        double actual = StudentT.within(confidence, degrees);
        assertEquals(expected, actual, 1e-7 * expected, confidence + " of " + degrees);
      }
    }
  }

  @Test
  void without_degrees_or_with_certainty_there_is_none() {
    assertThrows(IllegalArgumentException.class, () -> StudentT.within(0.999, 0));
    assertThrows(IllegalArgumentException.class, () -> StudentT.within(1, 4));
    assertThrows(IllegalArgumentException.class, () -> StudentT.within(0, 4));
  }
}
