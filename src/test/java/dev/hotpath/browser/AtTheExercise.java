package dev.hotpath.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.hotpath.Client;
import dev.hotpath.RunningServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A learner who has opened the exercise {@code concat} on a server of the test class's own. After
 * each test the console has to be quiet, and neither draft nor run is left for the next.
 */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AtTheExercise {

  static final String EXERCISE = "/api/exercises/concat";

  RunningServer server;
  Client client;
  Visit visit;
  Page page;

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
  void arrive(Browser browser) {
    visit = new Visit(browser, server.address());
    page = visit.page();
    visit.openExercise();
  }

  @AfterEach
  void leave() throws Exception {
    try (Visit left = visit) {
      left.assertQuiet();
    }
    client.delete(EXERCISE + "/draft");
    for (JsonNode run = current(); !run.isNull(); run = current()) {
      client.delete("/api/runs/" + run.asString());
    }
  }

  /** The run that is under way, or null in JSON. */
  JsonNode current() throws Exception {
    return client.get(EXERCISE).json().get("current");
  }
}
