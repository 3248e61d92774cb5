package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.hotpath.RunningServer;
import dev.hotpath.Stored;
import dev.hotpath.evidence.jit.JitPicture;
import dev.hotpath.evidence.jit.JitPicture.Compilation;
import dev.hotpath.evidence.jit.JitPicture.Iteration;
import dev.hotpath.evidence.jit.JitPicture.Kind;
import dev.hotpath.evidence.jit.JitPicture.Look;
import dev.hotpath.evidence.jit.JitPicture.Note;
import dev.hotpath.evidence.jit.JitPicture.Reason;
import dev.hotpath.exercise.Sweep;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.grade.RunState;
import dev.hotpath.grade.sweep.SweepFork;
import dev.hotpath.grade.sweep.SweepOutcome;
import dev.hotpath.grade.sweep.SweepReport;
import dev.hotpath.grade.sweep.SweepSide;
import dev.hotpath.grade.sweep.SweepWords;
import dev.hotpath.protocol.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** What the compiler did, on the page of a run whose picture was written by hand. */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class JitViewIT {

  private static final Path EXERCISES = Path.of("src/test/resources/exercises");
  private static final String FILE = "src/Planted.java";
  private static final String MARKUP = "<img src=x onerror=alert(1)>";

  private RunningServer server;

  @BeforeAll
  void serve(@TempDir Path data) throws Exception {
    SourceFile code =
        new SourceFile(
            FILE, Files.readString(EXERCISES.resolve("01-small/08-jitted").resolve(FILE)));
    byte[] picture = RunDocuments.mapper().writeValueAsBytes(picture());
    try (Stored stored = new Stored(data)) {
      stored
          .profiled(
              "usual", "jitted", code, Map.of("jit.json", picture, "jit-log.txt.gz", new byte[1]))
          .swept(sweep());
    }
    server = RunningServer.on(data, "--exercises", EXERCISES.toString());
  }

  @AfterAll
  void end() {
    server.close();
  }

  private static Note note(int line, Kind kind, Look look, String what, String reason) {
    return new Note(FILE, line, kind, look, what, reason, "", look == Look.TOLD);
  }

  private static JitPicture picture() {
    List<Note> notes = new ArrayList<>();
    notes.add(note(49, Kind.ALLOCATION, Look.STAYS, "`Point` is made", "allocates"));
    notes.add(note(49, Kind.CALL, Look.GONE, "`Point.<init>` is inlined", "hot"));
    notes.add(note(58, Kind.ALLOCATION, Look.GONE, "`Point` is never made", "gone"));
    notes.add(note(67, Kind.CALL, Look.STAYS, "`Shape.area` is not inlined", "virtual"));
    notes.add(note(67, Kind.CALL, Look.TOLD, "`" + MARKUP + "` is not inlined", MARKUP));
    for (int i = 0; i < 60; i++) {
      notes.add(note(125 + i % 40, Kind.CALL, Look.GONE, "`Planted.m" + i + "` is inlined", "hot"));
    }
    List<Iteration> iterations = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      iterations.add(
          new Iteration(300 + i * 10, i < 12 ? 90_000 - i * 6_000 : 4_000 + i % 5, 2_500));
    }
    return new JitPicture(
        "jitted.PlantedBench.all",
        "amd64",
        "From the log and from the machine code.",
        List.of(
            "Compiled code was left in line 102.", "1 of 2 calls is inlined; not `Shape.area`."),
        notes,
        Map.of(
            "allocates",
            reason("allocates"),
            "gone",
            reason("does not escape"),
            "hot",
            reason("inline (hot)"),
            "virtual",
            reason("virtual call"),
            MARKUP,
            reason(MARKUP)),
        List.of(
            compiled(7, 3, false, 310, "", 0),
            compiled(9, 4, true, 380, "uncommon trap", 900),
            compiled(12, 4, false, 420, "", 0)),
        List.of(new JitPicture.Others(3, 812, 240)),
        iterations,
        12,
        4_002.0,
        0);
  }

  private static Reason reason(String words) {
    return new Reason(
        words, "What " + words + " means.", "https://wiki.openjdk.org/display/HotSpot/", "a page");
  }

  private static Compilation compiled(
      int id, int level, boolean osr, double at, String ended, double endedAt) {
    return new Compilation(
        id,
        "Planted.areas",
        false,
        FILE,
        69,
        level,
        osr,
        40,
        800,
        at,
        at + 4,
        ended.isEmpty() && level == 4,
        ended,
        endedAt);
  }

  private static SweepReport sweep() {
    Sweep sweep =
        new Sweep(
            "compiler",
            "The JIT compiler’s abilities",
            "all",
            Sweep.Dimension.COMPILER,
            "",
            List.of("nothing", "vectors", "compiling"));
    List<SweepFork> forks = new ArrayList<>();
    double[][] nanos = {{4_000, 4_100, 4_050}, {6_100, 6_200, 6_000}, {160_000, 162_000, 161_000}};
    for (int value = 0; value < nanos.length; value++) {
      for (double one : nanos[value]) {
        forks.add(new SweepFork(value, SweepSide.YOURS, one, 16.0, null, null, ""));
      }
    }
    SweepReport measured =
        SweepReport.accepted("sweep", "usual", "jitted", sweep, true, 2, 1)
            .with(RunState.MEASURING, null, "", 9, forks);
    return measured.with(
        RunState.DONE, SweepOutcome.COMPLETE, SweepWords.complete(measured), 9, forks);
  }

  private static Locator open(Page page) {
    Locator pane = page.locator(".panes [data-pane=proof]");
    if (pane.isVisible()) {
      pane.click();
    }
    page.locator("#tab-jit").click();
    Locator panel = page.locator("#panel-jit");
    assertThat(panel.locator(".jit-table")).isVisible();
    assertThat(panel.locator(".jit-switches")).isVisible();
    return panel;
  }

  private static Locator rows(Locator panel) {
    return panel.locator(".jit-table tbody tr");
  }

  private static Locator of(Locator some, String text) {
    return some.filter(new Locator.FilterOptions().setHasText(text));
  }

  @Test
  void lines_reasons_warm_up_and_switches_by_keyboard(Browser browser) {
    try (Visit visit = new Visit(browser, server.address())) {
      Page page = visit.page();
      visit.open("/runs/usual");
      visit.awaitEditor();
      Locator panel = open(page);
      assertThat(panel.locator(".jit-summary li").first())
          .hasText("Compiled code was left in line 102.");
      assertThat(panel.locator(".jit-summary code")).hasText("Shape.area");

      // What stays comes first; what matters little is asked for.
      assertThat(rows(panel)).hasCount(40);
      assertThat(rows(panel).first().locator("th")).hasText("49");
      assertThat(rows(panel).first().locator(".sign")).hasAttribute("aria-label", "stays");
      panel.getByText("Show all 64").click();
      assertThat(rows(panel)).hasCount(64);
      panel.locator(".jit-notes input[type=checkbox]").focus();
      page.keyboard().press("Space");
      assertThat(rows(panel)).hasCount(65);
      panel.locator(".jit-notes input[type=search]").fill(MARKUP);
      assertThat(rows(panel)).hasCount(1);
      assertThat(rows(panel).locator("code")).hasText(MARKUP);
      assertThat(page.locator("img[src=x]")).hasCount(0);
      panel.locator(".jit-notes input[type=search]").fill("");
      panel.locator(".jit-notes select").first().selectOption("allocation");
      assertThat(rows(panel)).hasCount(2);
      panel.locator(".jit-table thead button").first().focus();
      page.keyboard().press("Enter");
      page.keyboard().press("Enter");
      assertThat(rows(panel).first().locator("th")).hasText("58");

      // A reason is opened, a line is gone to.
      rows(panel).first().locator("summary").focus();
      page.keyboard().press("Enter");
      assertThat(rows(panel).first().locator("details p"))
          .containsText("What does not escape means.");
      assertThat(rows(panel).first().locator("details a"))
          .hasAttribute("href", Pattern.compile("^https://wiki\\.openjdk\\.org/"));
      rows(panel).first().locator("th button").focus();
      page.keyboard().press("Enter");
      visit.assertCursorAt(58, "nobody else can see it");

      // The same beside the code, by mouse and by key.
      Locator marks = page.locator(".cm-heat .jit-mark");
      assertThat(of(marks, "▲✓")).hasCount(1);
      assertThat(of(marks, "▲✓"))
          .hasAttribute("title", Pattern.compile("▲ Point is made \\(allocates\\)"));
      page.keyboard().press("F9");
      assertThat(panel.locator(".jit-line")).containsText("Line 58 of Planted.java alone.");
      assertThat(panel.locator(".jit-line button")).isFocused();
      assertThat(page.locator("#polite")).hasText("Line 58: Point is never made: does not escape");
      assertThat(rows(panel)).hasCount(1);
      page.keyboard().press("Enter");
      assertThat(rows(panel)).hasCount(65);
      of(marks, "▲✓").click();
      assertThat(panel.locator(".jit-line")).containsText("Line 49");
      assertThat(rows(panel)).hasCount(2);

      // The curve and what it is made of.
      assertThat(panel.locator(".jit-warm-up .curve")).isAttached();
      assertEquals(1, panel.locator(".jit-warm-up .lane-c1 title").count());
      assertEquals(2, panel.locator(".jit-warm-up .lane-c2 title").count());
      assertThat(panel.locator(".jit-warm-up .lane-left title"))
          .hasText("900 ms, thrown away: Planted.areas, uncommon trap");
      assertThat(of(panel.locator(".plain"), "settled"))
          .hasText(
              "The first iteration took 90\u00a0µs per operation, 22× what it takes once warm."
                  + " After 120\u00a0ms it had settled at 4\u00a0µs.");
      assertThat(panel.locator(".jit-iterations tbody tr").nth(8))
          .containsText("C2, within a loop");
      assertThat(panel.locator(".jit-compilations caption")).containsText("812\u00a0other methods");

      // The switchboard: what was measured, and measured again until it is taken back.
      Locator switches = panel.locator(".jit-switches tbody tr");
      assertThat(switches).hasCount(3);
      assertThat(switches.nth(1)).containsText("no vectors");
      assertThat(switches.nth(1)).containsText("1.5×");
      assertThat(switches.nth(1).locator("circle")).hasCount(3);
      Locator button = panel.locator(".sweep-choice button");
      button.focus();
      page.keyboard().press("Enter");
      assertThat(button).hasText("Cancel");
      assertThat(switches).hasCount(0);
      page.keyboard().press("Enter");
      assertThat(of(panel.locator(".plain"), "Cancelled")).isVisible();
      assertThat(button).hasText("Measure again");

      panel.locator(".jit-help").click();
      assertThat(page.locator("dialog h2")).hasText("How to read the JIT view");
      page.keyboard().press("Escape");
      visit.assertQuiet();
    }
  }

  @Test
  void it_looks_as_it_should_in_both_themes_and_on_a_phone(Browser browser) throws Exception {
    Gallery gallery = new Gallery();
    for (Gallery.Look look : gallery.looks(1440, 390)) {
      try (Visit visit = new Visit(browser, server.address(), look.width(), 1200, look.theme())) {
        visit.open("/runs/usual");
        visit.awaitEditor();
        Locator panel = open(visit.page());
        panel.locator(".jit-compilations summary").click();
        gallery.look(visit.page(), look.name("view-jit"));
        visit.assertQuiet();
      }
    }
  }
}
