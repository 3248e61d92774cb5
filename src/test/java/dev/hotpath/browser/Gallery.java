package dev.hotpath.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Takes pictures of pages for {@code target/screenshots}, and asserts of each that nothing sticks
 * out of it and that WCAG 2.2 AA holds as far as axe can tell.
 */
final class Gallery {

  private static final Path SCREENSHOTS =
      Path.of(Objects.requireNonNull(System.getProperty("hotpath.install")))
          .resolveSibling("screenshots");
  private static final String AXE_RULES =
      "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";

  private final String axe;
  private int states;

  Gallery() throws IOException {
    try (InputStream in = Gallery.class.getResourceAsStream("/axe.min.js")) {
      axe = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * How to look at the next state: at every width, and in both themes. What a theme breaks it
   * breaks at any width, so states take turns with which width has which.
   */
  List<Look> looks(int... widths) {
    states++;
    List<Look> looks = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      ColorScheme theme = (states + i) % 2 == 0 ? ColorScheme.LIGHT : ColorScheme.DARK;
      looks.add(new Look(widths[i], theme));
    }
    return looks;
  }

  /** A window of the browser. */
  record Look(int width, ColorScheme theme) {

    /** Of a picture: {@code home-light-1440}. */
    String name(String state) {
      return "%s-%s-%d".formatted(state, theme.name().toLowerCase(Locale.ROOT), width);
    }

    Visit visit(Browser browser, URI address) {
      return new Visit(browser, address, width, width < 500 ? 844 : 900, theme);
    }
  }

  /** One picture, of the page as long as it is. */
  void look(Page page, String shot) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(shot + ".png")).setFullPage(true));
    assertEquals(List.of(), sticksOut(page), shot + " scrolls sideways");
    assertEquals(0, below(page), shot + " scrolls down to nothing");
    page.evaluate(axe);
    Object violations =
        page.evaluate(
            """
            () => axe.run(document, { runOnly: %s }).then(({ violations }) => violations.flatMap(
              ({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`)))
            """
                .formatted(AXE_RULES));
    assertEquals(List.of(), violations, shot + " is not accessible");
  }

  /** Pixels of the page below panes that fill the window and scroll by themselves. */
  private static Object below(Page page) {
    return page.evaluate(
        """
        () => getComputedStyle(document.querySelector("main")).display === "grid" && document.querySelector("main.workbench, main.board")
          ? document.documentElement.scrollHeight - document.documentElement.clientHeight : 0
        """);
  }

  private static Object sticksOut(Page page) {
    return page.evaluate(
        """
        () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? []
          : [...document.querySelectorAll("body *")]
              .filter(node => node.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
              .map(node => `${node.tagName}.${node.className}`).slice(0, 5)
        """);
  }
}
