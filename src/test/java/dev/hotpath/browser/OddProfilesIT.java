package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Profiles that are not the usual: names that are out for harm, next to no samples, bytes. */
@Timeout(180)
class OddProfilesIT extends AtTheFlameGraph {

  @Test
  void names_that_are_out_for_harm_are_text() {
    open("hostile");
    assertThat(panel().locator("tbody tr")).not().hasCount(0);
    assertTrue(row(Profiles.MARKUP).count() == 1, panel().innerText());
    press("ArrowDown", "ArrowDown");
    for (int frame = 0; frame < 4; frame++) {
      press("Home", "ArrowDown", "ArrowDown", "ArrowDown");
      for (int right = 0; right < frame; right++) {
        press("ArrowRight");
      }
      assertThat(name()).not().hasText("all");
      press("Enter", "m", "ArrowDown", "Enter", "t");
      String shown = page.locator("body").innerText();
      assertFalse(
          Pattern.compile("[\u202a-\u202e\u2066-\u2069\u200b\u0000-\u0008]").matcher(shown).find());
      assertTrue(name().innerText().length() < 300, name().innerText());
      panel().locator(".flame-view").focus();
      press("x");
    }
    assertThat(page.locator("main img")).hasCount(0);
    assertEquals(
        true,
        page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
  }

  @Test
  void one_sample_is_said_to_be_one_and_none_to_be_none() {
    open("bare");
    assertThat(panel().locator(".few")).containsText("Only one sample");
    press("ArrowDown");
    assertThat(name()).hasText("concat.Concat.row:13");
    assertThat(figures()).containsText("100\u00a0% by itself (1\u00a0sample, about 1\u00a0ms)");
    page.locator("#tab-alloc").click();
    assertThat(page.locator("#panel-alloc .empty"))
        .containsText("Not one sample: your code allocated next to nothing");
    assertThat(page.locator("#panel-alloc canvas")).hasCount(0);
  }

  @Test
  void bytes_are_told_as_bytes() {
    visit.open("/runs/usual");
    visit.awaitEditor();
    page.locator("#tab-alloc").click();
    Locator view = page.locator("#panel-alloc .flame-view");
    view.focus();
    press("ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown");
    assertThat(page.locator("#panel-alloc .flame-said"))
        .containsText("90\u00a0% by itself (90\u00a0MB)");
    assertThat(page.locator("#panel-alloc .hot-table").first()).containsText("90\u00a0MB");
  }
}
