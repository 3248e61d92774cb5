package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;

/**
 * A learner at the page of a run whose profile was written by hand, see {@link Profiles}. Each test
 * opens the page anew, and leaves with a quiet console.
 */
abstract class AtTheFlameGraph extends Visiting {

  @Override
  void store(Path data) throws Exception {
    Profiles.store(data);
  }

  /** Opens a run's profile of time, with the keyboard in its picture. */
  void open(String run) {
    visit.open("/runs/" + run);
    visit.awaitEditor();
    page.locator("#tab-cpu").click();
    assertThat(panel().locator(".flame-view")).isVisible();
    panel().locator(".flame-view").focus();
  }

  Locator panel() {
    return page.locator("#panel-cpu");
  }

  void press(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  /** The chosen frame's name and line. */
  Locator name() {
    return panel().locator(".flame-said b");
  }

  /** What is said of the chosen frame. */
  Locator figures() {
    return panel().locator(".flame-said span");
  }

  /** A row of the table that is open, by the name in it. */
  Locator row(String name) {
    return panel()
        .locator(".table-panel:not([hidden]) tbody tr")
        .filter(
            new Locator.FilterOptions()
                .setHas(page.getByText(name, new Page.GetByTextOptions().setExact(true))));
  }

  /** Opens one of the tables by keyboard. */
  void table(String name) {
    Locator tab =
        panel()
            .locator(".table-bar [role=tab]")
            .filter(new Locator.FilterOptions().setHasText(name));
    panel().locator(".table-bar [aria-selected=true]").focus();
    for (int step = 0; step < 4 && !"true".equals(tab.getAttribute("aria-selected")); step++) {
      page.keyboard().press("ArrowRight");
    }
    assertThat(tab).isFocused();
  }
}
