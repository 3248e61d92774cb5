package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.hotpath.grade.compare.Planted.STARTER;
import static dev.hotpath.grade.compare.Planted.report;
import static dev.hotpath.grade.compare.Planted.result;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.hotpath.Client;
import dev.hotpath.Concat;
import dev.hotpath.RunningServer;
import dev.hotpath.Stored;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.RunState;
import dev.hotpath.grade.Verdict;
import dev.hotpath.protocol.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A class that has begun: Ada has passed an exercise, Ben's attempt is slow, Cy's fails a test, and
 * a fourth has a name in which there is markup. Each test opens the browsers that it needs.
 */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AtTheClass {

  static final String MARKUP = "<img src=x onerror=alert(1)>";
  static final String RIGHT_TO_LEFT = "עדה <b>לאבלייס</b>";

  static final String ADA = "000000000000000a";
  static final String BEN = "000000000000000b";
  static final String CY = "000000000000000c";
  static final String ODD = "000000000000000d";

  private static final double[] MIDDLING = {206_000, 201_000, 204_000, 209_000, 207_000};
  private static final double[] FAST = {66_000, 67_000, 65_500, 68_000, 66_500};

  private final List<Visit> visits = new ArrayList<>();
  RunningServer server;
  Browser browser;

  @BeforeAll
  void serve(Browser shared, @TempDir Path data) throws Exception {
    browser = shared;
    try (Stored stored = new Stored(data)) {
      stored
          .session("00000000000000ff", "Monday group", "K7QF2M9D")
          .person(ADA, "Ada", secret(ADA))
          .person(BEN, "Ben", secret(BEN))
          .person(CY, RIGHT_TO_LEFT, secret(CY))
          .person(ODD, MARKUP, secret(ODD));
      store(stored);
    }
    server = RunningServer.on(data, "--classroom", "--trusted-learners");
  }

  /** What they have done already. */
  void store(Stored stored) throws Exception {
    stored
        .profiled(
            ADA,
            "ada-fast",
            "concat",
            new SourceFile(Concat.FILE, Concat.solution()),
            ChangedProfiles.solution(),
            result("join", STARTER, 9, FAST, 1))
        .attempt(
            BEN,
            "ben-slow",
            "concat",
            Concat.starter(),
            judged(
                "ben-slow",
                Verdict.SLOW,
                "Correct, but only 2× faster.",
                report("ben-slow", "concat", result("join", STARTER, 9, MIDDLING, 7))))
        .attempt(
            CY,
            "cy-fails",
            "concat",
            Concat.wrong(),
            judged(
                "cy-fails", Verdict.FAIL, "3 tests fail. " + MARKUP, report("cy-fails", "concat")));
  }

  static RunReport judged(String id, Verdict verdict, String summary, RunReport like) {
    return new RunReport(
        id,
        like.exercise(),
        RunState.DONE,
        verdict,
        summary,
        like.diagnostics(),
        like.tests(),
        like.goals(),
        like.benchmarks(),
        "",
        like.artifacts(),
        like.millis(),
        like.sandbox(),
        like.jdk(),
        null);
  }

  static String secret(String person) {
    return person + person;
  }

  @AfterEach
  void leave() {
    try {
      visits.forEach(Visit::assertQuiet);
    } finally {
      visits.forEach(Visit::close);
      visits.clear();
    }
  }

  @AfterAll
  void end() {
    server.close();
  }

  /** The instructor at the board. */
  Visit instructor() throws Exception {
    return instructor(1440, ColorScheme.LIGHT);
  }

  Visit instructor(int width, ColorScheme scheme) throws Exception {
    Visit visit = visit(width, scheme);
    return visit.as(server.instructor());
  }

  /** Somebody who is in the class, at a browser of their own. */
  Visit attendee(String person) {
    return attendee(person, 1440, ColorScheme.LIGHT);
  }

  Visit attendee(String person, int width, ColorScheme scheme) {
    Visit visit = visit(width, scheme);
    return visit.as(program(person));
  }

  private Visit visit(int width, ColorScheme scheme) {
    Visit visit = new Visit(browser, server.address(), width, width < 500 ? 844 : 900, scheme);
    visits.add(visit);
    return visit;
  }

  /** The same as a program. */
  Client program(String person) {
    return server.client().with("hotpath=" + secret(person));
  }

  /** Does an act, as a program; returns its number. */
  long act(String json) throws Exception {
    Client.Answer answer = server.instructor().post("/api/class/acts", json);
    if (answer.status() != 201) {
      throw new AssertionError(answer.status() + ": " + answer.text());
    }
    return answer.json().get("number").asLong();
  }

  /**
   * The line to the server falls silent, as where the network is gone and nobody says so, until the
   * page has noticed.
   */
  void lineDies(Locator noticed) throws Exception {
    signal("STOP");
    try {
      assertThat(noticed).isVisible();
    } finally {
      signal("CONT");
    }
  }

  private void signal(String name) throws Exception {
    String pid = String.valueOf(server.process().pid());
    int exit = new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
    if (exit != 0) {
      throw new AssertionError("kill ended with " + exit);
    }
  }

  /** Goes on with Tab until the keyboard is there, as one does without a mouse. */
  static void tabTo(Page page, Locator target) {
    for (int i = 0; i < 200; i++) {
      if ((Boolean) target.evaluate("node => node === document.activeElement")) {
        return;
      }
      page.keyboard().press("Tab");
    }
    assertThat(target).isFocused();
  }
}
