package greeter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GreeterTest {
  @Test
  void greets() throws Exception {
    assertEquals("Hello you", Greeter.greeting("you"));
  }
}
