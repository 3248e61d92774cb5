package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import dev.hotpath.Client;
import dev.hotpath.Concat;
import dev.hotpath.RunningServer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every state of the pages on a screen and on a phone, in both themes: nothing sticks out, WCAG 2.2
 * AA holds as far as axe can tell, and a picture of each is left in {@code target/screenshots} to
 * be looked at.
 */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(300)
class LooksIT {

  private RunningServer server;
  private Client client;
  private Browser browser;
  private Gallery gallery;
  private int states;

  @BeforeAll
  void serve(Browser shared, @TempDir Path data) throws Exception {
    browser = shared;
    server = RunningServer.on(data);
    client = server.client();
    gallery = new Gallery();
  }

  @AfterAll
  void end() {
    server.close();
  }

  @Test
  @Order(1)
  void pages_before_the_first_run() {
    everywhere("home", visit -> visit.open("/"));
    everywhere("about", visit -> visit.open("/about"));
    everywhere("reading", visit -> visit.open("/reading"));
    everywhere("fresh", Visit::openExercise);
    everywhere(
        "error",
        visit -> {
          visit.open("/exercises/nosuch");
          visit.forget("Failed to load resource: the server responded with a status of 404");
        });
  }

  @Test
  @Order(2)
  void the_exercise_after_a_slow_run() throws Exception {
    client.run(Concat.starter());
    everywhere(
        "slow",
        visit -> {
          visit.openExercise();
          assertThat(visit.page().locator("#verdict")).hasClass("verdict slow");
          evidence(visit);
          assertThat(visit.page().locator("#panel-alloc .hot-table")).isVisible();
        });
  }

  @Test
  @Order(3)
  void the_exercise_after_a_pass() throws Exception {
    client.run(Concat.solution());
    client.put("/api/exercises/concat/draft", Client.files(Concat.FILE, Concat.solution()));
    everywhere(
        "pass",
        visit -> {
          visit.openExercise();
          assertThat(visit.page().locator("#verdict")).hasClass("verdict pass");
          evidence(visit);
          visit.page().locator("#tab-cpu").click();
          assertThat(visit.page().locator("#panel-cpu .hot-table")).isVisible();
        });
    everywhere(
        "against",
        visit -> {
          visit.openExercise();
          evidence(visit);
          visit.page().locator("#tab-alloc").click();
          visit.page().locator("#panel-alloc .against-of button").nth(1).click();
          assertThat(visit.page().locator("#panel-alloc .changed-table").first()).isVisible();
        });
    everywhere("home-passed", visit -> visit.open("/"));
    everywhere("solution", visit -> visit.open("/exercises/concat/solution"));
  }

  @Test
  @Order(4)
  void two_attempts_against_each_other() throws Exception {
    List<String> runs =
        client.get("/api/exercises/concat").json().get("attempts").findValuesAsString("id");
    String address = "/compare?a=%s&b=%s".formatted(runs.get(1), runs.getFirst());
    everywhere(
        "compare",
        visit -> {
          visit.open(address);
          assertThat(visit.page().locator(".lane.after .dot").first()).isVisible();
          assertThat(visit.page().locator(".patch .added").first()).isVisible();
          assertThat(visit.page().locator(".went .changed-table").first()).isVisible();
        });
    everywhere(
        "compare-starter",
        visit -> {
          visit.open(address.replaceFirst("a=[^&]+", "a=starter"));
          Locator sides = visit.page().locator("#sides");
          if (sides.isVisible()) {
            sides.click();
            assertThat(visit.page().locator("#split .cm-mergeView")).isVisible();
          }
        });
    everywhere(
        "compare-error",
        visit -> {
          visit.open("/compare?a=starter");
          visit.forget("Failed to load resource: the server responded with a status of 400");
        });
  }

  @Test
  @Order(5)
  void the_exercise_after_a_failed_test_and_while_it_does_not_compile() throws Exception {
    client.run(Concat.wrong());
    client.put("/api/exercises/concat/draft", Client.files(Concat.FILE, Concat.broken()));
    everywhere(
        "fail",
        visit -> {
          visit.openExercise();
          assertThat(visit.page().locator("#verdict")).hasClass("verdict bad");
          assertThat(visit.page().locator("#problems button")).hasCount(1);
          evidence(visit);
        });
  }

  /** On a phone one pane shows at a time. */
  private static void evidence(Visit visit) {
    Locator pane = visit.page().locator(".panes [data-pane=proof]");
    if (pane.isVisible()) {
      pane.click();
    }
  }

  private void everywhere(String name, Consumer<Visit> go) {
    // States take turns, two of them each: their themes do, one by one.
    int wide = states++ / 2 % 2 == 0 ? 1440 : 1024;
    for (Gallery.Look look : gallery.looks(wide, 390)) {
      try (Visit visit = look.visit(browser, server.address())) {
        go.accept(visit);
        gallery.look(visit.page(), look.name(name));
        visit.assertQuiet();
      }
    }
  }
}
