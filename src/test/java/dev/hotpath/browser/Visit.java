package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import dev.hotpath.Client;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * A learner at a browser of their own, and what an observer notes: every request that leaves the
 * server, and everything that the console complains about.
 */
final class Visit implements AutoCloseable {

  // CodeMirror measures text in an element with a style attribute, which the policy takes away;
  // nothing depends on it. WebGL without a graphics card is slow, and the browser says so.
  private static final Pattern HARMLESS =
      Pattern.compile("style-src-attr|inline style|GPU stall due to ReadPixels");

  private final URI server;
  private final BrowserContext context;
  private final Page page;
  private final List<String> strangers = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  Visit(Browser browser, URI server) {
    this(browser, server, 1440, 900, ColorScheme.LIGHT);
  }

  Visit(Browser browser, URI server, int width, int height, ColorScheme scheme) {
    this.server = server;
    boolean phone = width < 500;
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setHasTouch(phone)
                .setIsMobile(phone)
                .setBaseURL(server.toString()));
    context.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
    context.onRequest(request -> {
      String url = request.url();
      if (!url.startsWith(server + "/")
          && !url.startsWith("data:")
          && !url.startsWith("blob:" + server + "/")) {
        strangers.add(url);
      }
    });
    context.onConsoleMessage(message -> {
      boolean bad = List.of("error", "warning", "assert").contains(message.type());
      if (bad && !HARMLESS.matcher(message.text()).find()) {
        complaints.add(message.type() + ": " + message.text());
      }
    });
    context.onWebError(error -> complaints.add("uncaught: " + error.error()));
    context.onDialog(dialog -> {
      complaints.add("dialog: " + dialog.message());
      dialog.dismiss();
    });
    page = context.newPage();
  }

  Page page() {
    return page;
  }

  /** Who has joined a class by a program goes on at this browser. */
  Visit as(Client somebody) {
    for (String cookie : somebody.cookies().split("; ", -1)) {
      String[] nameAndValue = cookie.split("=", 2);
      context.addCookies(
          List.of(new Cookie(nameAndValue[0], nameAndValue[1]).setUrl(server.toString())));
    }
    return this;
  }

  /** Another tab of the same browser. */
  Page anotherTab() {
    return context.newPage();
  }

  /** Pulls the plug, or puts it back. */
  void offline(boolean offline) {
    context.setOffline(offline);
  }

  /** Opens an address of the server. */
  void open(String path) {
    page.navigate(path);
  }

  /** Opens the exercise, and waits until its editor can be typed into. */
  void openExercise() {
    open("/exercises/concat");
    awaitEditor();
  }

  void awaitEditor() {
    assertThat(page.locator("#run")).isEnabled();
    assertThat(editor()).isAttached();
  }

  Locator editor() {
    return page.locator(".code .cm-content");
  }

  /** The line that the cursor is in: its number and its text. */
  void assertCursorAt(int line, String text) {
    assertThat(page.locator(".code .cm-lineNumbers .cm-activeLineGutter"))
        .hasText(String.valueOf(line));
    assertThat(page.locator(".code .cm-activeLine")).containsText(text);
  }

  /** Types over everything that is in the editor, and waits until the server has it. */
  void type(String code) {
    editor().click();
    page.keyboard().press("Control+a");
    page.keyboard().insertText(code);
    assertThat(page.locator("#saved")).hasText("Saved");
  }

  /** Presses the keys that run, from wherever the focus is. */
  void run() {
    page.keyboard().press("Control+Enter");
  }

  /** Waits until no run is under way. */
  void awaitEnd() {
    assertThat(page.locator("#run .label")).hasText("Run");
  }

  Locator verdict() {
    return page.locator("#verdict h2");
  }

  /** Nothing left the server, and the console is quiet. */
  void assertQuiet() {
    assertEquals(List.of(), List.copyOf(strangers), "requests to others than " + server);
    assertEquals(List.of(), List.copyOf(complaints), "the console of the page");
  }

  /** A complaint that the test itself has brought about. */
  void forget(String complaint) {
    complaints.removeIf(said -> said.contains(complaint));
  }

  @Override
  public void close() {
    context.close();
  }
}
