package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.hotpath.RunningServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
@Timeout(300)
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
              "source", List.of("ArrowDown", "ArrowDown", "t", "ArrowRight")));

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
    for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : List.of(1440, 390)) {
        try (Visit visit = new Visit(browser, server.address(), width, 1200, theme)) {
          if (run.equals("usual")) {
            STATES.forEach((name, keys) -> take(visit, run, name, keys, theme, width));
          } else {
            take(visit, run, run, List.of("ArrowDown"), theme, width);
          }
          visit.assertQuiet();
        }
      }
    }
  }

  private void take(
      Visit visit, String run, String name, List<String> keys, ColorScheme theme, int width) {
    visit.open("/runs/" + run);
    Page page = visit.page();
    page.locator("#tab-cpu").click();
    assertThat(page.locator("#panel-cpu .flame-view")).isVisible();
    page.locator("#panel-cpu .flame-view").focus();
    keys.forEach(page.keyboard()::press);
    gallery.look(
        page, "flame-%s-%s-%d".formatted(name, theme.name().toLowerCase(Locale.ROOT), width));
  }
}
