package dev.hotpath.web;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hotpath.Client;
import dev.hotpath.Client.Answer;
import dev.hotpath.Concat;
import dev.hotpath.LocalPostgres;
import dev.hotpath.Packaged;
import dev.hotpath.Packaged.Outcome;
import dev.hotpath.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A database that is locked, full or away while a server serves. */
@Timeout(240)
class StoreTroubleIT {

  private static final String DRAFT = "/api/exercises/concat/draft";
  private static final String RUNS = "/api/exercises/concat/runs";
  private static final Duration A_WHILE = Duration.ofSeconds(60);

  @TempDir Path data;

  private static Answer draft(Client client, String text) throws Exception {
    return client.put(DRAFT, Client.files(Concat.FILE, text));
  }

  private static void assertUnavailable(Answer answer, String fact) {
    assertEquals(503, answer.status(), answer.text());
    assertEquals("store-unavailable", answer.code());
    assertEquals("5", answer.header("Retry-After"));
    assertEquals(
        "Nothing can be kept or read now, since %s; your code is kept in this browser. Try again in 5 s."
            .formatted(fact),
        answer.message());
  }

  private static String drafted(Client client) throws Exception {
    return client
        .get("/api/exercises/concat")
        .json()
        .path("draft")
        .path("files")
        .path(Concat.FILE)
        .asString("");
  }

  @Test
  void while_another_program_has_the_database_locked_requests_are_told_and_nothing_is_half_done()
      throws Exception {
    try (RunningServer server = RunningServer.on(data)) {
      Client client = server.client();
      assertEquals(204, draft(client, "first").status());
      String fact = "another program has the database locked";
      try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
          Statement lock = other.createStatement()) {
        lock.execute("BEGIN EXCLUSIVE");
        assertUnavailable(draft(client, "second"), fact);
        String body = Client.files(Concat.FILE, Concat.wrong());
        assertUnavailable(client.post(RUNS, body), fact);
        assertEquals(200, client.get("/exercises/concat").status());
        assertEquals("first", drafted(client));
        lock.execute("ROLLBACK");
      }
      assertEquals(0, client.get("/api/exercises/concat").json().get("attempts").size());
      assertEquals(204, draft(client, "third").status());
      assertEquals("fail", client.run(Concat.wrong()).get("verdict").asString());
      assertEquals("third", drafted(client));
    }
  }

  private Path file() {
    return data.resolve("hotpath.db");
  }

  @Test
  void a_run_that_ends_while_the_database_is_locked_is_kept_once_it_is_not() throws Exception {
    String run;
    try (RunningServer server = RunningServer.on(data)) {
      Client client = server.client();
      run = client.submit(Concat.endless());
      client.events(run, 0, event -> event.name().equals("compiled"));
      try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
          Statement lock = other.createStatement()) {
        await("nothing is written just now").atMost(A_WHILE).until(() -> locked(lock));
        JsonNode done = client.events(run, 0).getLast().data();
        assertEquals("time-limit", done.get("verdict").asString());
        lock.execute("ROLLBACK");
      }
      await("what waited is written")
          .atMost(A_WHILE)
          .until(() -> server.log().contains("documents that had waited"));
      server.kill();
    }
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement sql = other.createStatement();
        var row = sql.executeQuery("SELECT id, verdict FROM attempt")) {
      assertTrue(row.next());
      assertEquals(run, row.getString("id"));
      assertEquals("time-limit", row.getString("verdict"));
    }
  }

  private static boolean locked(Statement lock) {
    try {
      lock.execute("BEGIN EXCLUSIVE");
      return true;
    } catch (SQLException busy) {
      return false;
    }
  }

  /** A real one: a file system of its own, of which hardly anything is left. */
  @Test
  void a_full_disk_is_told_and_once_there_is_room_all_works_again() throws Exception {
    Path disk = Files.createDirectories(data.resolve("disk"));
    assumeTrue(
        exit("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString()) == 0,
        "a file system of its own can only be mounted by root; SqliteTroubleTest has a full one"
            + " too");
    try {
      try (RunningServer server = RunningServer.on(disk.resolve("data"))) {
        Client client = server.client();
        assertEquals(204, draft(client, "first").status());
        Path filler = disk.resolve("filler");
        exit("dd", "if=/dev/zero", "of=" + filler, "bs=4k");
        String large = "// " + "x".repeat(60_000);
        await("the log has no room left")
            .atMost(A_WHILE)
            .until(() -> draft(client, large).status() == 503);
        assertUnavailable(draft(client, large), "the disk is full");
        Files.delete(filler);
        assertEquals(204, draft(client, "last").status());
        assertEquals("last", drafted(client));
      }
    } finally {
      exit("umount", disk.toString());
    }
  }

  private static int exit(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  @Test
  void while_postgresql_is_down_requests_are_told_and_once_it_is_up_all_works_again()
      throws Exception {
    try (LocalPostgres postgres = LocalPostgres.started()) {
      String url = postgres.database();
      try (RunningServer server = RunningServer.on(data, "--db", url)) {
        Client client = server.client();
        assertEquals(204, draft(client, "first").status());
        postgres.stop();
        assertEquals(503, draft(client, "second").status());
        assertUnavailable(draft(client, "second"), "the database can't be reached");
        Answer page = client.get("/");
        assertEquals(503, page.status());
        assertTrue(page.text().contains("Not just now"), page.text());
        assertEquals(200, client.get("/health").status());
        postgres.start();
        assertEquals(204, draft(client, "third").status());
        assertEquals("third", drafted(client));
        assertTrue(
            server.readyLine().startsWith("Hotpath is ready at http://127.0.0.1:"),
            server.readyLine());
        assertTrue(!server.log().contains(LocalPostgres.PASSWORD), server.log());
      }
    }
  }

  @Test
  void a_database_that_can_not_be_used_ends_the_server_with_a_sentence() throws Exception {
    Outcome outcome =
        Packaged.run(
            "serve", "--port", "0", "--data", data.toString(), "--db", "postgres://u:pa55@h/class");
    assertEquals(3, outcome.exit());
    assertEquals("", outcome.out());
    assertTrue(
        outcome
            .err()
            .contains(
                "hotpath: the URL of --db: it does not begin with jdbc:postgresql:; name one"),
        outcome.err());
    assertTrue(!outcome.err().contains("pa55"), outcome.err());
  }
}
