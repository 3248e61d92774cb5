package dev.hotpath.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class HolmTest {

  private static final double ERROR = 0.05;

  private static boolean[] found(double... p) {
    return Holm.found(p, ERROR);
  }

  @Test
  void the_smallest_has_to_pass_for_all_the_next_for_the_rest() {
    assertArrayEquals(new boolean[] {true, false, true}, found(0.02, 0.06, 0.01));
    assertArrayEquals(new boolean[] {true, true, true}, found(0.02, 0.05, 0.01));
    assertArrayEquals(new boolean[] {false, false, false}, found(0.02, 0.03, 0.017));
  }

  /** Behind one that fails no other is looked at, however it would do by itself. */
  @Test
  void the_first_that_fails_ends_it() {
    assertArrayEquals(new boolean[] {true, false, false, false}, found(0.001, 0.02, 0.03, 0.05));
  }

  @Test
  void one_test_is_that_test_and_none_is_none() {
    assertArrayEquals(new boolean[] {true}, found(0.05));
    assertArrayEquals(new boolean[0], found());
  }
}
