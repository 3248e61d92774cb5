package repeat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HiddenTest {

  @Test
  void letters_of_two_chars_stay_whole() {
    assertEquals("🔥🔥🔥", Repeat.times("🔥", 3));
  }
}
