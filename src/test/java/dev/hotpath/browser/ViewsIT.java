package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.hotpath.RunningServer;
import dev.hotpath.Stored;
import dev.hotpath.evidence.flame.FlameGraph;
import dev.hotpath.evidence.flame.Profile;
import dev.hotpath.evidence.flame.Sources;
import dev.hotpath.protocol.SourceFile;
import dev.hotpath.protocol.StackSamples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Every kind of profile on the page of an exercise that asks for all of them. */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class ViewsIT {

  private static final Path EXERCISES = Path.of("src/test/resources/exercises");
  private static final String FILE = "src/Planted.java";
  private static final Sources SOURCES =
      new Sources("phenomena", List.of(FILE, "bench/PlantedBench.java"));
  private static final String BENCH = "phenomena.PlantedBench.all:18:INLINED";
  private static final String KEEPS = "phenomena.Planted.keeps:54";
  private static final String WAITS = "phenomena.Planted.waits:37";
  private static final String MONITOR = "java.lang.Object/";

  private RunningServer server;
  private Browser browser;

  @BeforeAll
  void serve(Browser shared, @TempDir Path data) throws Exception {
    SourceFile code =
        new SourceFile(
            FILE, Files.readString(EXERCISES.resolve("01-small/07-phenomena").resolve(FILE)));
    Profile none = new Profile();
    try (Stored stored = new Stored(data)) {
      stored
          .profiled(
              "none",
              "phenomena",
              code,
              files(
                  List.of(
                      none.wall(),
                      none.lock(),
                      none.live(),
                      none.threads(),
                      none.cpu(),
                      none.alloc())))
          .profiled("all", "phenomena", code, files(all()));
    }
    server = RunningServer.on(data, "--exercises", EXERCISES.toString());
    browser = shared;
  }

  @AfterAll
  void end() {
    server.close();
  }

  private static Map<String, byte[]> files(List<StackSamples> profiles) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    JsonMapper json = JsonMapper.builder().build();
    for (StackSamples samples : profiles) {
      files.put(
          "flame-" + samples.view() + ".json",
          json.writeValueAsBytes(FlameGraph.of(samples, SOURCES)));
      files.put("collapsed-" + samples.view() + ".txt", new byte[1]);
    }
    files.put("recording.jfr", new byte[1]);
    files.put("recording-lock.jfr", new byte[1]);
    return files;
  }

  private static List<StackSamples> all() {
    Profile wall =
        new Profile()
            .stack(700, BENCH, "phenomena.Planted.sleeps:25", "java.lang.Thread.sleep:509")
            .stack(180, BENCH, WAITS)
            .stack(90, "phenomena.Planted.holds:49", "jdk.internal.misc.Unsafe.park:0")
            .stack(30, BENCH, KEEPS);
    Profile lock =
        new Profile()
            .stack(96_000_000, 80, BENCH, WAITS, MONITOR)
            .stack(4_000_000, 120, BENCH, "phenomena.Planted.waits:40", MONITOR);
    Profile live =
        new Profile()
            .stack(30_000_000, 114, BENCH, KEEPS, "byte[]/")
            .stack(400_000, 10_000, BENCH, "phenomena.Planted.waits:32", "java.lang.Thread/");
    Profile threads =
        new Profile()
            .stack(280, BENCH, "phenomena.Planted.starts:62", "java.lang.VirtualThread.start:1")
            .stack(70, BENCH, "phenomena.Planted.starts:59", "java.lang.Thread.start:1");
    Profile alloc =
        new Profile()
            .stack(180_000_000, 700, BENCH, KEEPS, "byte[]/")
            .stack(20_000_000, 6_300, BENCH, "phenomena.Planted.starts:58", "java.lang.Thread/");
    Profile cpu = new Profile().stack(40, BENCH, KEEPS).elsewhere("garbage collection", 5);
    return List.of(
        wall.wall(), lock.lock(), live.live(), threads.threads(), cpu.cpu(), alloc.alloc());
  }

  private static Locator open(Page page, String view) {
    page.locator("#tab-" + view).click();
    Locator panel = page.locator("#panel-" + view);
    assertThat(panel.locator("h3").first()).isVisible();
    return panel;
  }

  @Test
  void each_has_a_picture_its_words_and_what_it_can_not_see() throws Exception {
    Map<String, String> titles =
        Map.of(
            "wall", "Where the time goes, waiting included",
            "lock", "Where threads wait for locks",
            "live", "Where the bytes kept alive were made",
            "threads", "Where threads are started",
            "alloc", "Where the bytes come from");
    Gallery gallery = new Gallery();
    for (Gallery.Look look : gallery.looks(1440, 390)) {
      try (Visit visit = new Visit(browser, server.address(), look.width(), 1200, look.theme())) {
        visit.open("/runs/all");
        Page page = visit.page();
        visit.awaitEditor();
        Locator pane = page.locator(".panes [data-pane=proof]");
        if (pane.isVisible()) {
          pane.click();
        }
        for (Map.Entry<String, String> title : titles.entrySet()) {
          Locator panel = open(page, title.getKey());
          assertThat(panel.locator("h3").first()).containsText(title.getValue());
          assertThat(panel.locator(".flame-view canvas")).isVisible();
          assertThat(panel.locator(".blind")).containsText("It sees");
          gallery.look(page, look.name("view-" + title.getKey()));
        }
        Locator alloc = open(page, "alloc");
        measure(alloc, "objects").click();
        gallery.look(page, look.name("view-objects"));
        visit.assertQuiet();
      }
    }
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  private static Locator measure(Locator panel, String name) {
    return panel.locator(".measures button").getByText(name, exactly());
  }

  /** What a line's heat says: its share in either measure, and both figures. */
  private static Pattern told(String share) {
    return Pattern.compile(
        "^" + share + " .*\\(180\u00a0MB, 700 objects\\)\\. Click: its frames\\.$");
  }

  @Test
  void bytes_turn_into_objects_and_time_into_waits() {
    try (Visit visit = new Visit(browser, server.address())) {
      visit.open("/runs/all");
      visit.awaitEditor();
      Page page = visit.page();
      Locator alloc = open(page, "alloc");
      page.locator("#heat").selectOption("alloc");
      Locator heat = page.locator(".cm-heat .heat-mark").first();
      assertThat(heat).hasAttribute("title", told("90\u00a0% of the bytes"));
      assertThat(alloc.locator(".hot-table tbody tr").first()).containsText("byte[]");
      alloc.locator(".measures button").first().focus();
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      assertThat(measure(alloc, "objects")).isFocused();
      assertThat(measure(alloc, "objects")).hasAttribute("aria-pressed", "true");
      assertThat(measure(alloc, "bytes")).hasAttribute("aria-pressed", "false");
      assertThat(alloc.locator("h3").first()).containsText("Where the objects come from");
      assertThat(alloc.locator(".hot-table tbody tr").first()).containsText("Thread");
      assertThat(alloc.locator(".hot-table tbody tr").first()).containsText("6,300");
      assertThat(alloc.locator(".hot-table caption")).containsText("Of about 7,000\u00a0objects");
      alloc.locator(".flame-view").focus();
      for (int i = 0; i < 2; i++) {
        page.keyboard().press("ArrowDown");
      }
      assertThat(alloc.locator(".flame-said b")).hasText("phenomena.Planted.starts:58");
      assertThat(alloc.locator(".flame-said")).containsText("about 6,300\u00a0objects");
      assertThat(page.locator("#heat option[value=alloc]")).hasText("heat: objects");
      assertThat(heat).hasAttribute("title", told("10\u00a0% of the objects"));
      assertTrue(page.evaluate("document.querySelector('#heat').value").equals("alloc"));

      Locator lock = open(page, "lock");
      assertThat(lock.locator(".hot-table tbody tr").first()).containsText("100\u00a0ms");
      assertThat(lock.locator("h3").first()).containsText("2.5\u00a0ms per operation");
      measure(lock, "waits").click();
      assertThat(lock.locator(".hot-table caption")).containsText("Of 200\u00a0waits");
      assertThat(lock.locator(".take-away")).containsText("recording-lock.jfr");
      assertThat(alloc.locator(".take-away")).containsText("recording.jfr");
      visit.assertQuiet();
    }
  }

  @Test
  void an_empty_picture_says_what_that_means() {
    Map<String, String> words =
        Map.of(
            "wall", "no thread was seen",
            "lock", "Locks that are free cost no waiting",
            "live", "Nothing was found alive",
            "threads", "Not one thread was started",
            "alloc", "allocated next to nothing");
    try (Visit visit = new Visit(browser, server.address())) {
      visit.open("/runs/none");
      visit.awaitEditor();
      words.forEach((view, text) -> {
        Locator panel = open(visit.page(), view);
        assertThat(panel.locator(".empty")).containsText(text);
        assertThat(panel.locator("canvas")).hasCount(0);
        assertThat(panel.locator(".measures")).hasCount(0);
      });
      visit.assertQuiet();
    }
  }
}
