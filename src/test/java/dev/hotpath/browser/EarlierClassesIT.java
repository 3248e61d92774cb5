package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import dev.hotpath.Client;
import dev.hotpath.RunningServer;
import dev.hotpath.Stored;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Classes that are over, as their instructor looks at them: Monday's, and those that tests end. */
@Timeout(240)
class EarlierClassesIT extends AtTheClass {

  private static final String MONDAY = "00000000000000ff";
  private static final String LIST = "/class/earlier";
  private static final String BOARD = LIST + "/" + MONDAY;

  @Override
  void store(Stored stored) throws Exception {
    super.store(stored);
    stored.classOver().session("00000000000000fe", "Tuesday group", "T7QF2M9D");
  }

  /** Begins the next class, so that the one before is an earlier one; returns the new one's id. */
  private String begin(String title) throws Exception {
    Client.Answer begun =
        server.instructor().post("/api/class/session/next", "{\"title\": \"%s\"}".formatted(title));
    assertEquals(201, begun.status(), begun::text);
    return begun.json().get("id").asString();
  }

  private Page opened(String path) throws Exception {
    Visit visit = instructor();
    visit.open(path);
    return visit.page();
  }

  private static Locator held(Page page, String title) {
    return page.locator(".classes li")
        .filter(new Locator.FilterOptions().setHas(page.locator("h3").getByText(title)));
  }

  private static Locator cell(Page page, String name, String exercise) {
    return page.locator(".who-is-where tbody tr")
        .filter(new Locator.FilterOptions().setHas(page.locator("th bdi").getByText(name)))
        .locator("[data-column=" + exercise + "]");
  }

  @Test
  void they_are_listed_from_the_board_the_newest_first() throws Exception {
    Page page = opened("/class");
    page.locator("#join a").getByText("Earlier classes").click();
    assertThat(page).hasURL(server.address() + LIST);
    Locator newest = page.locator(".classes li").first();
    assertThat(newest).containsText("open now");
    assertThat(newest.locator(".went")).containsText("so far");
    assertThat(newest.locator(".delete")).hasCount(0);
    assertThat(newest.locator("a").getByText("Open")).hasAttribute("href", "/class");
    assertThat(page.locator(".classes .now")).hasCount(1);
    assertThat(page.locator(".classes li").last()).containsText("Monday group");
    assertThat(held(page, "Monday group").locator(".went"))
        .hasText(Pattern.compile("·\\s1\\sh 10\\smin · 4\\speople · 3\\sattempts$"));
    assertThat(page.locator("#none")).isHidden();
  }

  @Test
  void times_are_told_as_the_clock_on_the_wall_has_them() throws Exception {
    Page page = instructor().page();
    JsonObject india = new JsonObject();
    india.addProperty("timezoneId", "Asia/Kolkata");
    page.context().newCDPSession(page).send("Emulation.setTimezoneOverride", india);
    page.navigate(LIST);
    Locator began = held(page, "Monday group").locator("time");
    assertThat(began).hasText("22 Nov 2026, 14:30");
    assertThat(began).hasAttribute("title", "22 Nov 2026, 09:00 UTC");
    page.navigate(BOARD);
    assertThat(page.locator(".ended"))
        .hasText(
            "This class is over: from 22 Nov 2026, 14:30 to 22 Nov 2026, 15:40; you can look,"
                + " nothing changes.");
  }

  @Test
  void results_are_exported_from_the_list_and_from_the_board() throws Exception {
    Page page = opened(LIST);
    Locator row = held(page, "Monday group");
    Download csv = page.waitForDownload(() -> row.locator("a").getByText("CSV").click());
    assertEquals("hotpath-" + MONDAY + ".csv", csv.suggestedFilename());
    page.navigate(BOARD);
    Download json =
        page.waitForDownload(() -> page.locator(".results a").getByText("JSON").click());
    assertEquals("hotpath-" + MONDAY + ".json", json.suggestedFilename());
  }

  @Test
  void the_board_is_as_it_was_and_has_nothing_that_would_change_it() throws Exception {
    Page page = instructor().page();
    List<Request> asked = new ArrayList<>();
    page.onRequest(asked::add);
    page.navigate(LIST);
    held(page, "Monday group").locator("a").getByText("Open").click();
    assertThat(page).hasURL(server.address() + BOARD);
    assertThat(page.locator("#main .title")).hasText("Monday group");
    assertThat(cell(page, "Ada", "concat")).hasText("✓6.2");
    assertThat(cell(page, "Ben", "concat")).hasText("S2.0");
    assertThat(cell(page, RIGHT_TO_LEFT, "concat")).hasText("F");
    assertThat(page.locator(".who-is-where tbody tr")).hasCount(4);
    assertThat(page.locator(".who-is-where tbody i")).hasCount(0);
    assertThat(page.locator("#chosen option").first()).hasText("worked at last: Joining strings");
    assertThat(page.locator(".speed-dots circle")).hasCount(2);
    assertThat(page.locator("#hands .meta")).hasText("No hand was up.");
    assertThat(page.locator("main :is(button, input, textarea)")).hasCount(0);
    page.locator(".who-is-where thead [data-column=escape]").click();
    assertThat(page.locator("#chosen")).hasValue("escape");
    assertThat(page.locator("#speeds .said")).hasText("Nobody was measured yet.");

    page.locator(".who-is-where tbody th bdi").getByText("Ada").click();
    assertThat(page.locator("dialog dd a")).hasAttribute("href", "/runs/ada-fast");
    assertThat(page.locator("dialog button")).hasText(new String[] {"Close"});
    page.keyboard().press("Enter");
    cell(page, "Ben", "concat").click();
    assertThat(page.locator("dialog .summary")).hasText("Correct, but only 2× faster.");
    assertThat(page.locator("dialog button")).hasText(new String[] {"Close"});
    page.keyboard().press("Escape");
    assertThat(page.locator("dialog")).hasCount(0);
    for (Request request : asked) {
      assertEquals("GET", request.method(), request.url());
      assertFalse(request.url().endsWith("/events"), request.url());
    }
  }

  @Test
  void an_attempt_is_read_with_its_evidence_and_leads_back() throws Exception {
    Page page = opened(BOARD);
    cell(page, "Ada", "concat").click();
    page.locator("dialog a.primary").click();
    assertThat(page).hasURL(server.address() + "/runs/ada-fast");
    assertThat(page.locator(".of-author")).containsText("Attempt of Ada, read only");
    assertThat(page.locator(".of-author button")).hasCount(0);
    assertThat(page.locator("#verdict")).hasClass("verdict pass");
    assertThat(page.locator("#run")).hasCount(0);
    assertThat(page.locator(".code .cm-content")).containsText("new StringBuilder()");
    page.locator("#tab-cpu").click();
    assertThat(page.locator("#panel-cpu .hot-table")).isVisible();
    page.locator(".of-author a").click();
    assertThat(page).hasURL(server.address() + BOARD);
  }

  @Test
  void hands_that_were_up_at_its_end_are_still_told() throws Exception {
    String over = begin("With a hand up");
    String code =
        server.instructor().get("/api/class/board").json().at("/session/joinCode").asString();
    Client dan = server.client().join(code, "Dan");
    dan.put("/api/class/hand", "{\"exercise\": \"concat\", \"words\": \"%s\"}".formatted(MARKUP));
    begin("After the hand");
    Page page = opened(LIST + "/" + over);
    assertThat(page.locator("#hands li")).hasCount(1);
    assertThat(page.locator("#hands li b")).hasText("Dan");
    assertThat(page.locator("#hands q")).hasText(MARKUP);
    assertThat(page.locator("#hands .count")).hasText("1");
    assertThat(page.locator("#hands button")).hasCount(0);
    page.locator("#order").selectOption("hands");
    assertThat(page.locator(".who-is-where tbody th")).containsText("Dan");
  }

  @Test
  void one_in_which_nobody_was_says_so() throws Exception {
    String over = begin("Nobody came");
    begin("After nobody");
    Page page = opened(LIST + "/" + over);
    Locator nobody = page.locator("#nobody");
    assertThat(nobody).hasText("Nobody joined this class.");
    double head = page.locator(".who-is-where thead").boundingBox().height;
    double apart =
        nobody.boundingBox().y - page.locator(".who-is-where thead").boundingBox().y - head;
    assertTrue(apart < head, apart + " px below the titles of the exercises");
    page.navigate(LIST);
    assertThat(held(page, "Nobody came").locator(".went"))
        .hasText(Pattern.compile("0\\speople · 0\\sattempts$"));
  }

  @Test
  void by_keyboard_alone_a_cell_is_found_and_its_attempt_opened() throws Exception {
    Page page = opened(LIST);
    tabTo(page, held(page, "Monday group").locator("a").getByText("Open"));
    page.keyboard().press("Enter");
    assertThat(cell(page, "Ada", "concat")).isVisible();
    tabTo(page, page.locator(".who-is-where [tabindex='0']"));
    page.keyboard().press("ArrowDown");
    while (!(Boolean)
        cell(page, "Ada", "concat").evaluate("node => node === document.activeElement")) {
      page.keyboard().press("ArrowRight");
    }
    page.keyboard().press("Enter");
    assertThat(page.locator("dialog h2")).hasText("Ada: Joining strings");
    assertThat(page.locator("dialog a.primary")).isFocused();
    page.keyboard().press("Escape");
    assertThat(cell(page, "Ada", "concat")).isFocused();
    page.keyboard().press("Enter");
    page.locator("dialog a.primary").press("Enter");
    assertThat(page).hasURL(server.address() + "/runs/ada-fast");
    tabTo(page, page.locator(".of-author a"));
    page.keyboard().press("Enter");
    assertThat(page).hasURL(server.address() + BOARD);
  }

  @Test
  void one_is_deleted_once_that_is_confirmed() throws Exception {
    String doomed = begin("To be deleted");
    begin("After it");
    Page page = opened(LIST);
    Locator row = held(page, "To be deleted");
    tabTo(page, row.locator(".delete"));
    page.keyboard().press("Enter");
    assertThat(page.locator("dialog h2")).hasText("Delete To be deleted?");
    assertThat(page.locator("dialog p")).containsText("0\u00a0people");
    assertThat(page.locator("dialog button").first()).isFocused();
    page.keyboard().press("Enter"); // it is kept
    assertThat(row.locator(".delete")).isFocused();
    assertThat(row).hasCount(1);

    page.keyboard().press("Enter");
    page.locator("dialog .primary").press("Enter");
    assertThat(page.locator(".toast")).containsText("To be deleted was deleted.");
    assertThat(row).hasCount(0);
    assertThat(page.locator(".classes .delete:focus")).hasCount(1);
    page.reload();
    assertThat(held(page, "Monday group")).isVisible();
    assertThat(row).hasCount(0);
    assertEquals(404, server.instructor().get("/api/class/board?session=" + doomed).status());
  }

  @Test
  void where_there_was_none_that_is_said_and_again_when_the_last_is_deleted(@TempDir Path own)
      throws Exception {
    try (RunningServer fresh = RunningServer.on(own, "--classroom", "--trusted-learners");
        Visit visit = new Visit(browser, fresh.address()).as(fresh.instructor())) {
      visit.open(LIST);
      Page page = visit.page();
      assertThat(page.locator("#none")).containsText("No earlier class yet.");
      assertThat(page.locator(".classes li")).hasCount(1);
      fresh.instructor().post("/api/class/session/next", "{\"title\": \"The next\"}");
      page.reload();
      assertThat(page.locator("#none")).isHidden();
      page.locator(".classes .delete").press("Enter");
      page.locator("dialog .primary").press("Enter");
      assertThat(page.locator("#none")).isVisible();
      assertThat(page.locator("#main")).isFocused();
      visit.assertQuiet();
    }
  }

  @Test
  void one_that_there_was_not_is_not_found_and_the_current_one_has_its_own_board()
      throws Exception {
    Visit visit = instructor();
    visit.open(LIST + "/%3Cb%3Enothing");
    assertThat(visit.page().locator(".lede"))
        .hasText(
            "There was no class '<b>nothing' here, or it was deleted; /class/earlier lists all.");
    visit.forget("404");
    String current = begin("The current one");
    visit.open(LIST + "/" + current);
    assertThat(visit.page()).hasURL(server.address() + "/class");
    assertThat(visit.page().locator("#end")).isVisible();
  }

  @Test
  void nobody_but_the_instructor_looks_at_them_and_nobody_changes_them() throws Exception {
    for (String path : List.of(LIST, BOARD)) {
      Client.Answer refused = program(ADA).get(path);
      assertEquals(403, refused.status(), path);
      assertTrue(refused.text().contains("for the instructor alone"), refused::text);
      Client.Answer stranger = server.client().get(path);
      assertEquals(303, stranger.status(), path);
      assertTrue(stranger.header("Location").contains("/join?then="), path);
    }
    assertEquals(404, server.instructor().get(LIST + "/0").status());
    assertEquals(409, program(ADA).delete("/api/class/sessions/" + MONDAY).status());
    Client.Answer note =
        server
            .instructor()
            .post(
                "/api/class/acts",
                "{\"act\": \"noted\", \"person\": \"%s\", \"text\": \"late\"}".formatted(ADA));
    assertEquals("unknown-person", note.code());
    assertEquals(404, server.instructor().delete("/api/class/hands/" + ADA).status());
  }

  @Test
  void they_look_right_everywhere() throws Exception {
    Gallery gallery = new Gallery();
    for (int round = 0; round < 2; round++) {
      for (Gallery.Look look : gallery.looks(1440, 390)) {
        shoot(gallery, look);
      }
    }
  }

  private void shoot(Gallery gallery, Gallery.Look look) throws Exception {
    ColorScheme theme = look.theme();
    Page page = instructor(look.width(), theme).page();
    page.navigate(LIST);
    assertThat(held(page, "Monday group").locator("time"))
        .not()
        .containsText("UTC"); // the script has run
    gallery.look(page, look.name("earlier"));
    held(page, "Monday group").locator(".delete").click();
    gallery.look(page, look.name("earlier-delete"));
    page.navigate(BOARD);
    assertThat(page.locator(".speed-dots circle")).hasCount(2);
    gallery.look(page, look.name("earlier-board"));
  }
}
