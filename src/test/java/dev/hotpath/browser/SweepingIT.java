package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.hotpath.Client;
import dev.hotpath.RunningServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A sweep on the real page: chosen, followed, cancelled, looked at. */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class SweepingIT {

  private static final Path EXERCISES = Path.of("src/test/resources/sweeps/exercises");
  private static final String FILE = "src/Keeps.java";

  private RunningServer server;
  private String run;

  @BeforeAll
  void measure(@TempDir Path data) throws Exception {
    server = RunningServer.on(data, "--exercises", EXERCISES.toString());
    String small =
        Files.readString(EXERCISES.resolve("01-sweeps/02-keeps").resolve(FILE))
            .replace("64 << 10", "64");
    Client client = server.client();
    run =
        client
            .post("/api/exercises/keeps/runs", Client.files(FILE, small))
            .json()
            .get("id")
            .asString();
    client.events(run, 0);
  }

  @AfterAll
  void end() {
    server.close();
  }

  private Page open(Visit visit) {
    visit.open("/runs/" + run);
    visit.page().locator("#tab-benchmark").click();
    return visit.page();
  }

  /** It is folded until the run has a sweep, which another test may have made. */
  private static void unfold(Page page) {
    assertThat(page.locator("#sweep > details > summary")).isVisible();
    if (!page.locator("#sweep-key").isVisible()) {
      page.locator("#sweep > details > summary").focus();
      page.keyboard().press("Enter");
    }
    assertThat(page.locator("#sweep-key")).isVisible();
  }

  @Test
  void it_is_started_and_followed_by_keyboard_and_shows_every_fork(Browser browser) {
    try (Visit visit = new Visit(browser, server.address())) {
      Page page = open(visit);
      unfold(page);
      page.locator("#sweep-key").selectOption("heap");
      Locator button = page.locator(".sweep-choice button");
      assertThat(button).hasText("Start sweep");
      button.focus();
      page.keyboard().press("Enter");
      assertThat(button).hasText("Cancel sweep");
      assertThat(page.locator("#sweep .plain"))
          .containsText(Pattern.compile("^Measuring (the starter|your code) with \\d+ MB, fork "));
      assertThat(page.locator("#sweep progress")).isVisible();
      assertThat(button).hasText("Sweep again");
      assertThat(page.locator("#sweep progress")).hasCount(0);
      assertThat(page.locator("#sweep .plain"))
          .containsText("The starter ran out of memory with 16 MB.");
      assertThat(page.locator(".sweep-chart .starter circle")).hasCount(6);
      assertThat(page.locator(".sweep-chart .yours circle")).hasCount(9);
      assertThat(page.locator(".sweep-chart .starter path.dead")).hasCount(1);
      assertThat(page.locator(".sweep-chart .starter path.dead title"))
          .hasText("16 MB: ran out of memory");
      assertThat(page.locator(".sweep-chart")).hasAttribute("aria-label", Pattern.compile("44 MB"));
      Locator rows = page.locator(".sweep-table tbody tr");
      assertThat(rows).hasCount(6);
      assertThat(rows.first()).containsText("ran out of memory");
      assertTrue(
          page.locator(".sweep-chart .starter circle").first().boundingBox().y
              < page.locator(".sweep-chart .yours circle").first().boundingBox().y,
          "what takes longer stands higher");
      assertThat(page.locator("#sweep a[download]").first())
          .hasAttribute("href", Pattern.compile("/forks\\.csv$"));

      page.reload();
      page.locator("#tab-benchmark").click();
      assertThat(page.locator("#sweep > details")).hasAttribute("open", "");
      assertThat(page.locator(".sweep-chart .yours circle")).hasCount(9);
      visit.assertQuiet();
    }
  }

  @Test
  void it_is_cancelled_on_a_phone_in_the_dark_and_what_it_has_stays(Browser browser) {
    try (Visit visit = new Visit(browser, server.address(), 390, 844, ColorScheme.DARK)) {
      Page page = open(visit);
      unfold(page);
      page.locator("#sweep-key").selectOption("collector");
      Locator button = page.locator(".sweep-choice button");
      button.click();
      assertThat(page.locator(".sweep-chart circle").first()).isVisible();
      button.click();
      assertThat(page.locator("#sweep .plain"))
          .containsText(Pattern.compile("^Cancelled after \\d+ of 24 forks, which stay\\."));
      assertThat(button).hasText("Sweep again");
      assertEquals(
          390, page.evaluate("document.documentElement.scrollWidth"), "nothing sticks out");
      visit.assertQuiet();
    }
  }
}
