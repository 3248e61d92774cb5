package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.hotpath.grade.compare.Planted.STARTER;
import static dev.hotpath.grade.compare.Planted.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import dev.hotpath.Concat;
import dev.hotpath.Stored;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Attempts against each other, on the real page. */
@Timeout(180)
class ComparingIT extends Visiting {

  private static final double[] MIDDLING = {206_000, 201_000, 204_000, 209_000, 207_000};
  private static final double[] FAST = {66_000, 67_000, 65_500, 68_000, 66_500};

  private static final Page.WaitForURLOptions PATIENT =
      new Page.WaitForURLOptions().setTimeout(120_000);

  @Override
  void store(Path data) throws Exception {
    try (Stored stored = new Stored(data)) {
      stored
          .attempt("first", "concat", Concat.starter(), result("join", STARTER, 9, STARTER, 9))
          .profiled(
              "slow",
              Concat.starter(),
              ChangedProfiles.starter(),
              result("join", STARTER, 9, MIDDLING, 7))
          .attempt("wrong", "concat", Concat.wrong())
          .profiled(
              "fast",
              Concat.solution(),
              ChangedProfiles.solution(),
              result("join", STARTER, 9, FAST, 1));
    }
  }

  private Locator told() {
    return page.locator(".told");
  }

  // A line without a width is not "visible" to Playwright.
  private BoundingBox box(String selector) {
    Locator found = page.locator(selector).first();
    assertThat(found).isAttached();
    return found.boundingBox();
  }

  @Test
  void a_dot_per_fork_stands_the_farther_right_the_faster_it_was() {
    visit.open("/compare?a=slow&b=fast");
    assertThat(told()).containsText("Attempt 4 is 3.1× faster than attempt 2, at least 2.9×");
    assertThat(page.locator(".lane.before .dot")).hasCount(5);
    assertThat(page.locator(".lane.after .dot")).hasCount(5);
    assertThat(page.locator(".lane.starter .dot")).hasCount(10);
    assertTrue(box(".lane.starter .dot").x < box(".lane.before .dot").x);
    assertTrue(box(".lane.before .dot").x < box(".lane.after .dot").x);
    BoundingBox interval = box(".lane.after .interval");
    BoundingBox median = box(".lane.after .median");
    assertTrue(interval.x < median.x && median.x < interval.x + interval.width);
    assertThat(page.locator(".lane.after .dot title").first()).hasText("fork 1: 66\u00a0µs, 6.2×");
  }

  /** The picture has its figures beside it, in a table that a screen reader walks through. */
  @Test
  void the_table_has_what_the_picture_shows() {
    visit.open("/compare?a=slow&b=fast");
    Locator row = page.locator(".of-attempts tr.after");
    assertThat(row.locator("th")).hasText("attempt 4");
    assertThat(row.locator("td"))
        .containsText(
            new String[] {"6.2×", "66.5\u00a0µs", "412\u00a0µs", "0.008", "5", "1", "3.1×"});
    assertThat(page.locator(".of-attempts caption")).isAttached();
  }

  @Test
  void others_are_chosen_by_keyboard_alone() {
    visit.open("/compare?a=slow&b=fast");
    page.locator("input[name=a][value=slow]").focus();
    page.keyboard().press("ArrowDown"); // the next older one
    assertThat(page.locator("input[name=a][value=first]")).isChecked();
    page.locator("input[name=more][value=fast]").focus();
    page.keyboard().press("Space");
    page.locator(".choose .primary").focus();
    page.keyboard().press("Enter");
    assertThat(told()).containsText("Attempt 4 is 6.2× faster than attempt 1");
    assertThat(page.locator(".others li")).containsText(new String[] {"Attempt 2 is 2× faster"});
    assertThat(page).hasURL(Pattern.compile("/compare\\?.*a=first&.*b=fast|b=fast&.*a=first"));
    assertThat(page.locator(".choose input[value=wrong]")).hasCount(0);
  }

  @Test
  void what_changed_is_shown_in_one_column_or_in_two() {
    visit.open("/compare?a=slow&b=fast");
    Locator removed = page.locator(".patch .removed .code");
    assertThat(removed.first()).containsText("String row = \"\";");
    assertThat(page.locator(".patch .added .code").first()).containsText("new StringBuilder()");
    page.locator("#sides").click();
    assertThat(page.locator("#split .cm-mergeView")).isVisible();
    assertThat(page.locator("#split .cm-content").last()).containsText("new StringBuilder()");
    assertThat(page.locator("#unified")).isHidden();
    page.locator("#sides").click();
    assertThat(page.locator("#split")).isHidden();
    assertThat(removed.first()).isVisible();
  }

  private Locator went() {
    return page.locator("#went .went-panel:not([hidden])");
  }

  private Locator method(String name) {
    return went()
        .locator(".changed-table tbody tr")
        .filter(new Locator.FilterOptions().setHasText(name));
  }

  /** By keyboard alone: the other profile, the picture, its width, the tables. */
  @Test
  void what_changed_in_a_profile_can_be_walked_through() {
    visit.open("/compare?a=slow&b=fast");
    assertThat(went().locator(".changed-said"))
        .hasText(
            "Arrays.copyOf went from 99\u00a0% of the bytes to 0; bytes per operation from 7 to 1.");
    page.locator("#went-alloc").focus();
    page.keyboard().press("ArrowRight");
    assertThat(page.locator("#went-title")).hasText("Where the time went");
    assertThat(went().locator(".changed-said"))
        .hasText(
            "Arrays.copyOf went from 83\u00a0% of the time to 0;"
                + " sampled time per operation from 1\u00a0ms to 170\u00a0µs.");
    assertThat(went().locator(".legend li"))
        .hasText(new String[] {"− shrunk", "− gone", "+ grown", "+ new", "no more than chance"});

    went().locator(".flame-view").focus();
    for (int i = 0; i < 3; i++) {
      page.keyboard().press("ArrowDown");
    }
    assertThat(went().locator(".flame-said b")).hasText("java.util.Arrays.copyOf:3");
    assertThat(went().locator(".flame-said span"))
        .containsText(
            "830\u00a0µs → 0 per operation (83\u00a0% → 0\u00a0%) with all it calls"
                + " · 40\u00a0µs → 0 per operation (4\u00a0% → 0\u00a0%) by itself · gone");
    assertThat(method("Arrays.copyOf")).hasClass(Pattern.compile("chosen"));
    assertThat(method("Arrays.copyOf").locator("td"))
        .hasText(new String[] {"830\u00a0µs83\u00a0%", "00\u00a0%", "−830\u00a0µsgone ▾"});

    went().locator(".width-of select").selectOption("after"); // what is gone has no box
    assertThat(went().locator(".flame-view")).isVisible();
    went().locator(".flame-view").focus();
    for (int i = 0; i < 3; i++) {
      page.keyboard().press("ArrowDown");
    }
    assertThat(went().locator(".flame-said b")).hasText("java.lang.String.trim:9");

    // Neither more trimming per operation, nor a method that was seen twice, is a change.
    assertThat(method("String.trim")).hasCount(0);
    went().locator("[aria-label='Which methods']").selectOption("all");
    assertThat(method("String.trim")).containsText("chance");
    assertThat(method("Math.min")).containsText("few samples");
    went().locator("[aria-label='Which methods']").selectOption("new");
    method(Profiles.MARKUP).locator("button").focus();
    page.keyboard().press("Enter");
    assertThat(went().locator(".flame-said b")).hasText(Profiles.MARKUP);
    assertThat(method(Profiles.MARKUP).locator("button")).isFocused();

    went().locator(".table-bar [aria-selected=true]").focus();
    page.keyboard().press("ArrowRight");
    assertThat(method("Concat.java:13, removed")).containsText("row += cell.trim()");
    assertThat(method("Concat.java:13, removed")).containsText("950\u00a0µs95\u00a0%");
    assertThat(page.locator(".patch .removed .cost.heat-4")).hasText("95\u00a0%");
  }

  @Test
  void the_exercise_page_shows_what_went_away_and_keeps_showing_that() {
    visit.open("/runs/fast");
    visit.awaitEditor();
    page.locator("#tab-cpu").click();
    Locator panel = page.locator("#panel-cpu");
    assertThat(panel.locator(".hot-table")).isVisible();
    Locator against = panel.locator(".against-of button");
    assertThat(against).hasText(new String[] {"this run", "against starter", "against attempt 2"});
    against.nth(1).focus();
    page.keyboard().press("Enter");
    assertThat(against.nth(1)).hasAttribute("aria-pressed", "true");
    assertThat(panel.locator(".changed-said"))
        .hasText(
            "Arrays.copyOf went from 83\u00a0% of the time to 0;"
                + " time per operation from 412\u00a0µs to 67\u00a0µs.");
    assertThat(panel.locator(".changed-table")).hasCount(2);
    page.locator("#trail button[data-id=slow]").click(); // it left no profile of the starter
    assertThat(page.locator("#shown b")).hasText("Attempt 2");
    page.locator("#tab-cpu").click();
    assertThat(panel.locator(".against-of button").first()).hasAttribute("aria-pressed", "true");
    page.locator("#trail button[data-id=fast]").click();
    assertThat(page.locator("#shown b")).hasText("Attempt 4");
    page.locator("#tab-cpu").click();
    assertThat(against.nth(1)).hasAttribute("aria-pressed", "true");
    assertThat(panel.locator(".changed-said")).containsText("went from 83\u00a0%");
    against.first().click();
    assertThat(panel.locator(".flame-said").first()).isVisible();
  }

  @Test
  void what_was_not_profiled_is_said_to_be_missing() {
    visit.open("/compare?a=first&b=fast");
    assertThat(page.locator(".unprofiled"))
        .containsText("attempt 1 left none. Run that code again");
    assertThat(page.locator("#went")).hasCount(0);
  }

  @Test
  void the_starters_code_can_be_seen_beside_an_attempt() {
    visit.open("/compare?a=starter&b=fast");
    page.locator("#sides").click();
    assertThat(page.locator("#split .cm-content").first()).containsText("row += cell");
  }

  @Test
  void a_run_and_the_trail_of_attempts_lead_here() {
    visit.open("/runs/fast");
    page.locator("#shown a", new Page.LocatorOptions().setHasText("Compare with…")).click();
    assertThat(told()).containsText("Attempt 4 is 3.1× faster than attempt 2");
    visit.openExercise();
    page.locator("#trail .compare").click();
    assertThat(told()).containsText("Attempt 4 is 3.1× faster than attempt 2");
    visit.open("/runs/first");
    page.locator("#shown a", new Page.LocatorOptions().setHasText("Compare with…")).click();
    assertThat(told()).containsText("Attempt 1 is about as fast as the starter");
  }

  @Test
  void the_solution_is_measured_when_it_is_asked_for_and_then_stands_beside_the_attempts() {
    visit.open("/compare?a=slow&b=fast");
    assertThat(page.locator(".choose input[value=solution]")).hasCount(0);
    assertThat(page.locator("#solution button")).isVisible();
    page.locator("#solution button").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#solution [role=status]")).containsText("Correct");
    page.waitForURL(Pattern.compile("more=solution"), PATIENT);
    assertThat(page.locator(".of-attempts tbody tr").last()).containsText("solution");
    assertThat(page.locator(".others li").last()).containsText("The solution is");
    page.locator("input[name=b][value=solution]").check();
    page.locator(".choose .primary").click();
    assertThat(told()).containsText("The solution is");
    page.locator("#sides").click();
    assertThat(page.locator("#split .cm-content").last()).containsText("StringBuilder");
  }

  @Test
  void a_run_without_figures_offers_no_comparison() {
    visit.open("/runs/wrong");
    assertThat(page.locator("#shown b")).hasText("Attempt 3");
    assertThat(page.locator("#shown a", new Page.LocatorOptions().setHasText("Compare with…")))
        .hasCount(0);
  }

  @Test
  void the_export_is_saved_under_a_name_that_tells_what_it_is() throws Exception {
    visit.open("/compare?a=slow&b=fast");
    Download download =
        page.waitForDownload(() ->
            page.locator(".exports a", new Page.LocatorOptions().setHasText("benchstat")).click());
    assertEquals("concat-attempt-2-attempt-4.txt", download.suggestedFilename());
    String text = Files.readString(download.path());
    assertTrue(text.contains("BenchmarkJoin 1 66000 ns/op"), text);
  }
}
