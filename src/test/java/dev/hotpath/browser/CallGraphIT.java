package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The call graph beside the flame graph: laid out by the real Graphviz, walked by keyboard. */
@Timeout(180)
class CallGraphIT extends AtTheFlameGraph {

  private Locator methods() {
    return panel().locator(".call-view .method");
  }

  private Locator method(String label) {
    return panel().locator(".call-view .method[aria-label^='" + label + "']");
  }

  private Locator said() {
    return panel().locator(".call-said");
  }

  @Test
  void methods_are_walked_along_their_calls_and_chosen_everywhere() {
    open("usual");
    table("Call graph");
    assertThat(methods()).hasCount(8);
    assertThat(panel().locator(".call-graph > .meta"))
        .hasText("8\u00a0methods and 8\u00a0calls are drawn.");
    assertThat(panel().locator(".call-view .call text"))
        .hasText(
            new String[] {
              "8\u00a0%",
              "15\u00a0%",
              "4\u00a0%",
              "8\u00a0%",
              "20\u00a0%",
              "40\u00a0%",
              "40\u00a0%",
              "89\u00a0%"
            });
    assertThat(panel().locator(".call-view [stroke-dasharray]")).hasCount(1);
    assertThat(panel().locator(".call:has([stroke-dasharray]) title"))
        .hasText(Pattern.compile("Concat.row calls String.concat: 40\u00a0% .*, inlined"));

    Locator start = panel().locator(".call-view .method[tabindex='0']");
    assertThat(start).hasAttribute("aria-label", Pattern.compile("Concat.row: 89\u00a0% with"));
    start.focus();
    press("ArrowDown");
    assertThat(method("String.concat")).isFocused();
    press("ArrowDown");
    assertThat(method("Arrays.copyOf")).isFocused();
    assertThat(said()).containsText("55\u00a0% with all it calls · 55\u00a0% by itself");
    press("ArrowUp", "ArrowLeft", "ArrowRight");
    assertThat(method("String.concat")).isFocused();
    press("Enter");
    assertThat(method("String.concat")).hasAttribute("aria-current", "true");
    assertThat(method("String.concat")).isFocused();
    assertThat(name()).hasText("java.lang.String.concat:5");
    assertThat(panel().locator(".call-table tr.chosen")).hasCount(2);

    String width = picture().getAttribute("width");
    press("+");
    assertThat(picture()).not().hasAttribute("width", width);
    press("?");
    assertThat(page.locator("dialog h2")).hasText("How to read the call graph");
    press("Escape");
    assertThat(method("String.concat")).isFocused();

    press("f");
    assertThat(methods()).hasCount(2);
    assertThat(panel().locator(".flame-chips")).containsText("only through String.concat");
    assertThat(method("String.concat")).isFocused();
    press("x");
    assertThat(methods()).hasCount(8);
    method("Concat.row").click();
    assertThat(name()).hasText("concat.Concat.row:13");
    visit.assertCursorAt(13, "row += cell");
    panel().locator("[data-legend='kind jdk']").click();
    assertThat(methods()).hasCount(5);
    assertThat(method("Concat.row"))
        .hasAttribute("aria-label", Pattern.compile("85\u00a0% by itself"));
  }

  private Locator picture() {
    return panel().locator(".call-view svg");
  }

  @Test
  void every_call_is_in_the_table_which_sorts_and_leads_to_its_methods() {
    open("usual");
    table("Call graph");
    Locator rows = panel().locator(".call-table tbody tr");
    assertThat(rows.first()).containsText("ConcatBench.join");
    assertThat(rows.first().locator("td")).hasText(new String[] {"Concat.row", "89\u00a0%", "89"});
    Locator caller = panel().locator(".call-table thead th").first();
    caller.locator("button").focus();
    press("Enter");
    assertThat(caller).hasAttribute("aria-sort", "ascending");
    assertThat(rows.first()).containsText("Concat.row");
    rows.last().locator("td button").focus();
    press("Enter");
    assertThat(rows.last().locator("td button")).isFocused();
    assertThat(name()).hasText("java.util.Arrays.copyOf:3");
    assertThat(method("Arrays.copyOf")).hasAttribute("aria-current", "true");
  }

  @Test
  void names_that_are_out_for_harm_are_text_in_the_picture() {
    open("hostile");
    table("Call graph");
    assertThat(methods()).hasCount(6);
    Object texts =
        picture().evaluate("svg => [...svg.querySelectorAll('text')].map(t => t.textContent)");
    List<?> shown = (List<?>) texts;
    assertTrue(shown.contains(Profiles.MARKUP), shown.toString());
    assertFalse(
        Pattern.compile("[\u202a-\u202e\u2066-\u2069\u200b\u0000-\u0008]")
            .matcher(String.valueOf(picture().evaluate("svg => svg.outerHTML")))
            .find());
    assertEquals(
        true,
        picture()
            .evaluate(
                """
                svg => [...svg.querySelectorAll("*")].every(node =>
                  ["g", "title", "path", "text", "rect"].includes(node.localName) && !node.hasAttribute("style"))
                """));
    // What Graphviz made room for holds the name, in the page's own letters.
    assertEquals(
        true,
        picture()
            .evaluate(
                """
                svg => [...svg.querySelectorAll(".method")].every(node => {
                  const box = node.querySelector("rect").getBBox();
                  return [...node.querySelectorAll("text")].every(text => text.getBBox().width <= box.width);
                })
                """));
  }
}
