package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.hotpath.Concat;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Typing, and what the page says about what was typed. */
@Timeout(180)
class EditingIT extends AtTheExercise {

  private String draft() throws Exception {
    return client.get(EXERCISE).json().at("/draft/files").get(Concat.FILE).asString();
  }

  @Test
  void a_syntax_error_is_marked_and_listed_while_typing() throws Exception {
    int line = Concat.lineOf(Concat.broken(), "new StringBuilder()");
    visit.type(Concat.broken());
    Locator listed = page.locator("#problems button");
    assertThat(listed).hasCount(1);
    assertThat(listed).containsText("Concat.java:" + line);
    assertThat(listed).containsText("';' expected");
    assertThat(page.locator(".code .cm-lintRange-error, .code .cm-lintPoint-error")).hasCount(1);
    assertThat(page.locator("#files [aria-selected=true] .wrong")).containsText("1");
    listed.click();
    visit.assertCursorAt(line, "new StringBuilder()");
    visit.type(Concat.solution());
    assertThat(page.locator("#problems")).isHidden();
    assertThat(page.locator(".code .cm-lintRange-error, .code .cm-lintPoint-error")).hasCount(0);
  }

  @Test
  void a_run_that_does_not_compile_links_to_the_line() throws Exception {
    visit.type(Concat.broken());
    visit.run();
    assertThat(page.locator("#verdict")).hasClass("verdict bad");
    visit.awaitEnd();
    int line = Concat.lineOf(Concat.broken(), "new StringBuilder()");
    page.locator(
            "#panel-tests .errors button",
            new Page.LocatorOptions().setHasText("Concat.java:" + line))
        .click();
    visit.assertCursorAt(line, "new StringBuilder()");
  }

  @Test
  void a_failed_test_shows_what_was_expected_and_what_came() throws Exception {
    visit.type(Concat.wrong());
    visit.run();
    visit.awaitEnd();
    assertThat(page.locator("#verdict")).hasClass("verdict bad");
    Locator failed =
        page.locator(
            "#panel-tests .failed",
            new Page.LocatorOptions().setHasText("cells are joined with a semicolon"));
    assertThat(failed.locator("dd.expected")).hasText("ada;36;London");
    assertThat(failed.locator("dd.actual")).hasText(Pattern.compile("ada36.?London?"));
    assertThat(failed.locator("dd.expected mark")).not().hasCount(0);
    failed.locator("button", new Locator.LocatorOptions().setHasText("Show the test")).click();
    assertThat(page.locator("#files [aria-selected=true]")).containsText("ConcatTest.java");
    assertThat(page.locator(".code .cm-activeLine"))
        .containsText("cells_are_joined_with_a_semicolon");
  }

  @Test
  void what_was_typed_survives_a_reload_and_another_browser(Browser browser) throws Exception {
    visit.type(Concat.starter() + "// mine, さくら\n");
    page.reload();
    visit.awaitEditor();
    assertThat(visit.editor()).containsText("// mine, さくら");
    try (Visit elsewhere = new Visit(browser, server.address())) {
      elsewhere.openExercise();
      assertThat(elsewhere.editor()).containsText("// mine, さくら");
      elsewhere.assertQuiet();
    }
    assertEquals(Concat.starter() + "// mine, さくら\n", draft());
  }

  /** The keys go to the editor one by one, as fingers send them. */
  @Test
  void keys_that_are_typed_one_by_one_arrive() {
    visit.editor().click();
    page.keyboard().press("Control+End");
    page.keyboard().type("// g, c, e and ? are letters here");
    assertThat(visit.editor()).containsText("// g, c, e and ? are letters here");
    assertThat(page.locator("dialog")).hasCount(0);
    page.keyboard().press("Control+z");
    assertThat(visit.editor()).not().containsText("are letters here");
  }

  @Test
  void what_was_typed_survives_a_server_that_does_not_answer() throws Exception {
    page.route("**/draft", Route::abort);
    visit.editor().click();
    page.keyboard().press("Control+a");
    page.keyboard().insertText(Concat.starter() + "// offline\n");
    assertThat(page.locator("#saved"))
        .hasText(Pattern.compile("^Saved in this browser only; trying again in \\d+\u00a0s$"));
    page.reload();
    visit.awaitEditor();
    assertThat(visit.editor()).containsText("// offline");
    page.unroute("**/draft");
    assertThat(page.locator("#saved")).hasText("Saved");
    assertEquals(Concat.starter() + "// offline\n", draft());
    visit.forget("Failed to load resource: net::ERR_FAILED");
  }

  @Test
  void reset_asks_first_and_can_be_undone() throws Exception {
    visit.type(Concat.starter() + "// mine\n");
    page.locator("#reset").click();
    page.locator("dialog button", new Page.LocatorOptions().setHasText("Keep my code")).click();
    assertThat(visit.editor()).containsText("// mine");
    page.locator("#reset").click();
    page.locator("dialog button.primary").click();
    assertThat(visit.editor()).not().containsText("// mine");
    assertThat(page.locator("#saved")).hasText("Starter");
    page.locator(".toast button", new Page.LocatorOptions().setHasText("Undo")).click();
    assertThat(visit.editor()).containsText("// mine");
    assertThat(page.locator("#saved")).hasText("Saved");
  }

  @Test
  void a_run_can_be_cancelled() throws Exception {
    visit.type(Concat.endless());
    visit.run();
    assertThat(page.locator("#progress .now")).containsText("test");
    page.locator("#run").click();
    visit.awaitEnd();
    assertThat(visit.verdict()).containsText("Cancelled");
    assertThat(page.locator("#verdict")).hasClass("verdict off");
  }

  @Test
  void hints_come_one_by_one_and_stay_open() {
    Locator button = page.locator(".hints button");
    Locator hints = page.locator(".hints li");
    assertThat(hints).hasCount(0);
    assertThat(button).hasText("Show hint 1 of 3");
    button.click();
    assertThat(hints).hasCount(1);
    assertThat(button).hasText("Show hint 2 of 3");
    button.click();
    assertThat(hints).hasCount(2);
    page.reload();
    visit.awaitEditor();
    assertThat(hints).hasCount(2);
    button.click();
    assertThat(hints).hasCount(3);
    assertThat(button).hasCount(0);
  }

  /** ATTACKS.md, 31 and 32: in a test's message, in output, in a diagnostic. */
  @Test
  void markup_in_code_output_and_messages_stays_text() throws Exception {
    String attack = "</script><img src=x onerror=alert(1)>";
    visit.type(
        Concat.changed(
            Concat.solution(),
            "StringBuilder row",
            "System.out.println(\"%1$s\");\n        if (cells.size() == 3) throw new IllegalStateException(\"%1$s\");\n        if (cells.size() == 1) return \"%1$s\";\n        StringBuilder row"
                .formatted(attack)));
    visit.run();
    visit.awaitEnd();
    assertThat(
            page.locator(
                "#panel-tests .failed .message", new Page.LocatorOptions().setHasText(attack)))
        .not()
        .hasCount(0);
    assertThat(page.locator("#panel-tests dd.actual", new Page.LocatorOptions().setHasText(attack)))
        .not()
        .hasCount(0);
    page.locator("#tab-output").click();
    assertThat(page.locator("#panel-output .printed").first()).containsText(attack);
    assertThat(page.locator("img")).hasCount(0);

    visit.type(
        Concat.changed(Concat.solution(), "new StringBuilder()", "\"%s\"".formatted(attack)));
    assertThat(page.locator("#problems button")).not().hasCount(0);
    assertThat(page.locator("img")).hasCount(0);
  }

  @Test
  void the_list_of_keys_opens_and_closes_by_keyboard() {
    page.locator("#guide").focus();
    page.keyboard().press("?");
    assertThat(page.locator("dialog")).containsText("Run, from anywhere");
    page.keyboard().press("Escape");
    assertThat(page.locator("dialog")).hasCount(0);
    page.keyboard().press("c");
    assertThat(visit.editor()).isFocused();
  }
}
