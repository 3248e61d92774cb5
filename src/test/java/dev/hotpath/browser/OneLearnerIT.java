package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.hotpath.Concat;
import dev.hotpath.RunningServer;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One learner's way from the home page to a pass. Each test is the step after the one before. */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(240)
class OneLearnerIT {

  private RunningServer server;
  private Visit visit;
  private Page page;

  @BeforeAll
  void arrive(Browser browser, @TempDir Path data) throws Exception {
    server = RunningServer.on(data);
    visit = new Visit(browser, server.address());
    page = visit.page();
  }

  @AfterAll
  void leave() {
    visit.close();
    server.close();
  }

  @AfterEach
  void nothing_left_the_server_and_the_console_is_quiet() {
    visit.assertQuiet();
  }

  @Test
  @Order(1)
  void the_home_page_leads_to_the_exercise() {
    visit.open("/");
    assertThat(page.locator(".standing-of-all strong")).hasText("0");
    page.locator(".exercises a[href='/exercises/concat']").click();
    assertThat(page).hasURL(server.address() + "/exercises/concat");
    visit.awaitEditor();
    assertThat(page.locator("#crumb")).containsText("Joining strings");
    assertThat(page.locator("#verdict h2")).hasText("Nothing run yet");
    assertThat(page.locator(".steps .now")).hasText("measure");
  }

  @Test
  @Order(2)
  void a_guess_before_the_first_run_is_answered_and_stays_answered() {
    Locator question = page.locator(".question").first();
    question.locator("button").click();
    assertThat(question.locator(".explain")).hasText("Choose one first; a guess is fine.");
    question.locator("input").nth(0).check();
    question.locator("button").click();
    assertThat(question.locator(".explain"))
        .containsText(Pattern.compile("^(Right|Not quite)\\. ."));
    assertThat(question.locator("label.right")).hasCount(1);
    page.reload();
    visit.awaitEditor();
    assertThat(question.locator("label.right")).hasCount(1);
    assertThat(question.locator("input").nth(0)).isDisabled();
  }

  @Test
  @Order(3)
  void the_verdict_on_correctness_comes_while_the_starter_is_being_measured() {
    visit.run();
    assertThat(visit.verdict())
        .hasText(Pattern.compile("Correct: all \\d+ tests passed\\. Now measuring\\."));
    assertThat(page.locator("#run .label")).hasText("Cancel");
    assertThat(page.locator("#progress .now")).containsText("measure");
  }

  @Test
  @Order(4)
  void a_reload_during_the_run_resumes_it() {
    page.reload();
    assertThat(page.locator("#run .label")).hasText("Cancel");
    assertThat(visit.verdict()).containsText("Correct: all");
  }

  @Test
  @Order(5)
  void the_starter_is_slow_with_a_sentence_and_its_goals() {
    visit.awaitEnd();
    assertThat(page.locator("#verdict")).hasClass("verdict slow");
    // By its bytes for sure, and by its speed where two pairs of forks are enough to tell.
    assertThat(visit.verdict()).containsText(Pattern.compile("^Correct, but .*the goal is "));
    Locator goals = page.locator("#verdict .goals li");
    assertThat(goals.nth(0)).containsText("every test passes");
    assertThat(goals.nth(0)).hasClass("met");
    assertThat(goals.nth(1)).containsText("at least 5× faster than the starter");
    assertThat(goals.nth(1)).hasClass(Pattern.compile("missed|unsure"));
    assertThat(goals.nth(2)).hasClass("missed");
    assertThat(page.locator("#trail button")).hasCount(1);
  }

  @Test
  @Order(6)
  void the_first_run_opens_the_teaching_view_and_points_at_the_hot_line() throws Exception {
    assertThat(page.locator("#tab-alloc")).hasAttribute("aria-selected", "true");
    int hot = Concat.lineOf(Concat.starter(), "row += cell");
    assertThat(page.locator("#verdict .why"))
        .containsText(
            Pattern.compile("\\d+.% of the bytes come from line " + hot + " of Concat\\.java"));
    page.locator("#verdict .why button").click();
    visit.assertCursorAt(hot, "row += cell");
    assertThat(page.locator(".heat-mark.heat-4")).not().hasCount(0);
  }

  @Test
  @Order(7)
  void the_solution_is_typed_and_passes() throws Exception {
    visit.type(Concat.solution());
    visit.run();
    assertThat(page.locator("#run .label")).hasText("Cancel");
    visit.awaitEnd();
    assertThat(page.locator("#verdict")).hasClass("verdict pass");
    assertThat(visit.verdict())
        .containsText(Pattern.compile("^Correct, and \\d+(\\.\\d)?× faster"));
    for (Locator goal : page.locator("#verdict .goals li").all()) {
      assertThat(goal).hasClass("met");
    }
    assertThat(page.locator("#trail button")).hasCount(2);
    assertThat(page.locator(".steps .now, .steps [aria-current]")).hasText("stop");
  }

  @Test
  @Order(8)
  void the_benchmark_shows_every_fork_of_both_sides() {
    page.locator("#tab-benchmark").click();
    Locator panel = page.locator("#panel-benchmark");
    assertThat(panel.locator(".plain")).containsText("as fast, and at least ");
    assertThat(panel.locator(".noise")).containsText("This machine was ");
    panel.locator("#figures summary").click();
    int forks = panel.locator("#figures details tbody tr").count();
    assertTrue(forks >= 2, forks + " forks");
    assertThat(panel.locator("#figures svg circle")).hasCount(2 * forks);
  }

  @Test
  @Order(9)
  void the_table_beside_the_flame_graph_adds_up_and_names_methods() {
    page.locator("#tab-cpu").click();
    Locator table = page.locator("#panel-cpu table.hot-table");
    assertThat(table.locator("tbody tr")).not().hasCount(0);
    Locator all =
        page.locator("#panel-cpu button", new Page.LocatorOptions().setHasText("Show all"));
    if (all.count() > 0) {
      all.click();
    }
    List<String> names = table.locator("tbody th").allInnerTexts();
    assertTrue(
        names.stream()
            .anyMatch(name -> name.matches("(?s)(Concat\\.row|StringBuilder\\.|String\\.).*")),
        names.toString());
    double self =
        table.locator("tbody tr td:nth-of-type(1)").allInnerTexts().stream()
            .mapToDouble(OneLearnerIT::percent)
            .sum();
    // Each row is rounded.
    assertEquals(100, self, 6, names.toString());
  }

  private static double percent(String text) {
    assertTrue(text.matches("(<0\\.1|[\\d.]+)\\u00a0%"), text);
    return text.startsWith("<") ? 0.05 : Double.parseDouble(text.replace("\u00a0%", ""));
  }

  @Test
  @Order(10)
  void a_row_of_the_table_leads_to_its_line_in_the_editor() {
    Locator panel = page.locator("#panel-cpu");
    panel.locator(".choice-of button", new Locator.LocatorOptions().setHasText("Lines")).click();
    Locator row = panel.locator(".hot-table tbody tr").first();
    Matcher shown =
        Pattern.compile("Concat\\.java:(\\d+)\\s+(.+)").matcher(row.locator("th").innerText());
    assertTrue(shown.matches(), row.locator("th").innerText());
    row.locator("th button").click();
    visit.assertCursorAt(Integer.parseInt(shown.group(1)), shown.group(2));
    assertThat(visit.editor()).isFocused();
  }

  @Test
  @Order(11)
  void a_frame_is_reached_by_keyboard_and_leads_to_its_line() throws Exception {
    Locator panel = page.locator("#panel-cpu");
    panel.locator("input[type=search]").first().fill("Concat.row");
    assertThat(panel.locator(".matched")).hasText(Pattern.compile("\\d.* matched"));
    assertThat(panel.locator(".matched")).not().hasText("0\u00a0% matched");
    page.keyboard().press("Enter");
    assertThat(panel.locator(".flame-view")).isFocused();
    Pattern ours = Pattern.compile("^concat\\.Concat\\.row:(\\d+)");
    assertThat(panel.locator(".flame-said b")).hasText(ours);
    String name = panel.locator(".flame-said b").innerText();
    Matcher found = ours.matcher(name);
    assertTrue(found.find(), name);
    int line = Integer.parseInt(found.group(1));
    page.keyboard().press("o");
    visit.assertCursorAt(line, Concat.solution().lines().toList().get(line - 1).strip());
    assertThat(visit.editor()).isFocused();
  }

  @Test
  @Order(12)
  void a_click_on_a_frame_zooms_and_a_click_on_its_path_zooms_out() {
    Locator view = page.locator("#panel-cpu .flame-view");
    Locator path = page.locator("#panel-cpu .flame-path");
    view.scrollIntoViewIfNeeded();
    view.click(new Locator.ClickOptions().setPosition(30, 35));
    assertThat(path.locator("li")).not().hasCount(0);
    path.locator("button").first().click();
    assertThat(path).isHidden();
  }

  @Test
  @Order(13)
  void an_older_attempt_can_be_looked_at_and_left_again() throws Exception {
    page.locator("#trail button").first().click();
    assertThat(page.locator("#shown")).containsText("Attempt 1");
    assertThat(page.locator("#verdict")).hasClass("verdict slow");
    page.locator("#shown button", new Page.LocatorOptions().setHasText("show")).click();
    assertThat(visit.editor()).containsText("row += cell");
    page.locator("#shown button", new Page.LocatorOptions().setHasText("Back to my code")).click();
    assertThat(visit.editor()).containsText("new StringBuilder()");
  }

  @Test
  @Order(14)
  void the_address_of_a_run_shows_that_run() throws Exception {
    String run = page.locator("#trail button").first().getAttribute("data-id");
    visit.open("/runs/" + run);
    assertThat(page.locator("#verdict")).hasClass("verdict slow");
    assertThat(visit.editor()).containsText("row += cell");
    assertThat(page.locator("#notices")).containsText("This is the code of the run shown");
  }

  @Test
  @Order(15)
  void the_solution_can_be_read_after_the_pass() {
    visit.open("/exercises/concat/solution");
    assertThat(page.locator("main")).containsText("StringBuilder row = new StringBuilder();");
  }

  @Test
  @Order(16)
  void the_home_page_counts_the_pass() {
    visit.open("/");
    assertThat(page.locator(".standing-of-all strong")).hasText("1");
    Locator card =
        page.locator(".exercises li", new Page.LocatorOptions().setHasText("Joining strings"));
    assertThat(card).hasClass("passed");
    assertThat(card.locator(".standing")).containsText(Pattern.compile("passed\\s+\\d.*×"));
    assertNotEquals(0, page.locator(".go-on a").count());
  }
}
