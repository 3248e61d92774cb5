package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.hotpath.Concat;
import dev.hotpath.RunningServer;
import dev.hotpath.Stored;
import dev.hotpath.protocol.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A view that the exercise didn't ask for, taken on the page of a run by keyboard alone. */
@ExtendWith(Chromium.class)
@Timeout(180)
class MoreViewsIT {

  private static final Path EXERCISES = Path.of("src/test/resources/exercises");
  private static final String FILE = "src/Repeat.java";
  private static final Pattern OFFERED = Pattern.compile("^Take it \\(about \\d+.s\\)$");

  private static Locator item(Page page, String name) {
    return page.locator(
        "[role=menuitem]", new Page.LocatorOptions().setHasText(Pattern.compile("^" + name)));
  }

  /** From the button to the tab that it adds, which has the keyboard then. */
  private static Locator choose(Page page, String name, String view) {
    Locator more = page.locator("#more-views");
    assertThat(more).isVisible();
    more.focus();
    page.keyboard().press("Enter");
    Locator items = page.locator("[role=menuitem]");
    assertThat(items.first()).isFocused();
    List<String> names = items.allTextContents();
    for (int i = 0; !names.get(i).startsWith(name); i++) {
      page.keyboard().press("ArrowDown");
    }
    assertThat(item(page, name)).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("#tab-" + view)).isFocused();
    assertThat(page.locator("#tab-" + view)).hasAttribute("aria-selected", "true");
    return page.locator("#panel-" + view);
  }

  private static void store(Path data) throws Exception {
    String code = Files.readString(EXERCISES.resolve("01-small/01-repeat").resolve(FILE));
    String endless = Concat.changed(code, "String result", "while (n > 0) {} String result");
    try (Stored stored = new Stored(data)) {
      stored
          .profiled("run", "repeat", new SourceFile(FILE, code), Map.of())
          .profiled("endless", "repeat", new SourceFile(FILE, endless), Map.of());
    }
  }

  @Test
  void it_is_chosen_taken_and_cancelled_by_keyboard_and_there_after_a_reload(
      Browser browser, @TempDir Path data) throws Exception {
    store(data);
    Gallery gallery = new Gallery();
    try (RunningServer server = RunningServer.on(data, "--exercises", EXERCISES.toString())) {
      for (Gallery.Look look : gallery.looks(1440, 390)) {
        try (Visit visit = look.visit(browser, server.address())) {
          cancels(visit, gallery, look);
        }
      }
      try (Visit visit = new Visit(browser, server.address())) {
        takes(visit, gallery);
      }
    }
  }

  /** What never comes to its end, so that it is under way as long as it is looked at. */
  private static void cancels(Visit visit, Gallery gallery, Gallery.Look look) {
    visit.open("/runs/endless");
    visit.awaitEditor();
    Page page = visit.page();
    Locator panel = choose(page, "Wall clock", "wall");
    Locator button = panel.locator(".take-view button");
    assertThat(button).hasText(OFFERED);
    gallery.look(page, look.name("more-views-offered"));
    button.focus();
    page.keyboard().press("Enter");
    assertThat(button).hasText("Cancel");
    assertThat(panel).containsText("Running benchmark repeat once more");
    assertThat(panel.locator("progress")).isVisible();
    gallery.look(page, look.name("more-views-under-way"));
    assertThat(button).isFocused();
    page.keyboard().press("Enter");
    assertThat(panel).containsText("Cancelled; nothing of it is kept.");
    assertThat(button).hasText(OFFERED);
    assertThat(panel.locator("progress")).isHidden();
    visit.assertQuiet();
  }

  private static void takes(Visit visit, Gallery gallery) {
    visit.open("/runs/run");
    visit.awaitEditor();
    Page page = visit.page();
    Locator panel = choose(page, "Wall clock", "wall");
    panel.locator(".take-view button").focus();
    page.keyboard().press("Enter");
    assertThat(panel.locator(".flame-view canvas")).isVisible();
    assertThat(page.locator("#tab-wall")).isFocused();
    assertThat(page.locator("#polite")).hasText("Wall clock is there.");
    page.locator("#more-views").click();
    assertThat(item(page, "Threads")).isVisible();
    assertThat(item(page, "Wall clock")).hasCount(0);
    gallery.look(page, "more-views-menu");
    page.keyboard().press("Escape");
    assertThat(page.locator("#more-views")).isFocused();

    page.reload();
    visit.awaitEditor();
    page.locator("#tab-wall").click();
    assertThat(panel.locator(".hot-table").first()).isVisible();
    // What the exercise asks for and the run does not have can be had as well.
    page.locator("#tab-alloc").click();
    assertThat(page.locator("#panel-alloc .take-view button")).hasText(OFFERED);
    visit.assertQuiet();
  }
}
