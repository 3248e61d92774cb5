package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.hotpath.Concat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** A network that comes and goes: nothing typed and nothing handed in is lost, or done twice. */
@Timeout(240)
class OfflineIT extends AtTheExercise {

  private List<String> before = List.of();

  @BeforeEach
  void remember_what_was_handed_in() throws Exception {
    before = attempts();
  }

  @AfterEach
  void what_a_bad_network_makes_the_console_say_is_expected() {
    for (String said : List.of("ERR_INTERNET_DISCONNECTED", "ERR_FAILED", "409")) {
      visit.forget(said);
    }
  }

  private String draft() throws Exception {
    return client.get(EXERCISE).json().at("/draft/files/src~1Concat.java").asString("");
  }

  private List<String> attempts() throws Exception {
    return client.get(EXERCISE).json().get("attempts").findValuesAsString("id");
  }

  /** How many were handed in since the test began. */
  private int handedIn() throws Exception {
    return (int) attempts().stream().filter(run -> !before.contains(run)).count();
  }

  private Locator saved() {
    return page.locator("#saved");
  }

  private void insert(String code) {
    visit.editor().click();
    page.keyboard().press("Control+a");
    page.keyboard().insertText(code);
  }

  @Test
  void what_is_typed_offline_is_sent_when_the_network_is_back() throws Exception {
    visit.type(Concat.starter() + "// before\n");
    visit.offline(true);
    insert(Concat.starter() + "// in the tunnel\n");
    assertThat(saved())
        .hasText("Offline. Saved in this browser; it is sent when the network is back");
    assertThat(saved()).hasClass(Pattern.compile("\\bbad\\b"));
    assertEquals(Concat.starter() + "// before\n", draft());
    visit.offline(false);
    assertThat(saved()).hasText("Saved");
    assertEquals(Concat.starter() + "// in the tunnel\n", draft());
  }

  /**
   * As when a proxy holds answers back: the request gets through, the answer does not, twice.
   *
   * @return how often it was sent
   */
  private AtomicInteger loseTwoAnswers(String address) {
    AtomicInteger sent = new AtomicInteger();
    page.route(
        address,
        route -> {
          if (sent.incrementAndGet() > 2) {
            route.resume();
          } else {
            route.fetch();
            route.abort();
          }
        });
    return sent;
  }

  @Test
  void a_save_whose_answer_is_lost_is_no_conflict_with_oneself() throws Exception {
    loseTwoAnswers("**/draft");
    insert(Concat.starter() + "// once\n");
    assertThat(saved()).containsText("trying again in");
    insert(Concat.starter() + "// twice\n");
    assertThat(saved()).hasText("Saved");
    assertEquals(Concat.starter() + "// twice\n", draft());
    assertThat(page.locator(".draft-choice")).hasCount(0);
  }

  @Test
  void a_reload_in_the_middle_of_typing_loses_nothing() throws Exception {
    page.route("**/draft", Route::abort);
    visit.editor().click();
    page.keyboard().press("Control+End");
    page.keyboard().type("// letter by letter");
    page.reload();
    visit.awaitEditor();
    assertThat(visit.editor()).containsText("// letter by letter");
    page.unroute("**/draft");
    assertThat(saved()).hasText("Saved");
    assertTrue(draft().contains("// letter by letter"));
  }

  /** A second browser of the same learner. */
  private Visit elsewhere() {
    Visit elsewhere = new Visit(page.context().browser(), server.address());
    elsewhere.openExercise();
    return elsewhere;
  }

  /** Typed here without a network, and there with one; then the network is back. */
  private void typeInTwoBrowsers() throws Exception {
    visit.type(Concat.starter() + "// begun\n");
    try (Visit elsewhere = elsewhere()) {
      visit.offline(true);
      insert(Concat.starter() + "// mine\n");
      assertThat(saved()).containsText("Offline.");
      elsewhere.type(Concat.starter() + "// the other\n");
      elsewhere.assertQuiet();
    }
    visit.offline(false);
    assertThat(choice()).containsText("Both versions are kept; the editor shows yours.");
    assertThat(choice()).containsText("This exercise was changed in another browser just now.");
    assertThat(saved()).hasText("Both versions are kept; choose one above");
    assertThat(visit.editor()).containsText("// mine");
    assertEquals(Concat.starter() + "// the other\n", draft());
  }

  private Locator choice() {
    return page.locator(".draft-choice");
  }

  private JsonNode newestKept() throws Exception {
    return client.get(EXERCISE + "/drafts").json().get("kept").get(0);
  }

  private void pressByKeyboard(Locator button) {
    button.focus();
    page.keyboard().press("Enter");
  }

  private Locator button(String text) {
    return choice().locator("button", new Locator.LocatorOptions().setHasText(text));
  }

  @Test
  void of_two_versions_mine_is_kept_by_keyboard_and_the_other_is_found_again() throws Exception {
    typeInTwoBrowsers();
    pressByKeyboard(button("Keep mine"));
    assertThat(saved()).hasText("Saved");
    assertThat(choice()).hasCount(0);
    assertEquals(Concat.starter() + "// mine\n", draft());
    assertTrue(newestKept().get("files").get(Concat.FILE).asString().contains("// the other"));

    pressByKeyboard(page.locator("#versions"));
    Locator row = page.locator(".kept-drafts li").first();
    assertThat(row).containsText("Another browser, just now: gave way to another");
    pressByKeyboard(row.locator("button", new Locator.LocatorOptions().setHasText("Use this one")));
    assertThat(visit.editor()).containsText("// the other");
    assertThat(saved()).hasText("Saved");
    assertEquals(Concat.starter() + "// the other\n", draft());
    assertTrue(newestKept().get("files").get(Concat.FILE).asString().contains("// mine"));
  }

  @Test
  void of_two_versions_the_other_is_taken_after_a_look_and_that_can_be_undone() throws Exception {
    typeInTwoBrowsers();
    pressByKeyboard(button("See the difference"));
    Locator dialog = page.locator("dialog.versions");
    assertThat(dialog).containsText("Two versions of your code");
    assertThat(dialog.locator(".cm-content").nth(0)).containsText("// mine");
    assertThat(dialog.locator(".cm-content").nth(1)).containsText("// the other");
    page.keyboard().press("Escape");
    assertThat(choice()).isVisible();
    pressByKeyboard(button("See the difference"));
    pressByKeyboard(dialog.locator("button.primary"));
    assertThat(visit.editor()).containsText("// the other");
    assertThat(saved()).hasText("Saved");
    assertTrue(newestKept().get("files").get(Concat.FILE).asString().contains("// mine"));
    page.locator(".toast button", new Page.LocatorOptions().setHasText("Undo")).click();
    assertThat(visit.editor()).containsText("// mine");
    assertThat(saved()).hasText("Saved");
    assertEquals(Concat.starter() + "// mine\n", draft());
  }

  @Test
  void who_types_on_while_the_choice_is_open_loses_nothing_of_either() throws Exception {
    typeInTwoBrowsers();
    int kept = client.get(EXERCISE + "/drafts").json().get("kept").size();
    insert(Concat.starter() + "// mine, and more\n");
    page.waitForCondition(() -> keptText().contains("// mine, and more"));
    assertEquals(kept, client.get(EXERCISE + "/drafts").json().get("kept").size());
    page.reload();
    visit.awaitEditor();
    assertThat(visit.editor()).containsText("// mine, and more");
    assertThat(choice()).isVisible();
    assertEquals(Concat.starter() + "// the other\n", draft());
    button("Use the other").click();
    assertThat(visit.editor()).containsText("// the other");
    assertTrue(keptText().contains("// mine, and more"));
  }

  private String keptText() {
    try {
      return newestKept().get("files").get(Concat.FILE).asString();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void two_tabs_show_the_same_and_say_so() throws Exception {
    visit.type(Concat.starter() + "// first tab\n");
    Page second = visit.anotherTab();
    second.navigate("/exercises/concat");
    Locator told = page.locator(".notice", new Page.LocatorOptions().setHasText("another tab too"));
    assertThat(told).isVisible();
    Locator editor = second.locator(".code .cm-content");
    assertThat(editor).containsText("// first tab");
    visit.type(Concat.starter() + "// first tab, and more\n");
    assertThat(editor).containsText("// first tab, and more");
    assertThat(second.locator("#saved")).hasText("Saved");
    editor.click();
    second.keyboard().press("Control+End");
    second.keyboard().insertText("// second tab\n");
    assertThat(visit.editor()).containsText("// second tab");
    assertThat(second.locator("#saved")).hasText("Saved");
    assertThat(saved()).hasText("Saved");
    assertEquals(Concat.starter() + "// first tab, and more\n// second tab\n", draft());
    assertThat(second.locator(".draft-choice")).hasCount(0);
    assertThat(choice()).hasCount(0);
    second.close();
    assertThat(told).hasCount(0);
  }

  /** A year ahead there, a year behind here. */
  @Test
  void clocks_that_are_wrong_do_no_harm() throws Exception {
    long year = 365L * 24 * 60 * 60 * 1000;
    String clock =
        "{ const now = Date.now; Date.now = () => now() + %d; const Real = Date; globalThis.Date ="
            + " class extends Real { constructor(...given) { if (given.length) super(...given);"
            + " else super(Real.now()); } }; }";
    page.addInitScript(clock.formatted(-year));
    try (Visit elsewhere = new Visit(page.context().browser(), server.address())) {
      elsewhere.page().addInitScript(clock.formatted(year));
      elsewhere.openExercise();
      elsewhere.type(Concat.starter() + "// a year ahead\n");
      page.reload();
      visit.awaitEditor();
      assertThat(visit.editor()).containsText("// a year ahead");
      visit.type(Concat.starter() + "// a year behind, and newer\n");
      elsewhere.page().reload();
      elsewhere.awaitEditor();
      assertThat(elsewhere.editor()).containsText("// a year behind, and newer");
      assertThat(elsewhere.page().locator(".draft-choice")).hasCount(0);
    }
  }

  @Test
  void what_somebody_else_left_in_this_browser_is_not_shown_and_is_forgotten() throws Exception {
    visit.type(Concat.starter() + "// mine\n");
    page.evaluate(
        """
        text => {
          const key = Object.keys(localStorage).find(key => key.startsWith("hotpath:mine:typed:"));
          const theirs = key.replace(":solo:", ":somebody:");
          localStorage.setItem(theirs, JSON.stringify({ files: { "src/Concat.java": text }, edit: 999 }));
          localStorage.setItem("hotpath:browser", JSON.stringify({ id: "0123456789abcdef", learner: "somebody" }));
        }
        """,
        "// theirs");
    page.reload();
    visit.awaitEditor();
    assertThat(visit.editor()).containsText("// mine");
    assertThat(visit.editor()).not().containsText("// theirs");
    assertEquals(
        false,
        page.evaluate("Object.keys(localStorage).some(key => key.includes(\":somebody:\"))"));
  }

  @Test
  void a_tab_of_somebody_who_has_left_saves_nothing_any_more() throws Exception {
    visit.type(Concat.starter() + "// mine\n");
    Page second = visit.anotherTab();
    second.navigate("/about");
    second.evaluate(
        "localStorage.setItem(\"hotpath:browser\", JSON.stringify({ id: \"x\", learner: \"next\" }))");
    assertThat(saved()).containsText("Somebody else has joined in this browser");
    insert(Concat.starter() + "// typed in vain\n");
    assertThat(saved()).containsText("nothing that is typed here is saved");
    assertEquals(Concat.starter() + "// mine\n", draft());
  }

  @Test
  void a_run_started_offline_is_kept_and_handed_in_once_when_the_network_is_back()
      throws Exception {
    visit.type(Concat.broken());
    visit.offline(true);
    visit.run();
    assertThat(page.locator(".trouble")).containsText("handed in as soon as the server answers");
    assertThat(page.locator("#progress .now")).containsText("again in");
    assertThat(page.locator("#run .label")).hasText("Cancel");
    assertEquals(0, handedIn());
    visit.offline(false);
    assertThat(page.locator("#verdict")).hasClass("verdict bad");
    visit.awaitEnd();
    assertThat(page.locator(".trouble")).hasCount(0);
    assertEquals(1, handedIn());
  }

  @Test
  void a_run_started_offline_can_be_cancelled() throws Exception {
    visit.type(Concat.broken());
    visit.offline(true);
    visit.run();
    assertThat(page.locator("#progress .now")).containsText("again in");
    page.locator("#run").click();
    visit.awaitEnd();
    assertThat(page.locator(".trouble")).hasCount(0);
    visit.offline(false);
    visit.type(Concat.broken() + "// goes on\n");
    page.reload();
    visit.awaitEditor();
    assertEquals(0, handedIn());
  }

  @Test
  void a_run_whose_answer_is_lost_is_one_run() throws Exception {
    AtomicInteger sent = loseTwoAnswers("**/api/exercises/concat/runs");
    visit.type(Concat.broken());
    visit.run();
    assertThat(page.locator("#verdict")).hasClass("verdict bad");
    visit.awaitEnd();
    assertEquals(1, handedIn());
    assertTrue(sent.get() >= 3);
  }

  /** While a server is started again, a proxy before it answers in its place. */
  @Test
  void what_a_proxy_says_of_a_server_that_is_away_is_no_answer() throws Exception {
    Route.FulfillOptions away =
        new Route.FulfillOptions()
            .setStatus(502)
            .setContentType("text/html")
            .setBody("<h1>502 Bad Gateway</h1>");
    page.route("**/api/exercises/concat/**", route -> route.fulfill(away));
    visit.editor().click();
    page.keyboard().press("Control+a");
    page.keyboard().insertText(Concat.broken());
    assertThat(saved()).containsText("trying again in");
    visit.run();
    assertThat(page.locator("#progress .now")).containsText("again in");
    page.unroute("**/api/exercises/concat/**");
    assertThat(page.locator("#verdict")).hasClass("verdict bad");
    visit.awaitEnd();
    assertThat(saved()).hasText("Saved");
    assertEquals(1, handedIn());
    visit.forget("502");
  }

  @Test
  void a_run_on_its_way_survives_a_reload() throws Exception {
    page.route("**/api/exercises/concat/runs", Route::abort);
    visit.type(Concat.broken());
    visit.run();
    assertThat(page.locator("#progress .now")).containsText("again in");
    page.reload();
    assertThat(page.locator("#run .label")).hasText("Cancel");
    page.unroute("**/api/exercises/concat/runs");
    assertThat(page.locator("#verdict")).hasClass("verdict bad");
    visit.awaitEnd();
    assertEquals(1, handedIn());
  }

  @Test
  void a_run_is_followed_to_its_end_where_its_events_are_held_up() throws Exception {
    page.route("**/api/runs/*/events", route -> {}); // neither answered nor refused
    visit.type(Concat.endless());
    visit.run();
    assertThat(page.locator(".proof .lost").first())
        .hasText("Live news don’t come through; asking every few seconds instead.");
    assertThat(page.locator("#progress .now")).containsText("test");
    client.delete("/api/runs/" + current().asString());
    assertThat(visit.verdict()).containsText("Cancelled");
    visit.awaitEnd();
  }
}
