package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.hotpath.Client;
import dev.hotpath.Packaged;
import dev.hotpath.RunningServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a learner sees of a starter that was really run, in four exercises with four views: the
 * culprit is on the page by name. Leaves a picture of each in {@code target/screenshots}.
 */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class TeachingMomentIT {

  private RunningServer server;
  private Browser browser;

  @BeforeAll
  void serve(Browser shared, @TempDir Path data) throws Exception {
    browser = shared;
    server = RunningServer.on(data);
  }

  @AfterAll
  void end() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "02-profile/01-mail-regex, mail-regex, src/MailFilter.java, cpu, Pattern.compile",
    "02-profile/04-which-profile, which-profile, src/Halls.java, lock, Halls.enter",
    "03-memory/01-escape, escape, src/LineWatch.java, jit, 'Objects or arrays are made in lines 27, 28 and 30'",
    "03-memory/08-heap-headroom, heap-headroom, jvm.options, gc, The heap is too small for what stays alive"
  })
  void the_view_that_an_exercise_is_about_names_the_culprit(
      String folder, String exercise, String file, String view, String culprit) throws Exception {
    String starter =
        Files.readString(Packaged.home().resolve("exercises").resolve(folder).resolve(file));
    Client client = server.client();
    String run =
        client
            .post("/api/exercises/" + exercise + "/runs", Client.files(file, starter))
            .json()
            .get("id")
            .asString();
    client.events(run, 0);
    try (Visit visit = new Visit(browser, server.address(), 1440, 900, ColorScheme.LIGHT)) {
      visit.open("/runs/" + run);
      Page page = visit.page();
      assertThat(page.locator("#verdict")).hasClass("verdict slow");
      page.locator("#tab-" + view).click();
      Locator panel = page.locator("#panel-" + view);
      assertThat(panel).containsText(culprit);
      new Gallery().look(page, "teaching-" + exercise + "-light-1440");
      visit.assertQuiet();
    }
  }
}
