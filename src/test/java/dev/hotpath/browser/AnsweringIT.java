package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.hotpath.RunningServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A learner at an exercise that has questions only. */
@ExtendWith(Chromium.class)
@Timeout(120)
class AnsweringIT {

  @Test
  void answers_are_kept_checked_changed_and_explained(Browser browser, @TempDir Path data)
      throws Exception {
    try (RunningServer server =
            RunningServer.on(data, "--exercises", "src/test/resources/kinds/exercises");
        Visit visit = new Visit(browser, server.address())) {
      Page page = visit.page();
      visit.open("/exercises/which-list");
      visit.awaitEditor();
      Locator run = page.locator("#run .label");
      assertThat(run).hasText("Check my answers");
      Locator questions = page.locator(".question");
      assertThat(questions).hasCount(3);
      assertThat(questions.first().locator(".figure pre")).containsText("list.get(2)");
      assertThat(questions.first().locator(".figure table")).isVisible();

      choose(questions.nth(0), 0);
      questions.nth(0).locator("button").click();
      assertThat(questions.nth(0).locator(".explain")).containsText("Kept.");
      choose(questions.nth(1), 0); // not sent by hand: checking sends it
      visit.run();
      assertThat(visit.verdict())
          .hasText("1 of 3 answers is right, and 1 is not answered yet: the goal is 2.");
      assertThat(run).hasText("Check my answers");
      assertThat(page.locator(".question label.right")).hasCount(0);

      page.reload();
      visit.awaitEditor();
      assertThat(questions.nth(1).locator("input").nth(0)).isChecked();
      choose(questions.nth(1), 1);
      visit.run();
      assertThat(visit.verdict()).hasText("2 of 3 answers are right, and the goal is 2.");
      assertThat(page.locator(".question label.right")).hasCount(2);
      assertThat(questions.nth(1).locator(".explain")).containsText("nearer");
      visit.assertQuiet();
    }
  }

  private static void choose(Locator question, int choice) {
    question.locator("input").nth(choice).check();
  }
}
