package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.hotpath.RunningServer;
import dev.hotpath.SharedServer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** An exercise whose learner writes tests: what its page says of mutants and of coverage. */
@ExtendWith({Chromium.class, SharedServer.class})
@Timeout(180)
class WritingTestsIT {

  @Test
  void mutants_and_coverage_are_told_of_the_starters_tests(Browser browser, RunningServer server) {
    try (Visit visit = new Visit(browser, server.address())) {
      Page page = visit.page();
      visit.open("/exercises/begins-with");
      visit.awaitEditor();
      assertThat(page.locator("#tab-benchmark")).hasCount(0);
      visit.run();
      assertThat(page.locator("#progress .now"))
          .containsText(Pattern.compile("Trying (mutant|a correct program)"));
      visit.awaitEnd();
      assertThat(page.locator("#verdict")).hasClass("verdict slow");
      assertThat(visit.verdict())
          .containsText(Pattern.compile("^Your tests are right, but 4 of 5 mutants survive"));

      assertThat(page.locator("#tab-mutants")).hasAttribute("aria-selected", "true");
      Locator mutants = page.locator("#panel-mutants ul").first().locator("li");
      assertThat(mutants).hasCount(5);
      assertThat(mutants.nth(0)).containsText("Mutant 1 of 5");
      assertThat(mutants.nth(0)).containsText("survived");
      assertThat(mutants.nth(1)).containsText("finds it anywhere");
      assertThat(mutants.nth(1)).containsText("“a segment further down is no beginning” failed.");

      page.locator("#tab-coverage").click();
      Locator panel = page.locator("#panel-coverage");
      assertThat(panel.locator(".plain")).containsText("9 of 14 branches");
      Locator partly = panel.locator("tr.partly").first();
      assertThat(partly)
          .containsText(Pattern.compile("run (once|\\d+ times); 1 of 2 branches taken"));
      assertThat(partly).containsText("if (prefix.endsWith(\"/\")) {");
      partly.locator("th button").click();
      visit.assertCursorAt(14, "if (prefix.endsWith(\"/\")) {");
      assertThat(page.locator(".cm-heat .cover-partly").first())
          .hasText(Pattern.compile("^\\d+×1 of 2$"));
      assertThat(page.locator(".cm-heat .cover-missed").first()).hasText("✗");
      visit.assertQuiet();
    }
  }
}
