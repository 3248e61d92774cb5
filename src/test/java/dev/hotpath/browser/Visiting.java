package dev.hotpath.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.hotpath.RunningServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A visit for each test to a server that all of a class share. */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Visiting {

  RunningServer server;
  Visit visit;
  Page page;

  /** Puts into the server's data folder what the tests find there. */
  abstract void store(Path data) throws Exception;

  @BeforeAll
  void serve(@TempDir Path data) throws Exception {
    store(data);
    server = RunningServer.on(data);
  }

  @AfterAll
  void end() {
    server.close();
  }

  @BeforeEach
  void arrive(Browser browser) {
    visit = new Visit(browser, server.address());
    page = visit.page();
  }

  @AfterEach
  void leave() {
    try (Visit left = visit) {
      left.assertQuiet();
    }
  }
}
