package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What all see. */
@Timeout(240)
class ProjectorIT extends AtTheClass {

  private static final String ASK =
      "{\"act\": \"pollOpened\", \"exercise\": \"concat\", \"question\": 0}";
  private static final String REVEAL =
      "{\"act\": \"pollRevealed\", \"exercise\": \"concat\", \"question\": 0}";
  private static final String SHOW = "{\"act\": \"projected\", \"run\": \"ada-fast\"}";

  @AfterEach
  void clear() throws Exception {
    act("{\"act\": \"pollClosed\"}");
    act("{\"act\": \"projectionEnded\"}");
    act("{\"act\": \"broadcast\", \"text\": \"\"}");
    act("{\"act\": \"timerStopped\"}");
  }

  private Page projector(String more) throws Exception {
    Visit visit = instructor();
    visit.open("/class/projector" + more);
    return visit.page();
  }

  @Test
  void while_people_join_it_shows_how() throws Exception {
    Page page = projector("");
    assertThat(page.locator("#joining .code")).hasText("K7QF-2M9D");
    assertThat(page.locator("#joining .address")).containsText("/join");
    assertThat(page.locator("#joining .here")).containsText("4 people in");
    assertEquals(
        true,
        page.locator("#joining img").evaluate("image => image.complete && image.naturalWidth > 0"));
    server.join("Eve");
    assertThat(page.locator("#joining .here")).containsText("5 people in");
  }

  @Test
  void a_question_has_its_bars_only_once_they_are_revealed() throws Exception {
    Page page = projector("");
    act(ASK);
    assertThat(page.locator("#poll .choices li")).not().hasCount(0);
    assertThat(page.locator("#poll .told")).hasText("0 answers");
    program(ADA).post("/api/exercises/concat/answers", "{\"question\": 0, \"choice\": 1}");
    assertThat(page.locator("#poll .told")).hasText("1 answer");
    assertThat(page.locator("#poll .answers")).isHidden();
    assertThat(page.locator("#poll .right")).hasCount(0);
    act(REVEAL);
    assertThat(page.locator("#poll .answers .right")).hasCount(1);
    assertThat(page.locator("#poll .choices")).isHidden();
    assertThat(page.locator("#poll .explain")).isVisible();
  }

  @Test
  void an_attempt_is_shown_without_a_name() throws Exception {
    Page page = projector("");
    act(SHOW);
    assertThat(page.locator("#attempt-title")).containsText("Joining strings");
    assertThat(page.locator(".code-of .removed").first()).containsText("String row = \"\";");
    assertThat(page.locator(".code-of .added").first()).containsText("new StringBuilder()");
    assertThat(page.locator(".flame-of .changed-said"))
        .containsText("Arrays.copyOf went from 99\u00a0% of the bytes to 0");
    assertThat(page.locator(".flame-of .flame-view")).isVisible();
    page.locator("#projected-alloc").focus();
    page.keyboard().press("ArrowRight");
    assertThat(page.locator(".flame-of .changed-said")).containsText("of the time to 0");
    assertFalse(page.locator("main").innerText().contains("Ada"), "her name is hidden");
    act("{\"act\": \"projectionEnded\"}");
    assertThat(page.locator("#attempt")).isHidden();
    assertThat(page.locator("#joining")).isVisible();
  }

  @Test
  void lesson_notes_are_turned_by_keyboard_and_stay_on_their_page() throws Exception {
    Page page = projector("?exercise=concat");
    assertThat(page.locator("#notes article").first()).isVisible();
    assertThat(page.locator("#notes article:visible h2")).hasText("Joining strings");
    assertThat(page.locator("#page")).hasText(Pattern.compile("^1 of \\d+$"));
    page.keyboard().press("ArrowRight");
    assertThat(page.locator("#page")).hasText(Pattern.compile("^2 of \\d+$"));
    page.keyboard().press("ArrowLeft");
    page.keyboard().press("ArrowLeft");
    assertThat(page.locator("#page")).hasText(Pattern.compile("^1 of \\d+$"));
    page.keyboard().press("ArrowRight");
    page.reload();
    assertThat(page.locator("#page")).hasText(Pattern.compile("^2 of \\d+$"));
    page.locator("#what").selectOption("join");
    assertThat(page.locator("#joining")).isVisible();
    assertThat(page.locator("#notes")).isHidden();
  }

  @Test
  void timer_and_line_stand_above_all_of_it() throws Exception {
    Page page = projector("");
    act("{\"act\": \"timerSet\", \"minutes\": 10, \"label\": \"Joining strings\"}");
    act("{\"act\": \"broadcast\", \"text\": \"Back at ten. \u05e9\u05dc\u05d5\u05dd\"}");
    assertThat(page.locator("#timer b")).hasText(Pattern.compile("^(10:00|9:5\\d)$"));
    assertThat(page.locator("#said")).hasText("Back at ten. \u05e9\u05dc\u05d5\u05dd");
    act("{\"act\": \"timerSet\", \"minutes\": 0.1, \"label\": \"\"}");
    assertThat(page.locator("#timer b")).hasText("Time is up");
  }

  @Test
  void attendees_do_not_get_it() throws Exception {
    assertEquals(403, program(ADA).get("/class/projector").status());
  }

  @Test
  void it_looks_right_in_both_themes() throws Exception {
    Gallery gallery = new Gallery();
    act("{\"act\": \"timerSet\", \"minutes\": 10, \"label\": \"Joining strings\"}");
    for (Gallery.Look look : gallery.looks(1920, 1024)) {
      Visit visit = instructor(look.width(), look.theme());
      Page page = visit.page();
      visit.open("/class/projector");
      assertThat(page.locator("#joining")).isVisible();
      gallery.look(page, look.name("projector-joining"));
      act(ASK);
      assertThat(page.locator("#poll")).isVisible();
      gallery.look(page, look.name("projector-question"));
      act(REVEAL);
      assertThat(page.locator("#poll .answers")).isVisible();
      gallery.look(page, look.name("projector-answers"));
      act("{\"act\": \"pollClosed\"}");
      act(SHOW);
      assertThat(page.locator(".flame-of .flame-view")).isVisible();
      gallery.look(page, look.name("projector-attempt"));
      act("{\"act\": \"projectionEnded\"}");
      visit.open("/class/projector?exercise=concat&page=2");
      assertThat(page.locator("#notes article:visible")).hasCount(1);
      gallery.look(page, look.name("projector-notes"));
    }
  }
}
