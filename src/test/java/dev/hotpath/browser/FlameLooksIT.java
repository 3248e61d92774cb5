package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.hotpath.RunningServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every state of the flame graph and its tables, in both themes, wide and on a phone. */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(600)
class FlameLooksIT {

  /** Keys in the picture, by the name of the state that they lead to. */
  private static final Map<String, List<String>> STATES =
      new TreeMap<>(
          Map.of(
              "icicle", List.of("ArrowDown", "ArrowDown", "ArrowDown"),
              "flame", List.of("i", "c"),
              "focused", List.of("ArrowDown", "ArrowDown", "f", "ArrowDown", "h", "u"),
              "reversed", List.of("r", "ArrowDown"),
              "menu", List.of("ArrowDown", "ArrowDown", "m"),
              "how", List.of("?"),
              "callers", List.of("ArrowDown", "ArrowDown", "t"),
              "source", List.of("ArrowDown", "ArrowDown", "t", "ArrowRight"),
              "heat", List.of("ArrowDown", "ArrowDown", "o"),
              "calls", List.of("ArrowDown", "ArrowDown", "t", "ArrowRight", "ArrowRight")));

  private RunningServer server;
  private Browser browser;
  private Gallery gallery;

  @BeforeAll
  void serve(Browser shared, @TempDir Path data) throws Exception {
    Profiles.store(data);
    server = RunningServer.on(data);
    browser = shared;
    gallery = new Gallery();
  }

  @AfterAll
  void end() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"usual", "hostile", "bare"})
  void every_state_of_the_picture(String run) {
    Map<String, List<String>> states =
        switch (run) {
          case "usual" -> STATES;
          case "hostile" ->
              Map.of(
                  run,
                  List.of("ArrowDown"),
                  "hostile-calls",
                  List.of("ArrowDown", "t", "ArrowRight", "ArrowRight"));
          default -> Map.of(run, List.of("ArrowDown"));
        };
    states.forEach((name, keys) -> {
      for (Gallery.Look look : gallery.looks(1440, 390)) {
        // High enough that nothing that was scrolled below a bar counts as hidden by it.
        try (Visit visit = new Visit(browser, server.address(), look.width(), 1200, look.theme())) {
          take(visit, run, keys);
          gallery.look(visit.page(), look.name("flame-" + name));
          visit.assertQuiet();
        }
      }
    });
  }

  private static void take(Visit visit, String run, List<String> keys) {
    visit.open("/runs/" + run);
    Page page = visit.page();
    Locator pane = page.locator(".panes [data-pane=proof]");
    if (pane.isVisible()) {
      pane.click();
    }
    page.locator("#tab-cpu").click();
    assertThat(page.locator("#panel-cpu .flame-view")).isVisible();
    page.locator("#panel-cpu .flame-view").focus();
    if (keys.contains("h")) {
      // Where something is hidden, this says how much.
      page.locator("#panel-cpu .code-filter summary").click();
    }
    page.locator("#panel-cpu .flame-view").focus();
    keys.forEach(page.keyboard()::press);
    assertThat(page.locator("[aria-busy=true]")).hasCount(0);
  }
}
