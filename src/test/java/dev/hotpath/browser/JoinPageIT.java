package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.hotpath.Client;
import dev.hotpath.RunningServer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Joining a class at a browser: by keyboard alone, without JavaScript, and as it looks. */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class JoinPageIT {

  private static final String RIGHT_TO_LEFT = "\u0639\u0644\u064A \u0628\u0646 <b>";

  private RunningServer server;
  private Browser browser;

  @BeforeAll
  void serve(Browser shared, @TempDir Path data) throws Exception {
    browser = shared;
    server = RunningServer.on(data, "--classroom");
  }

  @AfterAll
  void end() {
    server.close();
  }

  private static Locator focused(Page page) {
    return page.locator(":focus");
  }

  private static void tabTo(Page page, String selector) {
    Locator wanted = page.locator(selector);
    for (int i = 0; i < 30; i++) {
      page.keyboard().press("Tab");
      if ((boolean) wanted.evaluate("node => node === document.activeElement")) {
        return;
      }
    }
    throw new AssertionError(selector + " is not reached by Tab");
  }

  @Test
  void by_keyboard_alone_one_joins_changes_ones_name_and_leaves() throws Exception {
    try (Visit visit = new Visit(browser, server.address())) {
      Page page = visit.page();
      visit.open("/exercises/concat");
      assertThat(page).hasURL(Pattern.compile("/join\\?then="));
      assertThat(focused(page)).hasId("code");

      page.keyboard().type("aaaa-aaaa");
      page.keyboard().press("Tab");
      page.keyboard().type("Ada");
      page.keyboard().press("Enter");
      assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
          .containsText("No class here has the join code AAAA-AAAA");
      visit.forget("Failed to load resource: the server responded with a status of 422");
      assertThat(focused(page)).hasId("code");
      assertThat(page.locator("#name")).hasValue("Ada");

      page.keyboard().press("Control+a");
      page.keyboard().type(server.joinCode().toLowerCase(java.util.Locale.ROOT));
      page.keyboard().press("Enter");
      visit.awaitEditor();
      assertThat(page).hasURL(Pattern.compile("/exercises/concat$"));
      assertThat(page.locator(".me")).hasText("You are Ada");

      visit.open("/");
      tabTo(page, ".me");
      page.keyboard().press("Enter");
      assertThat(page).hasURL(Pattern.compile("/me$"));
      tabTo(page, "#name");
      page.keyboard().press("Control+a");
      page.keyboard().type("Ada Lovelace");
      page.keyboard().press("Enter");
      assertThat(page.locator(".me")).hasText("You are Ada Lovelace");

      tabTo(page, "#copy");
      page.keyboard().press("Enter");
      assertThat(page.locator("#copied")).hasText("Copied.");
      String link = page.locator("#resume").inputValue();

      tabTo(page, "form[action='/me/leave'] button");
      page.keyboard().press("Enter");
      assertThat(page.locator(".said")).containsText("You have left on this computer");
      visit.open("/");
      assertThat(page).hasURL(Pattern.compile("/join$"));

      visit.open(link.substring(server.address().toString().length()));
      assertThat(page.locator(".me")).hasText("You are Ada Lovelace");
      visit.assertQuiet();
    }
  }

  @Test
  void without_javascript_one_joins_and_is_somebody() throws Exception {
    try (BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setJavaScriptEnabled(false)
                .setBaseURL(server.address().toString()))) {
      Page page = context.newPage();
      page.navigate("/join?code=" + server.joinCode() + "&then=/about");
      page.locator("#name").fill("Grace");
      page.locator("#name").press("Enter");
      assertThat(page).hasURL(Pattern.compile("/about$"));
      assertThat(page.locator(".me")).hasText("You are Grace");
      page.navigate("/me");
      assertThat(page.locator("#copy")).isHidden();
      assertTrue(page.locator("#resume").inputValue().contains("/resume/"));
      page.locator("#name").fill("Grace H.");
      page.locator("#name").press("Enter");
      assertThat(page.locator(".me")).hasText("You are Grace H.");
      page.locator("form[action='/me/leave'] button").click();
      assertThat(page).hasURL(Pattern.compile("/join\\?left"));
    }
  }

  /** The words around it stay where they are, and nothing in it is markup. */
  @Test
  void a_name_from_right_to_left_moves_nothing_and_runs_nothing() throws Exception {
    Client ali = server.join(RIGHT_TO_LEFT);
    Client image = server.join("<img src=x onerror=alert(1)>");
    for (Client somebody : List.of(ali, image)) {
      try (Visit visit = new Visit(browser, server.address()).as(somebody)) {
        for (String path : List.of("/", "/me", "/join", "/about", "/exercises/concat")) {
          visit.open(path);
          assertThat(visit.page().locator(".me")).isVisible();
          assertEquals(0, visit.page().locator("img[src=x], .me b").count(), path);
          double name = left(visit.page(), ".me");
          assertTrue(name < left(visit.page(), "#look"), path + ": the name stays in its place");
          assertTrue(name > left(visit.page(), ".brand"), path);
        }
        visit.assertQuiet();
      }
    }
  }

  private static double left(Page page, String selector) {
    return page.locator(selector).boundingBox().x;
  }

  @Test
  void each_state_on_a_screen_and_on_a_phone_in_both_themes() throws Exception {
    Gallery gallery = new Gallery();
    look(gallery, "join", visit -> visit.open("/join?code=" + code()));
    look(
        gallery,
        "join-wrong",
        visit -> {
          visit.open("/join");
          visit.page().locator("#code").fill("K7QF-2M9D");
          visit.page().locator("#name").fill("x".repeat(41));
          visit.page().locator("#name").press("Enter");
          assertThat(visit.page().locator("#wrong")).isVisible();
          visit.forget("Failed to load resource: the server responded with a status of 422");
        });
    Client long40 = server.join("Wolfeschlegelsteinhausenbergerdorff 40 c");
    look(
        gallery,
        "me",
        visit -> {
          visit.as(long40).open("/me");
          visit.page().locator("summary").click();
          assertThat(visit.page().locator(".qr")).isVisible();
        });
    look(gallery, "join-again", visit -> visit.as(long40).open("/join"));
    Client ada = server.join("Ada");
    look(
        gallery,
        "resume",
        visit -> visit.as(long40).open("/resume/" + ada.cookies().substring("hotpath=".length())));
    look(gallery, "home-of-a-class", visit -> visit.as(ada).open("/"));
    look(
        gallery,
        "exercise-of-a-class",
        visit -> {
          visit.as(long40);
          visit.openExercise();
        });
    Client instructor = server.instructor();
    look(gallery, "home-of-the-instructor", visit -> visit.as(instructor).open("/"));
  }

  private String code() {
    try {
      return server.joinCode();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void look(Gallery gallery, String state, Consumer<Visit> go) {
    for (Gallery.Look look : gallery.looks(1440, 390)) {
      try (Visit visit = look.visit(browser, server.address())) {
        go.accept(visit);
        gallery.look(visit.page(), look.name(state));
        visit.assertQuiet();
      }
    }
  }

  @Test
  void the_name_fits_beside_the_exercise_on_a_phone() throws Exception {
    Client ada = server.join("Wolfeschlegelsteinhausenbergerdorff");
    try (Visit visit = new Visit(browser, server.address(), 360, 780, ColorScheme.DARK).as(ada)) {
      visit.openExercise();
      assertThat(visit.page().locator(".me")).isInViewport();
      assertThat(visit.page().locator("#keys")).isInViewport();
    }
  }
}
