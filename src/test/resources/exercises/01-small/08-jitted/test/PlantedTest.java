package jitted;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PlantedTest {

  @Test
  void it_adds_up() {
    assertEquals(6, Planted.gathered(new int[] {1, 2, 3}, new int[] {2, 1, 0}));
  }
}
