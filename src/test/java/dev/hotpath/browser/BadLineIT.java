package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.hotpath.Client;
import dev.hotpath.Concat;
import dev.hotpath.RunningServer;
import dev.hotpath.Wire;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A line between page and server that breaks off, or carries nothing and says nothing. */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class BadLineIT {

  private static final String EXERCISE = "/api/exercises/concat";

  private RunningServer server;
  private Client client;
  private Wire wire;
  private Visit visit;
  private Page page;

  @BeforeAll
  void serve(@TempDir Path data) throws Exception {
    server = RunningServer.on(data);
    client = server.client();
  }

  @AfterAll
  void end() {
    server.close();
  }

  @BeforeEach
  void arrive(Browser browser) throws Exception {
    wire = Wire.to(server.address());
    visit = new Visit(browser, wire.address());
    page = visit.page();
    visit.openExercise();
  }

  @AfterEach
  void leave() throws Exception {
    visit.close();
    wire.close();
    JsonNode current = client.get(EXERCISE).json().get("current");
    if (!current.isNull()) {
      client.delete("/api/runs/" + current.asString());
    }
  }

  private String draft() throws Exception {
    return client.get(EXERCISE).json().at("/draft/files/src~1Concat.java").asString("");
  }

  private String startRun() throws Exception {
    visit.type(Concat.endless());
    visit.run();
    assertThat(page.locator("#progress .now")).containsText("test");
    return client.get(EXERCISE).json().get("current").asString();
  }

  private Locator lost() {
    return page.locator(".proof .lost").first();
  }

  @Test
  void events_that_break_off_say_so_and_catch_up() throws Exception {
    String run = startRun();
    wire.cut();
    assertThat(lost()).containsText("Connection lost. The run goes on without this page.");
    client.delete("/api/runs/" + run);
    wire.mend();
    assertThat(visit.verdict()).containsText("Cancelled");
    visit.awaitEnd();
    assertThat(lost()).isHidden();
  }

  /** As when a telephone goes from one mast to another: no end was seen at either side. */
  @Test
  void events_that_just_stop_are_noticed_and_catch_up() throws Exception {
    String run = startRun();
    wire.stall();
    assertThat(lost()).containsText("Connection lost. The run goes on without this page.");
    client.events(run, 0); // its limit ends it, while the page hears nothing
    wire.mend();
    assertThat(visit.verdict()).containsText("Stopped after");
    visit.awaitEnd();
    assertThat(lost()).isHidden();
  }

  @Test
  void what_is_typed_while_nothing_gets_through_is_saved_later() throws Exception {
    visit.type(Concat.starter() + "// before\n");
    wire.stall();
    visit.editor().click();
    page.keyboard().press("Control+End");
    page.keyboard().insertText("// while nothing got through\n");
    Locator saved = page.locator("#saved");
    assertThat(saved).containsText("Saved in this browser only; trying again in");
    wire.mend();
    assertThat(saved).hasText("Saved");
    assertThat(page.locator(".draft-choice")).hasCount(0);
    assertEquals(Concat.starter() + "// before\n// while nothing got through\n", draft());
  }

  @Test
  void what_is_handed_in_while_nothing_gets_through_is_one_run() throws Exception {
    visit.type(Concat.broken());
    int before = client.get(EXERCISE).json().get("attempts").size();
    wire.stall();
    visit.run();
    assertThat(page.locator(".trouble")).containsText("handed in as soon as the server answers");
    wire.mend();
    assertThat(page.locator("#verdict")).hasClass("verdict bad");
    visit.awaitEnd();
    assertEquals(before + 1, client.get(EXERCISE).json().get("attempts").size());
  }
}
