package dev.hotpath.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class NoiseTest {

  @Test
  void a_steady_machine_is_calm() {
    Noise noise = Noise.of(List.of(102.0, 100.0, 98.0), 0);
    assertTrue(noise.calm());
    assertEquals(0.98, noise.low());
    assertEquals(1.02, noise.high());
    assertEquals(
        "This machine was calm: the same work took between 0.98 and 1.02 times the usual.",
        noise.text());
  }

  @Test
  void one_that_is_not_says_by_how_much() {
    Noise little = Noise.of(List.of(100.0, 100.0, 130.0), 1);
    assertFalse(little.calm());
    assertEquals(
        "This machine was a little noisy: the same work took between 1.00 and 1.30 times the usual."
            + " One fork was disturbed and taken again.",
        little.text());
    assertEquals(
        "This machine was noisy: the same work took between 0.50 and 1.00 times the usual."
            + " 3 forks were disturbed and taken again.",
        Noise.of(List.of(50.0, 100.0, 100.0), 3).text());
  }
}
