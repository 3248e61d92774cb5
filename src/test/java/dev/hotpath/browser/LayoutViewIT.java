package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.hotpath.RunningServer;
import dev.hotpath.Stored;
import dev.hotpath.evidence.coverage.Coverage;
import dev.hotpath.evidence.layout.LayoutReport;
import dev.hotpath.evidence.layout.LayoutText;
import dev.hotpath.protocol.HeapLayout;
import dev.hotpath.protocol.SourceFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** How objects lie in memory, and what the tests ran, on the page of an exercise. */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class LayoutViewIT {

  private static final Path EXERCISES = Path.of("src/test/resources/exercises");
  private static final String FILE = "src/Meters.java";
  private static final String READING = "objects.Meters$Reading";
  private static final String MARKUP = "<img src=x onerror=alert(1)>";
  private static final String FLAG = "-XX:+UseCompactObjectHeaders";

  private RunningServer server;
  private Browser browser;

  @BeforeAll
  void serve(Browser shared, @TempDir Path data) throws Exception {
    SourceFile code =
        new SourceFile(
            FILE, Files.readString(EXERCISES.resolve("01-small/09-objects").resolve(FILE)));
    JsonMapper json = JsonMapper.builder().build();
    LayoutReport report =
        LayoutReport.of(layout(12), layout(8), FLAG, Set.of(READING, MARKUP), Optional.of(64));
    try (Stored stored = new Stored(data)) {
      stored.profiled(
          "laid",
          "objects",
          code,
          Map.of(
              "layout.json",
              json.writeValueAsBytes(report),
              "layout.txt",
              LayoutText.of(report).getBytes(StandardCharsets.UTF_8),
              "coverage.json",
              json.writeValueAsBytes(coverage())));
    }
    server = RunningServer.on(data, "--exercises", EXERCISES.toString());
    browser = shared;
  }

  @AfterAll
  void end() {
    server.close();
  }

  /** Two thousand readings, one class with a name that is out for harm, and a padded state. */
  private static HeapLayout layout(int header) {
    int gap = header - 8;
    long each = 32 + 2L * gap;
    List<HeapLayout.Type> types =
        List.of(
            new HeapLayout.Type(
                READING,
                each,
                2_000,
                false,
                List.of(
                    new HeapLayout.Field(READING, "at", "long", 8 + 2 * gap, 8),
                    new HeapLayout.Field(READING, "value", "double", 16 + 2 * gap, 8),
                    new HeapLayout.Field(READING, "meter", "int", 24 + 2 * gap, 4),
                    new HeapLayout.Field(READING, "kind", "byte", 28 + 2 * gap, 1),
                    new HeapLayout.Field(READING, "valid", "boolean", 29 + 2 * gap, 1))),
            new HeapLayout.Type(
                MARKUP, 16, 0, false, List.of(new HeapLayout.Field(MARKUP, MARKUP, MARKUP, 12, 4))),
            new HeapLayout.Type(
                "objects.MetersBench",
                312,
                1,
                true,
                List.of(
                    new HeapLayout.Field(
                        "objects.MetersBench", "meters", "objects.Meters", 12, 4))));
    long bytes = 2_000 * each + 8_016;
    List<HeapLayout.Share> shares =
        List.of(
            new HeapLayout.Share(READING, 2_000, 2_000 * each),
            new HeapLayout.Share(READING + "[]", 1, 8_016));
    return new HeapLayout(
        header,
        8,
        4,
        header == 8,
        types,
        List.of(new HeapLayout.Array(READING + "[]", 16, 4, 1, 8_016, 2_000)),
        List.of(
            new HeapLayout.Root("", "", "", false, 2_001, bytes, true, 0, "", shares),
            new HeapLayout.Root(
                "objects.Meters",
                "readings",
                READING + "[]",
                false,
                2_001,
                bytes,
                true,
                2_000,
                "",
                shares)),
        List.of(new HeapLayout.Written("objects.Meters$Counters", "reads", "writes", 8)));
  }

  private static Coverage coverage() {
    return new Coverage(
        List.of(
            new Coverage.Line(FILE, 23, 0, 8, 0, 2, 2_001),
            new Coverage.Line(FILE, 24, 0, 12, 0, 0, 2_000),
            new Coverage.Line(FILE, 31, 0, 4, 1, 1, 1),
            new Coverage.Line(FILE, 32, 4, 0, 0, 0, 0),
            new Coverage.Line(FILE, 34, 4, 0, 0, 0, 7)));
  }

  @Test
  void objects_are_drawn_told_and_listed_and_code_is_a_key_away() throws Exception {
    Gallery gallery = new Gallery();
    for (Gallery.Look look : gallery.looks(1440, 390)) {
      try (Visit visit = new Visit(browser, server.address(), look.width(), 1200, look.theme())) {
        visit.open("/runs/laid");
        visit.awaitEditor();
        Page page = visit.page();
        Locator pane = page.locator(".panes [data-pane=proof]");
        if (pane.isVisible()) {
          pane.click();
        }
        Locator tab = page.locator("#tab-layout");
        assertThat(tab).isVisible();
        tab.focus();
        page.keyboard().press("Home");
        for (int i = 0; i < 6 && !"true".equals(tab.getAttribute("aria-selected")); i++) {
          page.keyboard().press("ArrowRight");
        }
        Locator panel = page.locator("#panel-layout");
        assertThat(panel.locator(".layout-words li").first())
            .hasText(
                "A Reading takes 40 bytes: 12 of header, 22 of fields and 6 of padding, which hold"
                    + " nothing. 2,000 of them take 80,000 bytes.");
        // Fields begin at 16 here, so that there are two gaps.
        Locator reading = panel.locator(".layout-type").first();
        assertThat(reading.locator("summary")).containsText("Meters.Reading");
        assertThat(reading.locator(".bytes .cell-padding")).hasCount(2);
        assertThat(reading.locator(".bytes .cell-field")).hasCount(5);
        assertThat(reading.locator(".layout-picture"))
            .hasAttribute("aria-label", Pattern.compile("^An object of 40\u00a0B: header 12, "));
        assertThat(reading.locator("tbody tr")).hasCount(8);
        assertThat(reading.locator("tr.padding").last()).containsText("nothing is kept here");
        assertThat(panel).containsText(MARKUP);
        assertEquals(0, panel.locator("img").count());
        assertThat(panel.locator(".layout-sharing tbody tr")).containsText("reads");

        panel.locator(".layout-type summary").nth(2).focus();
        page.keyboard().press("Enter");
        assertThat(panel.locator(".layout-type").nth(2).locator(".free"))
            .containsText("kept free by JMH");
        Locator root = panel.locator(".layout-roots button").first();
        root.focus();
        page.keyboard().press("Enter");
        assertThat(root).hasAttribute("aria-expanded", "true");
        assertThat(panel.locator(".layout-roots tr.share").first())
            .containsText(Pattern.compile("Meters\\.Reading.*2,000.*40 per object"));
        gallery.look(page, look.name("view-layout"));

        reading.getByText("Show it in the code").click();
        visit.assertCursorAt(11, "record Reading(");
        visit.assertQuiet();
      }
    }
  }

  @Test
  void lines_say_how_often_the_tests_ran_them() throws Exception {
    Gallery gallery = new Gallery();
    for (Gallery.Look look : gallery.looks(1440)) {
      try (Visit visit = new Visit(browser, server.address(), look.width(), 1200, look.theme())) {
        visit.open("/runs/laid");
        visit.awaitEditor();
        Page page = visit.page();
        Locator marks = page.locator(".cm-heat .cover-mark");
        assertThat(marks).hasText(new String[] {"2,001×all", "2,000×", "1×1 of 2", "✗", "7×threw"});
        assertThat(marks.nth(2))
            .hasAttribute("title", "run once; 1 of 2 branches taken. Click: its row.");
        page.locator(".code .cm-line").nth(22).click();
        page.keyboard().press("F9");
        Locator row = page.locator("#panel-coverage tr.chosen");
        assertThat(row.locator("th button")).isFocused();
        assertThat(row).containsText("2 of 2");
        assertThat(page.locator("#polite"))
            .hasText("Line 23: run 2,001 times; all 2 branches taken");
        assertThat(page.locator("#panel-coverage .plain"))
            .hasText(
                Pattern.compile("^The exercise’s tests take 3 of 4 branches .*line 23 of Meters"));
        gallery.look(page, look.name("view-coverage"));
        page.locator("#heat").selectOption("");
        assertThat(marks).hasCount(0);
        visit.assertQuiet();
      }
    }
  }
}
