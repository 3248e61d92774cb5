package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two attendees and an instructor, each at a browser of their own. */
@Timeout(240)
class ClassBarIT extends AtTheClass {

  private static final Pattern TEN_MINUTES = Pattern.compile("^(10:00|9:5\\d)");

  @AfterEach
  void clear() throws Exception {
    for (String act : new String[] {"pollClosed", "projectionEnded", "timerStopped"}) {
      act("{\"act\": \"" + act + "\"}");
    }
    act("{\"act\": \"broadcast\", \"text\": \"\"}");
    program(ADA).delete("/api/class/hand");
    program(BEN).delete("/api/class/hand");
  }

  private Page at(Visit visit, String path) {
    visit.open(path);
    assertThat(visit.page().locator("#class-bar .class-hand")).isVisible();
    // It has heard of the class: what comes from here on is news.
    visit.page().waitForFunction("() => sessionStorage.getItem('hotpath:class-seen') !== null");
    return visit.page();
  }

  private Page board() throws Exception {
    Visit visit = instructor();
    visit.open("/class");
    assertThat(visit.page().locator(".who-is-where tbody tr").first()).isVisible();
    return visit.page();
  }

  @Test
  void a_question_is_asked_answered_by_both_and_revealed_to_all() throws Exception {
    Page board = board();
    Page ada = at(attendee(ADA), "/exercises/concat");
    Page ben = at(attendee(BEN), "/");
    board.locator("#chosen").selectOption("concat");
    board.locator("#exercise .of-asks summary").press("Enter");
    board.locator("#exercise .asks button").first().press("Enter");
    assertThat(ada.locator("#polite")).containsText("The instructor asks:");
    for (Page page : new Page[] {ada, ben}) {
      Locator button = page.locator(".class-poll");
      assertThat(button).hasText("Answer the question");
      button.press("Enter");
      assertThat(page.locator(".class-panel:visible h2")).isVisible();
    }
    ada.locator(".class-panel .choices button").nth(1).press("Enter");
    assertThat(ada.locator(".class-panel .choices [aria-pressed=true]")).hasCount(1);
    assertThat(board.locator("#poll .told")).hasText("1 answer of 4 people, not shown yet");
    ben.locator(".class-panel .choices button").nth(0).press("Enter");
    assertThat(board.locator("#poll .told")).hasText("2 answers of 4 people, not shown yet");
    assertThat(ada.locator(".class-panel .bars")).hasCount(0);
    assertThat(board.locator("#poll .right")).hasCount(0);

    board.locator("#poll .reveal").press("Enter");
    assertThat(ada.locator(".class-panel .bars li b")).containsText(new String[] {"1", "1"});
    assertThat(ada.locator(".class-panel .bars li").nth(1)).containsText("your answer");
    assertThat(ben.locator(".class-panel .bars li").nth(0)).containsText("your answer");
    assertThat(ben.locator(".class-panel .bars .right")).hasCount(1);
    assertThat(board.locator("#poll .close")).isFocused();
    board.keyboard().press("Enter");
    assertThat(ada.locator(".class-poll")).isHidden();
    assertThat(ada.locator(".class-panel:visible")).hasCount(0);
  }

  @Test
  void help_is_asked_for_by_keyboard_and_the_line_moves_on() throws Exception {
    Page board = board();
    Page ada = at(attendee(ADA), "/exercises/concat");
    Page ben = at(attendee(BEN), "/exercises/escape");
    tabTo(ada, ada.locator(".class-hand"));
    ada.keyboard().press("Enter");
    assertThat(ada.locator("#hand-words")).isFocused();
    ada.keyboard().type("Why is += slow? " + MARKUP);
    ada.keyboard().press("Tab");
    ada.keyboard().press("Enter");
    assertThat(ada.locator(".class-hand")).hasText("Hand up, 1st in line");
    assertThat(ada.locator(".class-hand")).isFocused();
    assertThat(board.locator("#hands li")).hasCount(1);
    assertThat(board.locator("#hands li q")).hasText("Why is += slow? " + MARKUP);
    assertThat(board.locator("#hands li")).containsText("Joining strings");

    ben.locator(".class-hand").press("Enter");
    ben.locator(".class-panel:visible button[type=submit]").press("Enter");
    assertThat(ben.locator(".class-hand")).hasText("Hand up, 2nd in line");
    board.locator("#hands li").first().locator("button").first().press("Enter");
    assertThat(ada.locator(".class-hand")).hasText("Raise hand");
    assertThat(ben.locator(".class-hand")).hasText("Hand up, 1st in line");
    assertThat(ben.locator("#polite")).hasText("You are first in line now.");
    ben.locator(".class-hand").press("Enter");
    ben.keyboard().press("Escape");
    assertThat(ben.locator(".class-hand")).isFocused();
    ben.locator(".class-hand").press("Enter");
    ben.locator(".class-panel:visible").getByText("Lower hand").press("Enter");
    assertThat(board.locator("#hands li")).hasCount(0);
  }

  @Test
  void what_the_instructor_opens_is_told_where_one_is() throws Exception {
    act("{\"act\": \"closed\", \"exercise\": \"escape\"}");
    Page board = board();
    Page ada = at(attendee(ADA), "/");
    Page ben = at(attendee(BEN), "/exercises/concat");
    assertThat(ada.locator("a[href='/exercises/escape']")).hasCount(0);
    board.locator("#open-next").press("Enter");
    assertThat(ada.locator(".class-line")).containsText("is open now");
    ada.locator(".class-line a").press("Enter");
    assertThat(ada).hasURL(server.address() + "/exercises/escape");

    board.locator("#chosen").selectOption("concat");
    board.locator("#exercise .hint").press("Enter");
    assertThat(ben.locator(".class-line")).containsText("Hint 1 of this exercise is open to all.");
    ben.locator(".class-line button").first().press("Enter");
    assertThat(ben.locator(".hints li")).hasCount(1);
    board.locator("#exercise .solution").press("Enter");
    assertThat(ben.locator(".class-line")).containsText("The solution of this exercise is open");
    ben.locator(".class-line a").press("Enter");
    assertThat(ben.locator("main")).containsText("StringBuilder row = new StringBuilder();");
    board.locator(".toast button").first().press("Enter");
    assertThat(board.locator(".toast")).containsText("Undone.");
    assertEquals(403, program(BEN).get("/exercises/concat/solution").status());
  }

  @Test
  void what_happens_between_two_pages_is_told_on_the_second() throws Exception {
    act("{\"act\": \"closed\", \"exercise\": \"presize\"}");
    Visit visit = attendee(CY);
    Page page = at(visit, "/");
    page.navigate("about:blank");
    act("{\"act\": \"opened\", \"exercise\": \"presize\"}");
    visit.open("/exercises/concat");
    assertThat(page.locator(".class-line")).containsText("“Room for a day” is open now.");
    page.reload();
    act("{\"act\": \"broadcast\", \"text\": \"Five minutes more\"}");
    assertThat(page.locator(".class-line")).containsText("Five minutes more");
    assertThat(page.locator(".class-line")).not().containsText("is open now");
  }

  @Test
  void the_timer_goes_by_the_servers_clock_whatever_this_one_says() throws Exception {
    act("{\"act\": \"timerSet\", \"minutes\": 10, \"label\": \"" + "שלום" + "\"}");
    for (long wrong : new long[] {-7_200_000, 7_200_000}) {
      Visit visit = attendee(ADA);
      visit
          .page()
          .addInitScript("{ const now = Date.now; Date.now = () => now() + %d; }".formatted(wrong));
      Page page = at(visit, "/");
      assertThat(page.locator(".class-timer b")).hasText(TEN_MINUTES);
      assertThat(page.locator(".class-timer bdi")).hasText("שלום");
    }
    act("{\"act\": \"timerSet\", \"minutes\": 0.1, \"label\": \"\"}");
    Page page = at(attendee(BEN), "/");
    assertThat(page.locator(".class-timer b")).hasText("Time is up");
    assertThat(page.locator("#polite")).hasText("Time is up.");
  }

  @Test
  void a_line_for_all_is_read_aloud_once_and_stays_dismissed() throws Exception {
    Page page = at(attendee(ADA), "/");
    act("{\"act\": \"broadcast\", \"text\": \"Back at ten. <b>Bring</b> coffee.\"}");
    assertThat(page.locator(".class-line p")).hasText("Back at ten. <b>Bring</b> coffee.");
    assertThat(page.locator(".class-line b")).hasCount(0);
    assertThat(page.locator("#polite"))
        .hasText("From the instructor: Back at ten. <b>Bring</b> coffee.");
    page.locator(".class-line button[aria-label=Dismiss]").press("Enter");
    assertThat(page.locator(".class-line")).isHidden();
    page.reload();
    assertThat(page.locator("#class-bar .class-hand")).isVisible();
    assertThat(page.locator(".class-line")).isHidden();
    act("{\"act\": \"broadcast\", \"text\": \"Back now.\"}");
    assertThat(page.locator(".class-line p")).hasText("Back now.");
  }

  @Test
  void a_note_is_new_until_it_was_opened_and_seen_by_nobody_else() throws Exception {
    Page ada = at(attendee(ADA), "/");
    Page ben = at(attendee(BEN), "/");
    act(
        "{\"act\": \"noted\", \"person\": \"%s\", \"run\": \"ada-fast\", \"text\": \"%s\"}"
            .formatted(ADA, MARKUP));
    assertThat(ada.locator(".class-notes .count")).hasText("1 new");
    ada.locator(".class-notes").press("Enter");
    assertThat(ada.locator(".class-panel:visible .notes p").first()).hasText(MARKUP);
    assertThat(ada.locator(".class-notes .count")).isHidden();
    assertThat(ada.locator(".class-panel a[href='/runs/ada-fast']")).isVisible();
    assertThat(ben.locator(".class-notes")).isHidden();
    ada.reload();
    assertThat(ada.locator(".class-notes")).isVisible();
    assertThat(ada.locator(".class-notes .count")).isHidden();
  }

  @Test
  void a_lost_connection_shows_and_what_was_missed_is_caught_up() throws Exception {
    Visit visit = attendee(ADA);
    Page page = at(visit, "/");
    visit.offline(true);
    lineDies(page.locator(".connection"));
    assertThat(page.locator(".connection"))
        .hasText(Pattern.compile("^Connection lost; trying again in \\d+\u00a0s\\. Try now$"));
    assertThat(page.locator("#polite")).hasText("Connection lost; it is tried again.");
    act("{\"act\": \"broadcast\", \"text\": \"Said meanwhile.\"}");
    visit.offline(false);
    assertThat(page.locator(".class-line p")).hasText("Said meanwhile.");
    assertThat(page.locator(".connection")).isHidden();
    visit.forget("ERR_INTERNET_DISCONNECTED");
    visit.forget("ERR_NETWORK");
  }

  @Test
  void it_looks_right_everywhere() throws Exception {
    act("{\"act\": \"timerSet\", \"minutes\": 10, \"label\": \"Joining strings\"}");
    act(
        "{\"act\": \"broadcast\", \"text\": \"Back at ten; bring your questions on escape analysis.\"}");
    act("{\"act\": \"pollOpened\", \"exercise\": \"concat\", \"question\": 0}");
    act("{\"act\": \"noted\", \"person\": \"%s\", \"text\": \"Look at line 12.\"}".formatted(CY));
    Gallery gallery = new Gallery();
    for (int round = 0; round < 2; round++) {
      for (Gallery.Look look : gallery.looks(1440, 390)) {
        Visit visit = attendee(CY, look.width(), look.theme());
        Page page = at(visit, "/exercises/concat");
        visit.awaitEditor();
        assertThat(page.locator(".class-timer b")).hasText(Pattern.compile("\\d:\\d\\d$"));
        gallery.look(page, look.name("class-bar"));
        page.locator(".class-poll").click();
        assertThat(page.locator(".class-panel:visible")).isVisible();
        gallery.look(page, look.name("class-bar-question"));
        page.locator(".class-hand").click();
        gallery.look(page, look.name("class-bar-hand"));
      }
    }
  }
}
