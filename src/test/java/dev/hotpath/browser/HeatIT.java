package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What each line costs, beside the code. */
@Timeout(180)
class HeatIT extends AtTheFlameGraph {

  private Locator marks() {
    return page.locator(".cm-heat .heat-mark");
  }

  /** Opens the profile of time, whose heat is then beside the code. */
  private void openHeat() {
    open("usual");
    page.locator("#heat").selectOption("cpu");
    assertThat(marks()).hasCount(4);
  }

  private void toLine(int line) {
    page.locator(".code .cm-line").nth(line - 1).click();
    press("End");
  }

  @Test
  void every_file_has_self_and_total_and_a_line_leads_to_its_frames() {
    openHeat();
    assertThat(marks())
        .hasText(
            new String[] {
              "74\u00a0%74\u00a0%", "15\u00a0%15\u00a0%", "·8\u00a0%", "8\u00a0%8\u00a0%"
            });
    assertThat(marks().nth(2)).hasClass(Pattern.compile("heat-1"));
    Locator self =
        page.locator(".heat button").filter(new Locator.FilterOptions().setHasText("self"));
    page.locator("#heat").focus();
    press("Tab");
    assertThat(self).isFocused();
    press("Enter");
    assertThat(self).hasAttribute("aria-pressed", "true");
    assertThat(marks().nth(2)).hasClass(Pattern.compile("heat-0"));
    press("?");
    assertThat(page.locator("dialog h2")).hasText("How to read the heat of lines");
    press("Escape");

    page.locator("#tab-tests").click();
    page.locator("#files [data-path='bench/ConcatBench.java']").click();
    assertThat(marks()).hasText(new String[] {"·97\u00a0%"});
    marks().first().click();
    assertThat(panel()).isVisible();
    assertThat(name()).hasText("concat.ConcatBench.join:20");

    page.locator("#files [data-path='src/Concat.java']").click();
    page.locator("#tab-tests").click();
    toLine(13);
    press("F9");
    assertThat(panel().locator(".flame-view")).isFocused();
    assertThat(name()).hasText("concat.Concat.row:13");
    assertThat(page.locator("#polite"))
        .hasText("Line 13: 74\u00a0% itself, 74\u00a0% with all it calls");
    // What was hidden is wanted now.
    press("h");
    assertThat(panel().locator(".flame-chips")).isVisible();
    toLine(15);
    press("F9");
    assertThat(name()).hasText("concat.Concat.row:13");
    assertThat(panel().locator(".flame-chips")).isHidden();
    toLine(3);
    press("F9");
    assertThat(page.locator("#polite")).hasText("This line has no samples");
  }

  @Test
  void a_line_that_is_changed_loses_its_heat_and_undo_gives_it_back() {
    openHeat();
    toLine(11);
    page.keyboard().insertText(" // x");
    toLine(15);
    page.keyboard().insertText(" // y");
    // Between two changes and below them, lines are what they were.
    assertThat(marks())
        .hasText(new String[] {"74\u00a0%74\u00a0%", "·8\u00a0%", "8\u00a0%8\u00a0%"});
    toLine(3);
    press("Enter");
    page.keyboard().insertText("// more");
    assertThat(marks()).hasCount(3);
    marks().first().click();
    assertThat(name()).hasText("concat.Concat.row:13");
    visit.editor().focus();
    press("Control+z", "Control+z", "Control+z", "Control+z");
    assertThat(marks()).hasCount(4);
  }
}
