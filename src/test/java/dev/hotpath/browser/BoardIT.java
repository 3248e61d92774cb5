package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The instructor's board: live, by keyboard, and nothing on it is lost when it is drawn anew. */
@Timeout(240)
class BoardIT extends AtTheClass {

  private static final String RAISE = "{\"exercise\": \"concat\", \"words\": \"%s\"}";

  private Visit visit;
  private Page page;

  @BeforeEach
  void open() throws Exception {
    for (String person : List.of(ADA, BEN, CY)) {
      program(person).delete("/api/class/hand");
    }
    visit = instructor();
    page = visit.page();
    visit.open("/class");
    assertThat(row("Ada")).isVisible();
  }

  private Locator row(String name) {
    return page.locator(".who-is-where tbody tr")
        .filter(new Locator.FilterOptions().setHas(page.locator("th bdi").getByText(name)));
  }

  private Locator cell(String name, String exercise) {
    return row(name).locator("[data-column=" + exercise + "]");
  }

  @Test
  void who_is_where_is_told_in_letters_figures_and_words() {
    assertThat(page.locator("#class-title")).hasValue("Monday group");
    assertThat(page.locator("#join .code")).hasText("K7QF-2M9D");
    assertThat(page.locator("#join .address")).containsText("/join");
    assertThat(page.locator("#health")).containsText("of 4 here");
    assertThat(cell("Ada", "concat")).hasText("✓6.2");
    assertThat(cell("Ada", "concat"))
        .hasAttribute(
            "aria-label", Pattern.compile("^passed, 6\\.2× as fast as the starter, 1 attempt$"));
    assertThat(cell("Ben", "concat")).hasText("S2.0");
    assertThat(cell("Ben", "concat"))
        .hasAttribute("aria-label", Pattern.compile("^correct, short of its goal, 2\\.0×"));
    assertThat(cell(RIGHT_TO_LEFT, "concat")).hasText("F");
    assertThat(cell("Ada", "presize")).hasAttribute("aria-label", "untouched");
    page.locator("#chosen").selectOption("concat");
    assertThat(page.locator("#speeds .said"))
        .hasText(
            Pattern.compile("^2\\speople measured, from 2\\.0× to 6\\.2×.*1\\spassed, the goal"));
    assertThat(page.locator(".speed-dots circle")).hasCount(2);
  }

  @Test
  void of_one_person_no_range_is_told() {
    assertEquals(
        "1\u00a0person measured: 0.9×; 0 passed, the goal is 5×.",
        page.evaluate(
            "import('/static/js/speed-dots.js').then(speeds => speeds.described("
                + "{goal: 5, speedups: [{value: 0.9, passed: false}]}))"));
  }

  @Test
  void names_with_markup_or_of_another_direction_are_inert_and_isolated() {
    Locator odd = row(MARKUP).locator("th bdi");
    assertThat(odd).hasText(MARKUP);
    assertThat(page.locator("img[src=x]")).hasCount(0);
    Locator other = row(RIGHT_TO_LEFT).locator("th bdi");
    assertEquals("isolate", other.evaluate("node => getComputedStyle(node).unicodeBidi"));
    assertThat(row(RIGHT_TO_LEFT).locator("th b")).hasCount(0);
    cell(RIGHT_TO_LEFT, "concat").click();
    assertThat(page.locator("dialog .summary")).hasText("3 tests fail. " + MARKUP);
    assertThat(page.locator("dialog img")).hasCount(0);
  }

  @Test
  void arrow_keys_walk_and_enter_opens_an_attempt_with_a_note_to_its_author() throws Exception {
    tabTo(page, page.locator(".who-is-where [tabindex='0']"));
    page.keyboard().press("ArrowDown");
    assertThat(row("Ada").locator("th")).isFocused();
    page.keyboard().press("End");
    page.keyboard().press("Home");
    page.keyboard().press("ArrowDown");
    while (!(Boolean) cell("Ben", "concat").evaluate("node => node === document.activeElement")) {
      page.keyboard().press("ArrowRight");
    }
    page.keyboard().press("Enter");
    assertThat(page.locator("dialog h2")).hasText("Ben: Joining strings");
    assertThat(page.locator("dialog .summary")).hasText("Correct, but only 2× faster.");
    page.keyboard().press("Escape");
    assertThat(cell("Ben", "concat")).isFocused();

    page.keyboard().press("Enter");
    page.locator("dialog button[value=note]").press("Enter");
    assertThat(page.locator("dialog textarea")).isFocused();
    page.keyboard().type("Look at line 12.");
    page.locator("dialog button[value=send]").press("Enter");
    assertThat(page.locator(".toast")).containsText("Note sent to Ben.");
    assertEquals(
        "Look at line 12.",
        program(BEN).get("/api/class").json().get("notes").get(0).get("text").asString());
    assertEquals(0, program(ADA).get("/api/class").json().get("notes").size());
    page.locator(".toast button").first().press("Enter");
    assertThat(page.locator(".toast")).containsText("Undone.");
    assertEquals(0, program(BEN).get("/api/class").json().get("notes").size());
  }

  @Test
  void an_attempt_opens_read_only_with_all_its_evidence() {
    cell("Ada", "concat").click();
    page.locator("dialog a.primary").click();
    assertThat(page).hasURL(server.address() + "/runs/ada-fast");
    assertThat(page.locator(".of-author")).containsText("Attempt of Ada, read only");
    assertThat(page.locator("#verdict")).hasClass("verdict pass");
    assertThat(page.locator("#run")).hasCount(0);
    assertThat(page.locator(".question")).hasCount(0);
    assertThat(page.locator(".code .cm-content")).containsText("new StringBuilder()");
    page.locator(".code .cm-content").click();
    page.keyboard().type("overwritten");
    assertThat(page.locator(".code .cm-content")).not().containsText("overwritten");
    page.locator("#tab-cpu").click();
    assertThat(page.locator("#panel-cpu .hot-table")).isVisible();
    page.locator(".of-author .write-note").click();
    assertThat(page.locator("dialog h2")).hasText("Note to Ada");
  }

  @Test
  void news_takes_neither_the_keyboard_nor_the_scroll_position_away() throws Exception {
    page.setViewportSize(1100, 700);
    Locator focused = cell("Ben", "finalizer");
    focused.focus();
    Object left = page.locator(".scroller").evaluate("node => node.scrollLeft");
    assertTrue(((Number) left).intValue() > 0, "the table is wider than its window");
    page.locator("#broadcast-text").fill("half a sen");
    focused.focus();
    program(ADA).put("/api/class/hand", RAISE.formatted("why is it slower?"));
    assertThat(page.locator("#hands li")).hasCount(1);
    assertThat(row("Ada").locator(".hand")).hasText(Pattern.compile("1$"));
    assertThat(focused).isFocused();
    assertEquals(left, page.locator(".scroller").evaluate("node => node.scrollLeft"));
    assertThat(page.locator("#broadcast-text")).hasValue("half a sen");

    Locator lower = page.locator("#hands li button").first();
    lower.focus();
    program(BEN).put("/api/class/hand", RAISE.formatted(MARKUP));
    assertThat(page.locator("#hands li")).hasCount(2);
    assertThat(lower).isFocused();
    assertThat(page.locator("#hands li").nth(1).locator("q")).hasText(MARKUP);
    page.keyboard().press("Enter"); // Ada's hand goes, and the keyboard is at the next one
    assertThat(page.locator("#hands li")).hasCount(1);
    assertThat(page.locator("#hands li button").first()).isFocused();
    assertThat(page.locator("#hands li b").first()).hasText("Ben");
  }

  @Test
  void hands_stand_in_the_order_in_which_they_were_raised() throws Exception {
    program(CY).put("/api/class/hand", RAISE.formatted("first"));
    program(ADA).put("/api/class/hand", RAISE.formatted("second"));
    program(CY).put("/api/class/hand", RAISE.formatted("first, with other words"));
    Locator words = page.locator("#hands q");
    assertThat(words).hasText(new String[] {"first, with other words", "second"});
    assertThat(page.locator("#hands .count")).hasText("2");
    page.locator("#order").selectOption("hands");
    assertThat(page.locator(".who-is-where tbody tr").first()).containsText(RIGHT_TO_LEFT);
    assertThat(page).hasTitle(Pattern.compile("^\\(2\\) Monday group"));
  }

  @Test
  void an_exercise_is_closed_and_opened_and_each_act_can_be_undone() throws Exception {
    page.locator("#chosen").selectOption("escape");
    page.locator("#exercise .toggle").press("Enter");
    assertThat(page.locator(".toast")).containsText("Closed ");
    assertThat(page.locator("#exercise .state")).containsText("Closed, number");
    assertThat(page.locator(".who-is-where thead .closed")).hasCount(1);
    assertEquals(404, program(ADA).get("/exercises/escape").status());
    assertThat(page.locator("#acts li").first()).containsText("Closed ");
    page.locator("#acts li button").first().press("Enter");
    assertThat(page.locator(".who-is-where thead .closed")).hasCount(0);
    assertThat(page.locator("#exercise .state")).containsText("Open, number");

    page.locator("#exercise .only").press("Enter");
    assertThat(page.locator(".toast")).containsText(Pattern.compile("Closed \\d+\\sexercises\\."));
    assertThat(page.locator("#exercise .only")).isDisabled();
    page.locator("#open-next").press("Enter");
    assertThat(page.locator("#acts li").first()).containsText("Opened ");
    page.locator("#acts li button").first().press("Enter");
    assertThat(page.locator("#acts li").filter(new Locator.FilterOptions().setHasText("Opened ")))
        .hasCount(0);
    while (page.locator("#acts li")
            .filter(new Locator.FilterOptions().setHasText("Closed "))
            .count()
        > 0) {
      String text = page.locator("#acts li bdi").first().innerText();
      page.locator("#acts li button").first().press("Enter");
      assertThat(page.locator("#acts li").filter(new Locator.FilterOptions().setHasText(text)))
          .hasCount(0);
    }
    assertThat(page.locator(".who-is-where thead .closed")).hasCount(0);
  }

  @Test
  void the_order_of_exercises_changes_and_the_columns_with_it() {
    page.locator("#chosen").selectOption("popcnt");
    assertThat(page.locator(".who-is-where thead th").nth(2)).hasAttribute("data-column", "popcnt");
    page.locator("#exercise .earlier").press("Enter");
    assertThat(page.locator(".who-is-where thead th").nth(1)).hasAttribute("data-column", "popcnt");
    assertThat(page.locator("#exercise .earlier")).isDisabled();
    page.locator(".toast button").first().press("Enter");
    assertThat(page.locator(".who-is-where thead th").nth(2)).hasAttribute("data-column", "popcnt");
  }

  @Test
  void a_timer_runs_is_extended_and_stopped() throws Exception {
    page.locator("#timer-label").fill("Joining strings");
    page.locator("#timer [data-minutes='5']").press("Enter");
    assertThat(page.locator("#timer .left"))
        .hasText(Pattern.compile("^(5:00|4:5\\d) Joining strings$"));
    page.locator("#timer .more").press("Enter");
    assertThat(page.locator("#timer .left"))
        .hasText(Pattern.compile("^(10:00|9:5\\d) Joining strings$"));
    assertEquals(
        "Joining strings",
        program(ADA).get("/api/class").json().get("timer").get("label").asString());
    page.locator("#timer .stop").press("Enter");
    assertThat(page.locator("#timer .left")).hasText("not running");
  }

  @Test
  void a_line_is_said_to_all_and_taken_away() throws Exception {
    page.locator("#broadcast-text").fill(MARKUP + " שלום");
    page.keyboard().press("Enter");
    assertThat(page.locator("#broadcast .line")).hasText(MARKUP + " שלום");
    assertThat(page.locator("#broadcast-text")).hasValue("");
    assertEquals(
        MARKUP + " שלום",
        program(ADA).get("/api/class").json().get("broadcast").get("text").asString());
    page.locator("#broadcast .away").press("Enter");
    assertThat(page.locator("#broadcast .now")).isHidden();
    assertTrue(program(ADA).get("/api/class").json().get("broadcast").isNull());
  }

  @Test
  void the_class_gets_another_title_and_escape_leaves_it_as_it_was() {
    Locator title = page.locator("#class-title");
    title.fill("Something else");
    page.keyboard().press("Escape");
    assertThat(title).hasValue("Monday group");
    title.fill("Tuesday group");
    page.keyboard().press("Enter");
    assertThat(page.locator(".toast")).containsText("new title");
    assertThat(page).hasTitle(Pattern.compile("Tuesday group"));
    title.fill("Monday group");
    page.keyboard().press("Enter");
    assertThat(page).hasTitle(Pattern.compile("Monday group"));
  }

  @Test
  void a_lost_connection_shows_and_what_was_missed_is_caught_up() throws Exception {
    visit.offline(true);
    lineDies(page.locator("#lost"));
    assertThat(page.locator("#lost"))
        .hasText(Pattern.compile("^Connection lost; trying again in \\d+\u00a0s\\. Try now$"));
    program(ADA).put("/api/class/hand", RAISE.formatted("while the board was away"));
    visit.offline(false);
    assertThat(page.locator("#hands q")).hasText("while the board was away");
    assertThat(page.locator("#lost")).isHidden();
    visit.forget("ERR_INTERNET_DISCONNECTED");
    visit.forget("ERR_NETWORK");
  }

  @Test
  void sharing_and_the_end_of_the_class_are_a_press_away() throws Exception {
    page.locator("#sharing").check();
    assertThat(page.locator("#acts li").first()).containsText("Allowed attempts to be shared");
    page.locator("#sharing").uncheck();
    assertThat(page.locator("#acts li").first()).containsText("Stopped the sharing");
    page.locator("#end").click();
    page.locator("dialog .primary").click();
    assertThat(page.locator("#over")).isVisible();
    assertEquals(409, program(ADA).put("/api/class/hand", RAISE.formatted("too late")).status());
    page.locator("#end").click();
    assertThat(page.locator("#over")).isHidden();
  }

  @Test
  void the_board_looks_right_everywhere() throws Exception {
    program(ADA).put("/api/class/hand", RAISE.formatted("why is the pool slower?"));
    program(BEN).put("/api/class/hand", RAISE.formatted(RIGHT_TO_LEFT));
    act("{\"act\": \"pollOpened\", \"exercise\": \"concat\", \"question\": 0}");
    act("{\"act\": \"timerSet\", \"minutes\": 10, \"label\": \"Joining strings\"}");
    Gallery gallery = new Gallery();
    for (Gallery.Look look : gallery.looks(1440, 390)) {
      shoot(gallery, look);
    }
    for (Gallery.Look look : gallery.looks(1440, 390)) {
      shoot(gallery, look);
    }
    act("{\"act\": \"pollClosed\"}");
    act("{\"act\": \"timerStopped\"}");
  }

  private void shoot(Gallery gallery, Gallery.Look look) throws Exception {
    Page shown = instructor(look.width(), look.theme()).page();
    shown.navigate("/class");
    assertThat(shown.locator("#hands li")).hasCount(2);
    assertThat(shown.locator("#poll")).isVisible();
    gallery.look(shown, look.name("board"));
  }
}
