package orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OrdersTest {
  @Test
  void confirms() throws Exception {
    assertEquals(2, new Orders().confirm(1));
  }
}
