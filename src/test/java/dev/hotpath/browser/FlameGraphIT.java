package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.MouseButton;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The flame graph, by keyboard where nothing else is said. */
@Timeout(180)
class FlameGraphIT extends AtTheFlameGraph {

  /** Pixels of a row at the normal text size. */
  private static final int ROW = 22;

  private static final String PIXEL =
      """
      (canvas, [x, y]) => {
        const ratio = canvas.width / canvas.clientWidth;
        return [...canvas.getContext("2d").getImageData(x * ratio, y * ratio, 1, 1).data].slice(0, 3).join(", ");
      }
      """;

  /** Colour of the box in a row from above, a little right of its left edge and above its name. */
  private Object colourOfRow(int row) {
    Object colour = panel().locator("canvas").evaluate(PIXEL, new Object[] {3, row * ROW + 3});
    visit.forget("getImageData");
    return colour;
  }

  private Locator chips() {
    return panel().locator(".flame-chips .chip-of");
  }

  @Test
  void arrows_walk_between_frames_and_a_screen_reader_hears_each() {
    open("usual");
    press("ArrowDown", "ArrowDown", "ArrowDown");
    assertThat(name()).hasText("java.lang.String.concat:5");
    assertThat(page.locator("#polite"))
        .containsText("java.lang.String.concat:5: 40\u00a0% with all it calls (40\u00a0samples");
    press("ArrowRight");
    assertThat(name()).hasText("java.lang.String.trim:9");
    assertThat(figures()).containsText("compiled by C1");
    press("ArrowLeft", "ArrowUp");
    assertThat(name()).hasText("concat.Concat.row:13");
    assertThat(figures()).containsText("89\u00a0% with all it calls");
    assertThat(figures()).containsText("10\u00a0% by itself (10\u00a0samples, about 10\u00a0ms)");
    press("Home");
    assertThat(name()).hasText("all");
  }

  @Test
  void enter_zooms_and_backspace_zooms_out_as_far_as_the_next_wider_caller() {
    open("usual");
    Locator path = panel().locator(".flame-path li");
    press("ArrowDown", "ArrowDown", "ArrowDown", "Enter");
    assertThat(path)
        .hasText(new String[] {"all", "ConcatBench.join", "Concat.row", "String.concat"});
    press("ArrowDown");
    assertThat(figures()).containsText("40\u00a0% with all it calls");
    assertThat(figures()).containsText("100\u00a0% of what is shown");
    press("Backspace");
    assertThat(path).hasText(new String[] {"all", "ConcatBench.join", "Concat.row"});
    press("Backspace", "Backspace");
    assertThat(panel().locator(".flame-path")).isHidden();
  }

  @Test
  void a_zoomed_frame_takes_the_whole_width() {
    open("usual");
    BoundingBox view = panel().locator(".flame-view").boundingBox();
    assertEquals("", tipAt(view, 0.85, 3.5));
    press("ArrowDown", "ArrowDown", "ArrowDown", "Enter");
    page.waitForCondition(() -> tipAt(view, 0.85, 3.5).contains("java.lang.String.concat:5"));
  }

  @ParameterizedTest
  @CsvSource({
    "copyOf, 55 % matched (55 % self)",
    "CONCAT.ROW, 89 % matched (10 % self)",
    "/^java\\.util/, 55 % matched (55 % self)",
    "/Concat\\.(row|walk)$/, 97 % matched (18 % self)",
    "nowhere, 0 % matched (0 % self)",
    "/(/, not a regular expression yet"
  })
  void a_search_says_what_share_it_matched(String text, String told) {
    open("usual");
    press("/");
    page.keyboard().insertText(text);
    assertThat(panel().locator(".matched")).hasText(told);
  }

  @Test
  void enter_in_the_search_goes_to_the_widest_match() {
    open("usual");
    press("/");
    page.keyboard().insertText("copyOf");
    press("Enter");
    assertThat(name()).hasText("java.util.Arrays.copyOf:3");
    assertThat(figures()).containsText("40\u00a0% with");
    assertThat(panel().locator(".flame-view")).isFocused();
  }

  @Test
  void a_focus_shows_only_the_stacks_through_a_method() {
    open("usual");
    press("ArrowDown", "ArrowDown", "f");
    assertThat(chips()).hasText(Pattern.compile("only through Concat.row 89\u00a0%"));
    press("Home", "ArrowDown");
    assertThat(name()).hasText("concat.Concat.row:13");
    assertThat(row("ConcatBench.join")).hasCount(0);
    assertThat(row("Arrays.copyOf").locator("td").first()).hasText("55\u00a0%");
    press("f");
    assertThat(chips()).hasCount(0);
    assertThat(row("ConcatBench.join")).hasCount(1);
  }

  @Test
  void what_is_hidden_goes_to_its_caller() {
    open("usual");
    press("ArrowDown", "ArrowDown", "ArrowDown", "ArrowRight", "h");
    assertThat(chips()).hasText(Pattern.compile("without String.trim"));
    assertThat(name()).hasText("concat.Concat.row:13");
    assertThat(figures()).containsText("30\u00a0% by itself");
    assertThat(row("Concat.row").locator("td").first()).hasText("30\u00a0%");
    press("ArrowDown", "ArrowDown", "p");
    assertThat(chips().nth(1)).hasText(Pattern.compile("without java.util\\.\\*"));
    assertThat(row("Concat.row").locator("td").first()).hasText("45\u00a0%");
    assertThat(row("String.concat").locator("td").first()).hasText("40\u00a0%");
    assertThat(row("Arrays.copyOf")).hasCount(0);
    press("x");
    assertThat(chips()).hasCount(0);
    assertThat(row("Concat.row").locator("td").first()).hasText("10\u00a0%");
  }

  @Test
  void reversed_it_begins_where_the_time_is_spent() {
    open("usual");
    press("Home", "r", "ArrowDown");
    assertThat(name()).hasText("java.util.Arrays.copyOf:3");
    assertThat(figures()).containsText("55\u00a0% by itself");
    press("ArrowDown");
    assertThat(name()).hasText("java.lang.String.concat:5");
    assertThat(figures()).containsText("40\u00a0% of Arrays.copyOf’s own");
    press("ArrowRight");
    assertThat(name()).hasText("concat.Concat.row:13");
    assertThat(figures()).containsText("15\u00a0% of Arrays.copyOf’s own");
    press("r");
    assertThat(figures()).containsText("89\u00a0% with all it calls");
  }

  @Test
  void recursion_is_merged_on_demand() {
    open("usual");
    press("ArrowDown", "ArrowDown", "ArrowRight", "ArrowDown");
    assertThat(name()).hasText("concat.Concat.walk:16");
    assertThat(figures()).containsText("nothing by itself");
    press("u");
    assertThat(figures()).containsText("8\u00a0% by itself");
    press("ArrowDown");
    assertThat(name()).hasText(Pattern.compile("concat\\.Concat\\.walk:\\d+"));
    assertThat(figures()).containsText("8\u00a0% by itself");
  }

  @Test
  void a_flame_grows_from_the_bottom_and_arrows_turn_round_with_it() {
    open("usual");
    Object top = colourOfRow(1);
    press("i");
    assertNotEquals(top, colourOfRow(1));
    assertThat(panel().locator("[aria-pressed=true]").first()).hasText("Flame");
    press("Home", "ArrowUp");
    assertThat(name()).hasText("concat.ConcatBench.join:20");
    press("ArrowDown");
    assertThat(name()).hasText("all");
  }

  @Test
  void colours_tell_whose_code_it_is_or_how_it_ran() {
    open("usual");
    Locator legend = panel().locator(".legend");
    assertThat(legend).containsText("JDK 75\u00a0%");
    assertThat(legend).containsText("GC 3\u00a0%");
    assertEquals(swatch("[data-legend='kind test']"), colourOfRow(1));
    press("c");
    assertThat(legend).containsText("interpreted 8\u00a0%");
    assertThat(legend).not().containsText("GC");
    page.waitForCondition(() -> colourOfRow(1).equals(swatch("[data-legend='mode inlined']")));
    assertEquals(swatch("[data-legend='mode c2']"), colourOfRow(2));
  }

  private Object swatch(String button) {
    return panel()
        .locator(button + " i")
        .evaluate(
            "node => getComputedStyle(node).backgroundColor.match(/\\d+/g).slice(0, 3).join(', ')");
  }

  @Test
  void the_legend_hides_a_kind_of_code() {
    open("usual");
    panel().locator("[data-legend='kind jdk']").focus();
    press("Space");
    assertThat(panel().locator("[data-legend='kind jdk']")).isFocused();
    assertThat(panel().locator("[data-legend='kind jdk']")).hasAttribute("aria-pressed", "false");
    assertThat(row("Concat.row").locator("td").first()).hasText("85\u00a0%");
    assertThat(row("Arrays.copyOf")).hasCount(0);
    press("Space");
    assertThat(row("Arrays.copyOf")).hasCount(1);
  }

  @Test
  void the_menu_acts_on_the_chosen_frame_and_gives_the_focus_back() {
    open("usual");
    press("ArrowDown", "ArrowDown", "m");
    Locator menu = page.locator("[role=menu]");
    assertThat(menu.locator("[role=menuitem]").first()).isFocused();
    press("ArrowDown", "Enter");
    assertThat(menu).hasCount(0);
    assertThat(chips()).containsText(new String[] {"only through Concat.row"});
    assertThat(panel().locator(".flame-view")).isFocused();
    press("m", "Escape");
    assertThat(menu).hasCount(0);
    assertThat(panel().locator(".flame-view")).isFocused();
  }

  @Test
  void a_right_click_opens_the_menu_of_the_frame_under_it() {
    open("usual");
    panel()
        .locator(".flame-view")
        .click(new Locator.ClickOptions().setButton(MouseButton.RIGHT).setPosition(30, 3.5 * ROW));
    assertThat(page.locator("[role=menu]")).hasAttribute("aria-label", "String.concat");
  }

  @Test
  void one_key_explains_how_to_read_it() {
    open("usual");
    press("?");
    Locator dialog = page.locator("dialog");
    assertThat(dialog).hasCount(1);
    assertThat(dialog.locator("h2")).hasText("How to read a flame graph");
    assertThat(dialog).containsText("1\u00a0% is one of them here");
    press("Escape");
    assertThat(dialog).hasCount(0);
    assertThat(panel().locator(".flame-view")).isFocused();
  }

  @Test
  void a_frame_leads_to_its_line_in_the_editor() {
    open("usual");
    press("ArrowDown", "ArrowDown", "o");
    visit.assertCursorAt(13, "row += cell");
    assertThat(visit.editor()).isFocused();
  }

  @Test
  void it_goes_closer_and_sideways_and_back() {
    open("usual");
    BoundingBox view = panel().locator(".flame-view").boundingBox();
    press("Home", "w", "w", "a", "a", "a", "a", "a", "a", "a", "a");
    // A quarter of the width is all of it now: the left quarter.
    page.waitForCondition(() -> tipAt(view, 0.99, 3.5).contains("String.concat"));
    press("s", "s");
    page.waitForCondition(() -> !tipAt(view, 0.99, 3.5).contains("String.concat"));
  }

  private String tipAt(BoundingBox view, double x, double row) {
    page.mouse().move(view.x + view.width * x - 1, view.y + row * ROW);
    page.mouse().move(view.x + view.width * x, view.y + row * ROW);
    Locator tip = panel().locator(".flame-tip");
    return tip.isVisible() ? tip.innerText() : "";
  }
}
