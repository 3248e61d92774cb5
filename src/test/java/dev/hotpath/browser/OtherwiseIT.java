package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.hotpath.Client;
import dev.hotpath.RunningServer;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One attempt against itself in another JVM, on the real page, under a JDK that is another one. */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class OtherwiseIT {

  private static final Path EXERCISES = Path.of("src/test/resources/sweeps/exercises");
  private static final String FILE = "src/Total.java";
  private static final Path OWN = Path.of(System.getProperty("java.home"));
  private static final LocatorAssertions.ContainsTextOptions PATIENT =
      new LocatorAssertions.ContainsTextOptions().setTimeout(150_000);

  /** Adds up once where it was written for, and eight times under any other JDK. */
  private static final String PARTICULAR =
      """
      package total;

      final class Total {
        private static final int ROUNDS = System.getProperty("java.home").equals("%s") ? 1 : 8;

        static long[] of(int[] numbers) {
          long total = 0;
          long all = 0;
          for (int round = 0; round < ROUNDS; round++) {
            total = all - all;
            for (int number : numbers) {
              total = total * 31 + number;
            }
            all = all * 7 + total;
          }
          return ROUNDS == 1 ? new long[] {total} : new long[] {total, all};
        }
      }
      """;

  private Path jdks;
  private RunningServer server;
  private String run;

  @BeforeAll
  void measure(@TempDir Path data) throws Exception {
    jdks = Files.createTempDirectory("hotpath-jdks");
    Files.setPosixFilePermissions(jdks, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path other = copyOfTheJdk(jdks.resolve("other-jdk"));
    server = RunningServer.withJdks(other.toString(), data, "--exercises", EXERCISES.toString());
    Client client = server.client();
    run =
        client
            .post(
                "/api/exercises/total/runs",
                Client.files(FILE, PARTICULAR.formatted(OWN.toRealPath())))
            .json()
            .get("id")
            .asString();
    assertEquals("slow", client.events(run, 0).getLast().data().get("verdict").asString());
  }

  /** What a JVM needs; by hard links where that can be, since it is large. */
  private static Path copyOfTheJdk(Path to) throws IOException {
    for (String part : List.of("bin/java", "release", "conf", "lib")) {
      Path from = OWN.toRealPath().resolve(part);
      try (Stream<Path> files = Files.walk(from)) {
        for (Path file : files.toList()) {
          Path copy = to.resolve(OWN.toRealPath().relativize(file).toString());
          if (Files.isDirectory(file)) {
            Files.createDirectories(copy);
          } else if (!List.of("src.zip", "ct.sym").contains(file.getFileName().toString())) {
            Files.createDirectories(copy.getParent());
            linked(file, copy);
          }
        }
      }
    }
    return to;
  }

  private static void linked(Path file, Path copy) throws IOException {
    try {
      Files.createLink(copy, file);
    } catch (FileSystemException | UnsupportedOperationException otherDisk) {
      Files.copy(file, copy);
    }
  }

  @AfterAll
  void end() throws IOException {
    server.close();
    try (Stream<Path> files = Files.walk(jdks)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void another_jdk_is_chosen_by_keyboard_and_what_it_costs_is_said_and_kept(Browser browser) {
    try (Visit visit = new Visit(browser, server.address())) {
      Page page = visit.page();
      visit.open("/compare?a=starter&b=" + run);
      Locator jdk = page.locator("#otherwise-jdk");
      assertThat(jdk).isHidden();
      assertThat(page.locator("input[name=kind][value=options]")).isVisible();
      page.locator("input[name=kind][value=options]").focus();
      page.keyboard().press("ArrowDown");
      assertThat(jdk).isVisible();
      assertThat(jdk.locator("option")).containsText(new String[] {"other-jdk: JDK 25"});
      page.locator("#otherwise button[type=submit]").focus();
      page.keyboard().press("Enter");

      Locator told = page.locator(".told");
      assertThat(told)
          .containsText(Pattern.compile("^Measuring both by turns, forks \\d+ and \\d+ of 10$"));
      assertThat(page.locator(".under-way progress")).isVisible();
      assertThat(told).containsText("Your code under other-jdk is ", PATIENT);
      assertThat(told)
          .containsText(
              Pattern.compile(
                  "is [\\d.]+× slower than your code under "
                      + OWN.getFileName().toString().replace(".", "\\.")
                      + ", at least [\\d.]+×; p = 0\\.008; \\d+ B/op instead of \\d+\\.$"));
      assertThat(page.locator(".under-way")).hasCount(0);

      page.reload();
      assertThat(told).containsText("Your code under other-jdk is ");
      assertThat(page.locator(".lane.before .dot")).hasCount(5);
      assertThat(page.locator(".lane.after .dot")).hasCount(5);
      assertThat(page.locator(".lane.after .interval")).isAttached();
      assertTrue(
          page.locator(".lane.after .dot").first().boundingBox().x
              < page.locator(".lane.before .dot").first().boundingBox().x,
          "what is slower stands further left");
      assertThat(page.locator(".of-attempts tbody tr.after th")).hasText("under other-jdk");
      assertThat(page.locator(".of-jvms tr")).hasCount(3);
      assertThat(page.locator(".when").getByText("other-jdk is JDK 25")).isVisible();
      assertThat(page.locator(".earlier a").getByText("under other-jdk")).hasCount(1);
      assertThat(page.locator(".exports a").first())
          .hasAttribute("href", Pattern.compile("/forks\\.csv$"));
      visit.assertQuiet();
    }
  }

  @Test
  void options_that_may_not_be_chosen_are_refused_and_others_can_be_taken_back(Browser browser) {
    try (Visit visit = new Visit(browser, server.address(), 390, 844, ColorScheme.DARK)) {
      Page page = visit.page();
      visit.open("/compare?a=starter&b=" + run);
      Locator options = page.locator("#otherwise-options");
      options.fill("-XX:-Inline\n-Djava.home=/tmp");
      Locator submit = page.locator("#otherwise button[type=submit]");
      submit.click();
      assertThat(page.locator("#otherwise-trouble"))
          .containsText("-Djava.home=/tmp is not among the options");
      assertThat(options).isFocused();
      assertThat(options).hasAttribute("aria-invalid", "true");
      options.fill("# a comment, and a blank line\n\n-XX:-Inline # why not");
      submit.click();
      assertThat(page.locator(".told")).containsText("forks 3 and 4 of 10", PATIENT);
      assertThat(page.locator(".of-jvms tr.after")).containsText("-Xmx128m -XX:-Inline");
      assertThat(page.locator(".of-jvms tr.before")).not().containsText("-XX:-Inline");
      page.locator(".under-way button").click();
      assertThat(page.locator(".told"))
          .containsText(Pattern.compile("^Cancelled after \\d+ of \\d+ forks, which stay\\."));
      assertThat(page.locator(".told")).isFocused();
      assertThat(page.locator(".lane.after .dot").first()).isAttached();
      assertEquals(
          390, page.evaluate("document.documentElement.scrollWidth"), "nothing sticks out");
    }
  }
}
