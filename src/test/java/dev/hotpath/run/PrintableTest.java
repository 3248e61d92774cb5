package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotpath.protocol.TestReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

  @Test
  void ordinary_text_stays_as_it_is() {
    String text = "größer ≥ 4×\n\t🔥 </script>";
    assertEquals(text, Printable.of(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u001b[31m", "\u001b[2J", "\u001b[0;1;38;5;196m", "\u001b[?25l"})
  void colour_codes_are_left_out(String code) {
    assertEquals("red alert", Printable.of("red " + code + "alert"));
  }

  @Test
  void control_characters_are_shown_as_pictures() {
    assertEquals("␀␇␈␛]0;title␇", Printable.of("\0\u0007\b\u001b]0;title\u0007"));
    assertEquals("a␍\nb", Printable.of("a\r\nb\u007f"));
  }

  @Test
  void what_a_test_says_is_shown_with_its_control_characters() {
    TestReport test =
        new TestReport(
            "a.A#b", "b", TestReport.Status.FAILED, 1, "no\u001b[2J", "a\r", null, "\u001b[31mred");
    assertEquals(
        new TestReport("a.A#b", "b", TestReport.Status.FAILED, 1, "no␛[2J", "a␍", null, "red"),
        Printable.of(test));
  }

  @Test
  void nothing_below_a_blank_is_left_but_line_ends_and_tabs() {
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < ' '; c++) {
      all.append(c);
    }
    long left = Printable.of(all.toString()).chars().filter(c -> c < ' ').count();
    assertEquals(2, left);
  }
}
