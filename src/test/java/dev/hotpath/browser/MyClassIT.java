package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An attendee's own page of the class. */
@Timeout(240)
class MyClassIT extends AtTheClass {

  private Page mine(String person) {
    Visit visit = attendee(person);
    visit.open("/class");
    assertThat(visit.page().locator("#class-bar .class-hand")).isVisible();
    return visit.page();
  }

  @Test
  void every_attempt_is_listed_with_what_came_of_it() {
    Page page = mine(BEN);
    assertThat(page.locator(".lede")).containsText("0 exercises passed, 1 attempt");
    Locator row = page.locator(".history tbody tr");
    assertThat(row).hasCount(1);
    assertThat(row).containsText("Joining strings, attempt 1");
    assertThat(row).containsText("correct, short of its goal");
    assertThat(row.locator("td.num").first()).hasText("2×");
    row.locator("a").click();
    assertThat(page).hasURL(server.address() + "/runs/ben-slow");
    assertThat(page.locator(".of-author")).hasCount(0);
    assertThat(page.locator("#run")).isVisible();
  }

  @Test
  void an_attempt_is_shared_by_link_where_that_is_allowed_and_shows_no_name() throws Exception {
    Page page = mine(ADA);
    assertThat(page.locator(".history .sharing").first()).isHidden();
    assertEquals(404, program(BEN).get("/runs/ada-fast").status());
    long allowed = act("{\"act\": \"sharingAllowed\", \"allowed\": true}");
    assertThat(page.locator(".history .sharing").first()).isVisible();
    page.locator("input[data-run=ada-fast]").check();
    assertThat(page.locator("[data-copy=ada-fast]")).isVisible();

    Visit visit = attendee(BEN);
    visit.open("/runs/ada-fast");
    Page ben = visit.page();
    assertThat(ben.locator(".of-author")).containsText("An attempt that somebody shared");
    assertThat(ben.locator("#verdict")).hasClass("verdict pass");
    assertThat(ben.locator(".of-author button")).hasCount(0);
    assertThat(ben.locator("#run")).hasCount(0);
    assertEquals(false, ben.locator("body").innerText().contains("Ada"));

    page.locator("input[data-run=ada-fast]").uncheck();
    assertThat(page.locator("[data-copy=ada-fast]")).isHidden();
    assertEquals(404, program(BEN).get("/runs/ada-fast").status());
    page.locator("input[data-run=ada-fast]").check();
    assertThat(page.locator("[data-copy=ada-fast]")).isVisible();
    server.instructor().delete("/api/class/acts/" + allowed);
    assertThat(page.locator(".history .sharing").first()).isHidden();
    assertEquals(404, program(BEN).get("/runs/ada-fast").status());
  }

  @Test
  void speedups_of_others_show_only_to_who_shows_theirs() {
    Page ada = mine(ADA);
    assertThat(ada.locator(".speeds tbody tr")).containsText(new String[] {"6.2×"});
    assertThat(ada.locator("#on-board")).not().isChecked();
    assertThat(ada.locator(".speeds .others")).hasCount(0);
    Page ben = mine(BEN);
    ben.locator("#on-board").press("Space");
    assertThat(ben.locator(".board-choice .meta")).hasText("0 others show theirs to you.");
    ada.reload();
    assertThat(ada.locator(".speeds .others")).hasCount(0);
    ada.locator("#on-board").press("Space");
    assertThat(ada.locator(".speeds .others")).containsText(new String[] {"Ben 2×"});
    ben.reload();
    assertThat(ben.locator(".speeds .others")).containsText(new String[] {"Ada 6.2×"});
    ben.locator("#on-board").press("Space");
    assertThat(ben.locator(".board-choice .meta")).containsText("Off");
    ada.reload();
    assertThat(ada.locator(".board-choice .meta")).hasText("0 others show theirs to you.");
  }

  @Test
  void notes_come_while_the_page_is_open() throws Exception {
    Page page = mine(CY);
    assertThat(page.locator("#no-notes")).isVisible();
    act("{\"act\": \"noted\", \"person\": \"%s\", \"text\": \"%s\"}".formatted(CY, MARKUP));
    assertThat(page.locator("#notes-list li p").first()).hasText(MARKUP);
    assertThat(page.locator("#no-notes")).isHidden();
    page.reload();
    assertThat(page.locator("#notes-list li")).hasCount(1);
  }

  @Test
  void it_looks_right_everywhere() throws Exception {
    long allowed = act("{\"act\": \"sharingAllowed\", \"allowed\": true}");
    act(
        "{\"act\": \"noted\", \"person\": \"%s\", \"run\": \"ada-fast\", \"text\": \"Well done; now without the buffer.\"}"
            .formatted(ADA));
    Gallery gallery = new Gallery();
    for (int round = 0; round < 2; round++) {
      for (Gallery.Look look : gallery.looks(1440, 390)) {
        Visit visit = attendee(ADA, look.width(), look.theme());
        visit.open("/class");
        Page page = visit.page();
        assertThat(page.locator(".history .sharing").first()).isVisible();
        gallery.look(page, look.name("my-class"));
        visit.open("/runs/ada-fast");
        visit.awaitEditor();
      }
    }
    for (Gallery.Look look : gallery.looks(1440, 390)) {
      Visit visit = instructor(look.width(), look.theme());
      visit.open("/runs/ada-fast");
      assertThat(visit.page().locator("#verdict")).hasClass(Pattern.compile("pass"));
      gallery.look(visit.page(), look.name("read-only"));
    }
    server.instructor().delete("/api/class/acts/" + allowed);
  }
}
