package dev.hotpath.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class NoiseTest {

  @Test
  void a_steady_machine_is_calm() {
    Noise noise = Noise.of(List.of(102.0, 100.0, 98.0), List.of(0.05, 0.2, Double.NaN), 0);
    assertTrue(noise.calm());
    assertEquals(0.98, noise.low());
    assertEquals(1.02, noise.high());
    assertEquals(
        "This machine was calm: the same work took between 0.98 and 1.02 times the usual.",
        noise.text());
  }

  @Test
  void one_that_is_not_says_by_how_much() {
    Noise little = Noise.of(List.of(100.0, 100.0, 130.0), List.of(), 1);
    assertFalse(little.calm());
    assertEquals(
        "This machine was a little noisy: the same work took between 1.00 and 1.30 times the usual."
            + " One fork was disturbed and taken again.",
        little.text());
    assertEquals(
        "This machine was noisy: the same work took between 0.50 and 1.00 times the usual."
            + " 3 forks were disturbed and taken again.",
        Noise.of(List.of(50.0, 100.0, 100.0), List.of(), 3).text());
  }

  /** As steady as it was: what waits for a processor is not measured by what it does on one. */
  @Test
  void forks_that_had_to_wait_for_a_processor_were_not_calm() {
    Noise busy = Noise.of(List.of(102.0, 100.0, 98.0), List.of(0.1, 1.04, 1.2), 0);
    assertEquals(
        "This machine was busy: while it ran, 1.0 threads had to wait for a processor, and the same"
            + " work took between 0.98 and 1.02 times the usual.",
        busy.text());
  }
}
