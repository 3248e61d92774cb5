package repeat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestMethodOrder(MethodOrderer.MethodName.class)
class RepeatTest {

  @Test
  void a_text_once_is_itself() {
    assertEquals("ab", Repeat.times("ab", 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 50})
  void many_times(int n) {
    assertEquals("ab".repeat(n), Repeat.times("ab", n));
  }

  @Test
  void no_times_is_nothing() {
    assertEquals("", Repeat.times("ab", 0));
  }
}
