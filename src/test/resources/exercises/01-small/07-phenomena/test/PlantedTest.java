package phenomena;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PlantedTest {

  @Test
  void it_counts_its_operations() throws InterruptedException {
    int before = Planted.all();
    assertTrue(Planted.all() > before);
  }
}
