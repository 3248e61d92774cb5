package dev.hotpath.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The Chromium of this machine, one process for all tests that take a {@link Browser}. Where there
 * is none, they are skipped; where CI is set, they fail, because nobody would notice.
 */
final class Chromium implements ExecutionCondition, ParameterResolver {

  /** Longer than any run takes on a busy machine: what waits for so long waits in vain. */
  static final double PATIENCE_MILLIS = 90_000;

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (executable().isPresent()) {
      return ConditionEvaluationResult.enabled("Chromium is there");
    } else if ("true".equals(System.getenv("CI"))) {
      return ConditionEvaluationResult.enabled("it must be there in CI");
    }
    System.err.println(
        "SKIPPED: %s, because there is no Chromium on the PATH; install chromium"
            .formatted(context.getDisplayName()));
    return ConditionEvaluationResult.disabled("no Chromium on the PATH; install chromium");
  }

  private static Optional<Path> executable() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(Chromium.class))
        .computeIfAbsent(Life.class)
        .browser;
  }

  /** From the first test that needs it to the end of all tests. */
  static final class Life implements AutoCloseable {

    private final Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(
                        executable()
                            .orElseThrow(() ->
                                new AssertionError("no Chromium on the PATH; install chromium")))
                    .setArgs(ARGUMENTS));

    Life() {
      PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    @Override
    public void close() {
      playwright.close();
    }
  }
}
