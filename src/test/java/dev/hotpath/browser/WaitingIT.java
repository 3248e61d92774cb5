package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import dev.hotpath.Concat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** What the page says while a run waits, and where the server has too much to do. */
@Timeout(240)
class WaitingIT extends AtTheExercise {

  private static final Pattern WAITS_FOR_TESTS =
      Pattern.compile("^Waiting to be compiled and tested: 1 before it, about \\d+ s\\.$");
  private static final Pattern WAITS_FOR_MEASURING =
      Pattern.compile(
          "^Correct: all \\d+ tests passed\\. Waiting to be measured: 1 before it, about \\d+ s\\.$");

  private Locator trail() {
    return page.locator("#trail button");
  }

  @Test
  void one_that_waits_for_tests_says_so_and_can_be_cancelled() throws Exception {
    int before = trail().count();
    visit.type(Concat.endless());
    visit.run();
    assertThat(page.locator("#progress .now")).containsText("test");
    visit.type(Concat.solution());
    visit.run();
    assertThat(visit.verdict()).hasText(WAITS_FOR_TESTS);
    assertThat(page.locator("#polite")).hasText(WAITS_FOR_TESTS);
    assertThat(page.locator("#progress .now")).hasText("wait 1 ahead");
    page.locator("#run").click();
    visit.awaitEnd();
    assertThat(visit.verdict()).hasText("Cancelled. Your code is kept.");
    String first = current().asString();
    client.delete("/api/runs/" + first);
    assertThat(trail()).hasCount(before + 2); // the older is followed to its end
    assertEquals(attempts(), shown(), "in the order in which they were handed in");
  }

  private List<String> attempts() throws Exception {
    JsonNode attempts = client.get(EXERCISE).json().get("attempts");
    return attempts.findValuesAsString("id").reversed();
  }

  private List<String> shown() {
    return trail().all().stream().map(bar -> bar.getAttribute("data-id")).toList();
  }

  @Test
  void one_that_waits_to_be_measured_is_correct_already_and_nothing_jumps() throws Exception {
    visit.type(Concat.endlesslyMeasured());
    visit.run();
    assertThat(visit.verdict()).containsText("Now measuring.");
    String measured = current().asString();
    visit.type(Concat.solution());
    visit.run();
    assertThat(visit.verdict()).hasText(WAITS_FOR_MEASURING);
    assertThat(page.locator("#polite")).hasText(WAITS_FOR_MEASURING);
    assertThat(page.locator("#progress .now")).hasText("measure 1 ahead");
    assertThat(page.locator("#verdict")).hasClass("verdict pass");

    page.reload(); // and comes back to where it stands
    assertThat(visit.verdict()).hasText(WAITS_FOR_MEASURING);
    assertThat(page.locator("#progress .now")).hasText("measure 1 ahead");
    double top = page.locator("#evidence").boundingBox().y;
    client.delete("/api/runs/" + measured);
    assertThat(visit.verdict()).containsText("Now measuring.");
    assertEquals(top, page.locator("#evidence").boundingBox().y, "it jumps");
    page.locator("#run").click();
    visit.awaitEnd();
    assertThat(visit.verdict()).hasText("Cancelled. Your code is kept.");
  }

  private AtomicInteger refuse(int times, int status) {
    AtomicInteger asked = new AtomicInteger();
    page.route(
        "**/api/exercises/concat/runs",
        route -> {
          if (asked.incrementAndGet() > times) {
            route.resume();
          } else {
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(status)
                    .setHeaders(Map.of("Retry-After", "1"))
                    .setContentType("application/json")
                    .setBody("{\"error\":{\"code\":\"busy\",\"message\":\"Too much to do.\"}}"));
          }
        });
    return asked;
  }

  @Test
  void one_that_is_refused_for_now_is_tried_again_by_itself() throws Exception {
    refuse(1, 429);
    visit.type(Concat.wrong());
    visit.run();
    assertThat(page.locator(".trouble"))
        .hasText("Too much to do. It will be tried again by itself.");
    assertThat(page.locator("#verdict")).hasClass("verdict bad");
    visit.awaitEnd();
    assertThat(page.locator(".trouble")).hasCount(0);
    assertThat(visit.editor()).containsText("append(cell.trim());");
    visit.forget("429");
  }

  @Test
  void one_that_is_refused_twice_waits_for_its_learner() throws Exception {
    AtomicInteger asked = refuse(2, 503);
    visit.type(Concat.wrong());
    visit.run();
    assertThat(page.locator(".trouble button")).hasText("Try again");
    visit.awaitEnd();
    assertEquals(2, asked.get());
    page.locator(".trouble button").click();
    assertThat(page.locator("#verdict")).hasClass("verdict bad");
    visit.awaitEnd();
    visit.forget("503");
  }

  @Test
  void one_that_is_to_be_tried_again_can_be_cancelled() throws Exception {
    refuse(1_000, 503);
    visit.run();
    assertThat(page.locator(".trouble")).containsText("It will be tried again by itself.");
    assertThat(page.locator("#run .label")).hasText("Cancel");
    page.locator("#run").click();
    visit.awaitEnd();
    assertThat(page.locator(".trouble")).hasCount(0);
    visit.forget("503");
  }

  /**
   * Chromium sends all of a body before it reads; a reset connection would be "Failed to fetch".
   */
  @Test
  void a_browser_gets_to_read_that_a_body_is_too_large() {
    Object status =
        page.evaluate(
            """
            fetch("/api/exercises/concat/draft", {
              method: "PUT", headers: {"Content-Type": "application/json"}, body: "x".repeat(5 << 20),
            }).then(answer => answer.json().then(({ error }) => `${answer.status} ${error.code}`))
            """);
    assertEquals("413 too-large", status);
    visit.forget("413");
  }
}
