package keeps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class KeepsTest {

  @Test
  void a_block_begins_with_its_number() {
    assertEquals(7, Keeps.block(7)[0]);
  }
}
