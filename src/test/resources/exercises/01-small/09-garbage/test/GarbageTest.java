package garbage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GarbageTest {

  @Test
  void adds() {
    assertEquals(16_368, Garbage.adds(0));
  }
}
