package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.hotpath.Client;
import dev.hotpath.RunningServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Loads on the real page, by keyboard: chosen, watched, cancelled, compared, still there later. */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class LoadingIT {

  /** Turns away above some 100 a second, and has a name of a type that is markup in its message. */
  private static final String CODE =
      """
      package orders;

      import java.util.concurrent.RejectedExecutionException;

      final class Orders {
        long confirm(long number) throws Exception {
          if (number % 10 == 3) {
            throw new RejectedExecutionException("full");
          } else if (number % 50 == 7) {
            throw new IllegalStateException("<img src=x onerror=alert(1)>");
          }
          return number + 1;
        }
      }
      """;

  private RunningServer server;
  private String run;
  private String withoutService;

  @BeforeAll
  void correct(@TempDir Path data) throws Exception {
    server = RunningServer.on(data, "--exercises", "src/test/resources/exercises");
    Client client = server.client();
    run =
        client
            .post("/api/exercises/orders/runs", Client.files("src/Orders.java", CODE))
            .json()
            .get("id")
            .asString();
    client.events(run, 0, event -> event.name().equals("tested"));
    client.delete("/api/runs/" + run);
    client.events(run, 0);
    withoutService = "/exercises/repeat";
  }

  @AfterAll
  void end() {
    server.close();
  }

  @Test
  void it_is_sent_watched_and_compared_by_keyboard(Browser browser) throws IOException {
    try (Visit visit = new Visit(browser, server.address())) {
      Page page = visit.page();
      visit.open("/runs/" + run);
      // Hidden until the run is there, and what is hidden takes no focus.
      assertThat(page.locator("#tab-benchmark")).isVisible();
      page.locator("#tab-benchmark").focus();
      page.keyboard().press("ArrowRight");
      assertThat(page.locator("#tab-load")).isFocused();
      assertThat(page.locator("#panel-load .empty"))
          .containsText("How soon OrderService answers when requests do not wait for each other");

      Locator rate = page.locator("#load-rate");
      Locator slider = page.locator(".load-rate input[type=range]");
      assertThat(rate).hasValue("100");
      slider.focus();
      page.keyboard().press("ArrowRight");
      assertThat(rate).hasValue("120");
      assertThat(slider).hasAttribute("aria-valuetext", "120 a second");
      rate.fill("9000");
      page.keyboard().press("Enter");
      assertThat(page.locator(".load-choice [role=alert]"))
          .hasText("The rate is 9000; give one from 1 to 5,000 requests a second.");
      visit.forget("422");

      // A long one, watched and taken back.
      rate.fill("1000");
      assertThat(slider).hasAttribute("aria-valuetext", "1,000 a second");
      page.locator("#load-seconds").fill("15");
      assertThat(page.locator("#load-takes")).containsText("15,000 requests");
      page.keyboard().press("Enter");
      Locator button = page.locator(".load-choice button");
      assertThat(button).hasText("Cancel load");
      assertThat(rate).isDisabled();
      assertThat(page.locator(".load-counts .refused dd")).hasText(Pattern.compile("[1-9].*"));
      assertThat(page.locator(".load-counts .p50 dd")).hasText(Pattern.compile(".*s"));
      assertThat(page.locator(".load-time .closed .p99 path[d*=L]")).isVisible();
      button.focus();
      page.keyboard().press("Enter");
      assertThat(page.locator(".load-said")).containsText("Cancelled");
      assertThat(button).hasText("Start load");
      assertThat(button).isFocused();

      // Two short ones at different rates.
      load(page, "200");
      assertThat(page.locator("#panel-load .plain").first())
          .containsText("20 of 200 were turned away by the service");
      assertThat(page.locator("#panel-load"))
          .containsText("The first that failed: java.lang.IllegalStateException: <img src=x");
      assertThat(page.locator("#panel-load img")).hasCount(0);
      assertThat(page.locator("#panel-load .percentiles .open path[d*=L]").first()).isVisible();
      assertThat(page.locator(".load-time .gone rect:has(title)").first()).isVisible();
      assertThat(page.locator(".load-time"))
          .hasAttribute("aria-label", Pattern.compile("^Latency over 1.s by when"));
      load(page, "20");
      Locator rows = page.locator(".load-table[aria-label='Loads of this run'] tbody tr");
      assertThat(rows).hasCount(2);
      assertThat(rows.first()).containsText("shown above");
      assertThat(page.locator(".load-rates .p50 circle")).hasCount(2);
      rows.nth(1).locator("button").focus();
      page.keyboard().press("Enter");
      assertThat(page.locator("#panel-load h3").nth(1)).containsText("At 200 a second");
      assertThat(rows.nth(1)).containsText("shown above");
      new Gallery().look(page, "load-light-1440");
      visit.assertQuiet();
    }
    try (Visit visit = new Visit(browser, server.address(), 390, 844, ColorScheme.DARK)) {
      Page page = visit.page();
      visit.open("/runs/" + run);
      page.locator("#tab-load").click();
      assertThat(page.locator(".load-rates .p99 path.never")).hasCount(1);
      assertThat(page.locator("#panel-load h3").nth(1)).containsText("At 20 a second");
      assertThat(page.locator("#load-rate")).hasValue("20");
      new Gallery().look(page, "load-dark-390");
      visit.open(withoutService);
      visit.awaitEditor();
      assertThat(page.locator("#tab-load")).hasCount(0);
      visit.assertQuiet();
    }
  }

  private static void load(Page page, String rate) {
    page.locator("#load-rate").fill(rate);
    page.locator("#load-seconds").fill("1");
    page.keyboard().press("Enter");
    assertThat(page.locator(".load-choice button")).hasText("Cancel load");
    assertThat(page.locator(".load-choice button")).hasText("Start load");
    assertThat(page.locator("#panel-load h3").nth(1)).containsText("At " + rate + " a second");
  }
}
