package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.hotpath.RunningServer;
import dev.hotpath.Stored;
import dev.hotpath.evidence.gc.WrittenLog;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.protocol.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the collector did, on the page: a run with collections, and one without any. */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class GcViewIT {

  private static final Path EXERCISES = Path.of("src/test/resources/exercises");
  private static final String YOUNG = "Pause Young (Allocation Failure)";
  private static final String MARKUP = "<img src=x onerror=alert(1)>";

  private RunningServer server;
  private Browser browser;

  @BeforeAll
  void serve(Browser shared, @TempDir Path data) throws Exception {
    String file = "src/Garbage.java";
    SourceFile code =
        new SourceFile(
            file, Files.readString(EXERCISES.resolve("01-small/09-garbage").resolve(file)));
    try (Stored stored = new Stored(data)) {
      stored
          .profiled("some", "garbage", code, files(some()))
          .profiled("none", "garbage", code, files(new WrittenLog("G1").each(0, 7)));
    }
    server = RunningServer.on(data, "--exercises", EXERCISES.toString());
    browser = shared;
  }

  @AfterAll
  void end() {
    server.close();
  }

  private static Map<String, byte[]> files(WrittenLog log) {
    return Map.of(
        "gc.json", RunDocuments.mapper().writeValueAsBytes(log.report()),
        "gc.log", log.recording().log());
  }

  /** Sixty young collections, one of which became a full one, and one with a name out for harm. */
  private static WrittenLog some() {
    WrittenLog log = new WrittenLog("Serial").each(9_912, 80_000).live(41, 64);
    for (int i = 0; i < 60; i++) {
      double at = 8 + 16.0 * i;
      if (i == 30) {
        log.pause(at, 18, "Pause Full (Allocation Failure)", 62, 41, 64);
      } else if (i == 50) {
        log.pause(at, 1, "Pause Young (" + MARKUP + ")", 58, 42, 64);
      } else {
        log.generations(at, 40, 40 + i % 2, 58, 42 + i % 3)
            .pause(at, 0.6 + (i % 7) / 10.0, YOUNG, 58, 42 + i % 3, 64);
      }
    }
    return log;
  }

  private Locator open(Visit visit, String run) {
    visit.open("/runs/" + run);
    visit.awaitEditor();
    Locator pane = visit.page().locator(".panes [data-pane=proof]");
    if (pane.isVisible()) {
      pane.click();
    }
    visit.page().locator("#tab-gc").click();
    Locator panel = visit.page().locator("#panel-gc");
    assertThat(panel.locator("h3").first()).containsText("What the collector does");
    return panel;
  }

  @Test
  void words_a_picture_and_each_collection_with_its_line_are_there_by_keyboard_too()
      throws Exception {
    Gallery gallery = new Gallery();
    for (Gallery.Look look : gallery.looks(1440, 390)) {
      try (Visit visit = look.visit(browser, server.address())) {
        Locator panel = open(visit, "some");
        Page page = visit.page();
        assertThat(panel.locator(".gc-first"))
            .containsText("59 young collections and 1 full collection");
        assertThat(panel.locator(".gc-notes li")).containsText("The heap is too small");
        assertThat(panel.locator(".gc-kinds tbody tr").first())
            .containsText("no room for the next object");
        assertThat(panel.locator(".gc-lengths tbody tr").last())
            .containsText("10\u00a0ms to 20\u00a0ms");
        assertThat(panel.locator(".gc-heap .pause")).hasCount(60);
        assertThat(panel.locator(".gc-heap .grave")).hasCount(1);
        assertThat(panel.locator(".gc-heap .live")).hasCount(1);

        Locator heap = panel.locator(".gc-heap");
        heap.focus();
        page.keyboard().press("ArrowRight");
        assertThat(panel.locator(".gc-said"))
            .hasText(
                "GC(0) at 0.008 s: young, Allocation Failure (no room for the next object); stood still"
                    + " 600 µs; heap 58 → 42 MB of 64 MB; nothing promoted");
        page.keyboard().press("End");
        // The row of the last one is there now, and says what -Xlog:gc prints.
        Locator chosen = panel.locator(".gc-collections tr.chosen");
        assertThat(chosen)
            .containsText(
                "[info][gc] GC(59) Pause Young (Allocation Failure) 58M->44M(64M) 0.900ms");
        assertThat(panel.locator(".gc-collections tbody tr")).hasCount(60);
        assertEquals("60", heap.getAttribute("aria-valuenow"));
        assertTrue(heap.getAttribute("aria-valuetext").startsWith("GC(59) at"));
        panel.locator(".gc-collections tbody tr").nth(50).locator("button").click();
        assertThat(panel.locator(".gc-said")).containsText(MARKUP);
        assertThat(chosen).containsText("GC(50) Pause Young (" + MARKUP + ")");
        assertThat(page.locator("main img")).hasCount(0);
        assertThat(panel.locator(".files-of-run a").first())
            .hasAttribute("href", "/api/runs/some/artifacts/gc.log");
        gallery.look(page, look.name("gc"));
        visit.assertQuiet();
      }
    }
  }

  @Test
  void none_is_said_to_be_none() throws Exception {
    Gallery gallery = new Gallery();
    Gallery.Look look = gallery.looks(1440).getFirst();
    try (Visit visit = look.visit(browser, server.address())) {
      Locator panel = open(visit, "none");
      assertThat(panel.locator(".gc-first"))
          .hasText("No collection in 1\u00a0s: it allocates 0\u00a0B an operation.");
      assertThat(panel.locator(".gc-heap svg"))
          .hasAttribute("aria-label", Pattern.compile("no pause"));
      assertThat(panel.locator("table")).hasCount(0);
      gallery.look(visit.page(), look.name("gc-none"));
      visit.assertQuiet();
    }
  }
}
