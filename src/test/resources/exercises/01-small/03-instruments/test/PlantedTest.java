package instruments;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.junit.jupiter.api.Test;

class PlantedTest {

  @Test
  void it_answers() {
    assertNotNull(Planted.grows());
  }
}
