package clamp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ClampTest {
  @Test
  void what_is_within_stays() {
    assertEquals(5, Clamp.clamp(5, 1, 9));
  }
}
