package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import dev.hotpath.RunningServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The timeline on the real page, of runs whose recordings were written by hand. */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class TimelineViewIT {

  private static final Path CONCAT = Path.of("exercises/03-memory/05-concat");

  /** Counts what is painted from now on: boxes and pictures on canvases. */
  private static final String COUNT_BOXES =
      """
      () => {
        window.boxes = 0;
        for (const act of ["fillRect", "drawImage"]) {
          const before = CanvasRenderingContext2D.prototype[act];
          CanvasRenderingContext2D.prototype[act] = function (...box) { window.boxes++; before.apply(this, box); };
        }
      }
      """;

  private Browser browser;
  private RunningServer server;

  @BeforeAll
  void serve(Browser shared, @TempDir Path data, @TempDir Path exercises) throws Exception {
    browser = shared;
    Timelines.store(data);
    Path copy = exercises.resolve("01-memory/01-concat");
    try (Stream<Path> files = Files.walk(CONCAT)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = copy.resolve(CONCAT.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    Path toml = copy.resolve("exercise.toml");
    Files.writeString(
        toml, Files.readString(toml).replaceFirst("views = .*", "views = [\"timeline\", \"cpu\"]"));
    Files.writeString(exercises.resolve("01-memory/README.md"), "# Memory\n");
    server = RunningServer.on(data, "--exercises", exercises.toString());
  }

  @AfterAll
  void end() {
    server.close();
  }

  /** The page of a run, with its timeline open. */
  private static Locator open(Visit visit, String run) {
    visit.open("/runs/" + run);
    Locator pane = visit.page().locator(".panes [data-pane=proof]");
    if (pane.isVisible()) {
      pane.click();
    }
    visit.page().locator("#tab-timeline").click();
    Locator panel = visit.page().locator("#panel-timeline");
    assertThat(panel.locator(".timeline-view")).isVisible();
    return panel;
  }

  private static void press(Page page, String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  @Test
  void the_whole_way_by_keyboard() {
    try (Visit visit = new Visit(browser, server.address())) {
      Page page = visit.page();
      Locator panel = open(visit, "bank");
      visit.awaitEditor();
      Locator said = panel.locator(".timeline-said");
      assertThat(panel.locator(".timeline-headline")).containsText("threads");
      assertThat(panel.locator(".timeline-waits")).containsText("Ledger");
      panel.locator(".timeline-view").focus();
      press(page, "End", "Home");
      assertThat(said.locator("b")).containsText("teller-1 at 0");

      // Along a lane, from change to change.
      press(page, "ArrowRight");
      assertThat(said).containsText("blocked: waits to enter a monitor of Ledger · 400\u00a0ms");
      assertThat(said).containsText("held by teller-2, which was in Concat.row");
      assertThat(page.locator("#polite")).containsText("teller-1, 100");
      press(page, "o");
      visit.assertCursorAt(13, "row += cell");
      panel.locator(".timeline-view").focus();
      press(page, "ArrowDown");
      assertThat(said).containsText("sleeping · 400\u00a0ms");

      // Its card, and from there to the line where it slept.
      press(page, "Enter");
      Locator card = panel.locator(".timeline-card");
      assertThat(card.locator("h3")).isFocused();
      assertThat(card.locator("h3")).containsText("teller-2");
      assertThat(card.locator(".timeline-shares")).containsText("sleeping 40");
      card.locator(".timeline-list .link").first().focus();
      press(page, "Enter");
      visit.assertCursorAt(15, "return row");
      card.locator("h3 button").focus();
      press(page, "Enter");
      assertThat(card).isHidden();
      assertThat(panel.locator(".timeline-view")).isFocused();

      // A range: what it went to, and the flame graph of its samples alone.
      press(page, "Home", "[", "ArrowRight", "]");
      Locator range = panel.locator(".timeline-range");
      assertThat(range.locator("h3").first()).containsText("Selected: 0");
      assertThat(range.locator("h3 small").first()).containsText("196\u00a0samples");
      assertThat(range.locator(".hot-table").first()).containsText("Concat.row");
      assertThat(panel.locator(".timeline-threads")).not().containsText("blocked");
      panel.locator(".timeline-view").focus();
      press(page, "Escape");
      assertThat(range).isHidden();
      assertThat(panel.locator(".timeline-threads")).containsText("blocked");

      // Closer: the server has a finer window for what is in view.
      page.waitForResponse(
          answer -> answer.url().contains("/timeline?from="),
          () -> press(page, "w", "w", "w", "d"));
      assertThat(panel.locator("[aria-busy=true]")).hasCount(0);
      press(page, "x", "/");
      page.keyboard().insertText("teller-4");
      panel.locator(".timeline-view").focus();
      press(page, "PageUp", "PageDown", "PageDown");
      assertThat(said.locator("b")).containsText("teller-4");
      press(page, "Home");
      assertThat(said).containsText("parked at LinkedBlockingQueue");
      press(page, "?");
      assertThat(page.locator("dialog h2")).hasText("How to read a timeline");
      press(page, "Escape");
      assertThat(panel.locator(".timeline-view")).isFocused();
      visit.assertQuiet();
    }
  }

  @Test
  void what_a_program_planted_is_named_and_what_it_did_not_is_not() {
    try (Visit visit = new Visit(browser, server.address())) {
      Locator panel = open(visit, "bank");
      Locator waits = panel.locator(".timeline-waits");
      assertThat(waits).containsText("blocked: waits to enter a monitor of Ledger");
      assertThat(waits).containsText("teller-2, sleeping in Concat.row");
      assertThat(waits).containsText("pinned");
      assertThat(panel).containsText("Transfer");
      assertThat(panel.locator(".timeline-jvm").first()).containsText("pauses of the collector");
      assertThat(panel.locator(".timeline-threads")).containsText(Timelines.MARKUP);
      assertThat(panel.locator("img")).hasCount(0);
      assertFalse(panel.innerText().contains("\u202e"), "text that turns its surroundings around");
      assertThat(panel.locator("a[download$='trace-timeline.json']")).hasCount(1);

      Locator bare = open(visit, "bare");
      assertThat(bare.locator(".timeline-headline")).containsText("1 thread");
      assertThat(bare.locator(".timeline-waits")).hasCount(0);
      assertThat(bare).not().containsText("Transfer");
      assertThat(bare.locator(".timeline-legend li")).hasCount(1);
      visit.assertQuiet();
    }
  }

  @Test
  void mouse_and_fingers() {
    try (Visit visit = new Visit(browser, server.address(), 390, 844, ColorScheme.DARK)) {
      Page page = visit.page();
      Locator panel = open(visit, "bank");
      Locator view = panel.locator(".timeline-view");
      view.scrollIntoViewIfNeeded();
      BoundingBox box = view.boundingBox();
      double middle = box.x + box.width * 0.6;

      // Along the axis a drag selects.
      page.mouse().move(middle, box.y + 8);
      page.mouse().down();
      page.mouse().move(middle + 20, box.y + 8);
      page.mouse().move(middle + 60, box.y + 8);
      page.mouse().up();
      assertThat(panel.locator(".timeline-range h3").first()).containsText("Selected: ");
      panel.locator(".timeline-ways button").nth(1).click();
      assertThat(panel.locator(".timeline-range")).isHidden();

      // A tap shows what is there; two fingers that part go closer.
      view.scrollIntoViewIfNeeded();
      BoundingBox now = view.boundingBox();
      double lane = now.y + now.height - 30;
      page.touchscreen().tap(middle, lane);
      assertThat(panel.locator(".timeline-card h3")).isVisible();
      String before = panel.locator(".timeline-said b").innerText();
      page.waitForResponse(
          answer -> answer.url().contains("/timeline?from="),
          () -> pinch(visit, middle, lane - 60));
      assertThat(panel.locator("[aria-busy=true]")).hasCount(0);
      page.touchscreen().tap(middle + 40, lane);
      assertThat(panel.locator(".timeline-said b")).not().hasText(before);
      visit.assertQuiet();
    }
  }

  /** Two fingers on a line, from 20 pixels apart to 180. */
  private static void pinch(Visit visit, double x, double y) {
    CDPSession session = visit.page().context().newCDPSession(visit.page());
    for (int apart = 20; apart <= 180; apart += 40) {
      touch(session, apart == 20 ? "touchStart" : "touchMove", x - apart / 2.0, x + apart / 2.0, y);
    }
    touch(session, "touchEnd", 0, 0, -1);
    session.detach();
  }

  private static void touch(CDPSession session, String type, double x0, double x1, double y) {
    JsonArray points = new JsonArray();
    for (double x : y < 0 ? new double[0] : new double[] {x0, x1}) {
      JsonObject point = new JsonObject();
      point.addProperty("x", x);
      point.addProperty("y", y);
      point.addProperty("id", points.size());
      points.add(point);
    }
    JsonObject event = new JsonObject();
    event.addProperty("type", type);
    event.add("touchPoints", points);
    session.send("Input.dispatchTouchEvent", event);
  }

  @Test
  void a_thousand_threads_cost_what_is_in_view_and_little_memory() {
    try (Visit visit = new Visit(browser, server.address())) {
      Page page = visit.page();
      Locator panel = open(visit, "crowd");
      // A lane for each of the busiest 200, and one for what the recorder and the JVM itself do.
      assertThat(panel).containsText("Show all 202");
      assertThat(panel).containsText("798 more have no lane");
      page.evaluate(COUNT_BOXES);
      panel.locator(".timeline-view").focus();
      press(page, "PageDown", "PageDown");
      page.waitForCondition(() -> boxes(page) > 0);
      assertThat(panel.locator(".timeline-said b")).containsText("worker-");
      long all = boxes(page);
      press(page, "/");
      page.keyboard().insertText("worker-1");
      page.evaluate("window.boxes = 0");
      page.keyboard().insertText("1");
      page.waitForCondition(() -> boxes(page) > 0);
      // Three pictures of a thousand lanes against one or two of eleven.
      assertTrue(all < 20 * boxes(page), all + " boxes, and of few lanes " + boxes(page));

      CDPSession session = page.context().newCDPSession(page);
      session.send("HeapProfiler.collectGarbage");
      double used = session.send("Runtime.getHeapUsage").get("usedSize").getAsDouble();
      assertTrue(used < 100_000_000, "%,.0f bytes of heap".formatted(used));
      visit.assertQuiet();
    }
  }

  private static long boxes(Page page) {
    return ((Number) page.evaluate("window.boxes")).longValue();
  }

  @Test
  void it_looks_well_in_both_themes_and_is_accessible() throws Exception {
    Gallery gallery = new Gallery();
    Map<String, List<String>> states =
        Map.of(
            "timeline", List.of("End", "Home", "ArrowRight"),
            "timeline-range", List.of("End", "Home", "[", "ArrowRight", "]", "Enter"),
            "timeline-how", List.of("?"));
    for (String state : states.keySet()) {
      for (Gallery.Look look : gallery.looks(1440, 390)) {
        try (Visit visit = new Visit(browser, server.address(), look.width(), 1200, look.theme())) {
          Locator panel = open(visit, "bank");
          panel.locator(".timeline-view").focus();
          states.get(state).forEach(visit.page().keyboard()::press);
          if (state.equals("timeline-range")) {
            assertThat(panel.locator(".timeline-range .hot-table").first()).isVisible();
            assertThat(panel.locator(".timeline-card h3")).isVisible();
          }
          assertThat(visit.page().locator("[aria-busy=true]")).hasCount(0);
          gallery.look(visit.page(), look.name(state));
          visit.assertQuiet();
        }
      }
    }
  }
}
