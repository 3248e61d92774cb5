package dev.hotpath.store;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.Reports;
import dev.hotpath.classroom.lesson.ClassEvent;
import dev.hotpath.classroom.lesson.Session;
import dev.hotpath.grade.Verdict;
import dev.hotpath.protocol.SourceFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

  @TempDir Path folder;

  @Test
  void what_was_accepted_survives_a_kill() throws Exception {
    Process server = serverOn(folder);
    try (BufferedReader said = server.inputReader()) {
      assertTrue(said.lines().anyMatch("accepted"::equals));
    } finally {
      server.destroyForcibly().waitFor();
    }
    try (Store store = Store.open(folder)) {
      assertEquals(Verdict.PASS, store.attempts().find("r1").orElseThrow().report().verdict());
      Attempt unfinished = store.attempts().unfinished().getFirst();
      assertEquals("r2", unfinished.id());
      assertEquals(List.of(new SourceFile("src/A.java", "class A {}")), unfinished.files());
      assertTrue(store.drafts().draft("ada", "concat").isPresent());
    }
  }

  @Test
  void a_folder_that_another_process_serves_is_refused() throws Exception {
    Process server = serverOn(folder);
    try (BufferedReader said = server.inputReader()) {
      assertTrue(said.lines().anyMatch("accepted"::equals));
      StoreException refused = assertThrows(StoreException.class, () -> Store.open(folder).close());
      assertEquals(
          ("data folder %s: another Hotpath server uses it (process %d);"
                  + " stop that one, or name another folder with --data")
              .formatted(folder, server.pid()),
          refused.getMessage());
    } finally {
      server.destroyForcibly().waitFor();
    }
    Store.open(folder).close();
  }

  @Test
  void a_folder_is_opened_once_at_a_time_within_a_process() {
    try (Store first = Store.open(folder)) {
      assertThrows(StoreException.class, () -> Store.open(folder).close());
      assertDoesNotThrow(() -> first.attempts().unfinished());
    }
    Store.open(folder).close();
  }

  @Test
  void closing_twice_does_nothing_and_later_calls_are_refused() {
    Store store = Store.open(folder);
    store.close();
    store.close();
    assertThrows(StoreException.class, () -> store.notebook().takeHint("ada", "concat", 1));
    assertThrows(StoreException.class, () -> store.notebook().hintsTaken("ada", "concat"));
  }

  @Test
  void a_missing_folder_is_made_for_the_owner_alone() throws IOException {
    Path data = folder.resolve("var/hotpath");
    Store.open(data).close();
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data)));
  }

  @Test
  void a_file_in_the_folders_place_is_refused() throws IOException {
    Path file = Files.writeString(folder.resolve("data"), "not a folder");
    StoreException refused = assertThrows(StoreException.class, () -> Store.open(file).close());
    assertTrue(refused.toString().contains(": data folder " + file), refused.toString());
    assertTrue(refused.toString().contains("--data"), refused.toString());
  }

  @Test
  void a_file_that_is_no_database_is_refused_and_left_alone() throws IOException {
    Path file = folder.resolve("hotpath.db");
    String text = "this is my diary ".repeat(500);
    Files.writeString(file, text);
    assertThrows(StoreException.class, () -> Store.open(folder).close());
    assertEquals(text, Files.readString(file));
    Files.delete(file);
    Store.open(folder).close();
  }

  @Test
  void a_database_of_a_newer_version_is_refused_and_left_alone() throws SQLException {
    Store.open(folder).close();
    sql(
        "INSERT INTO flyway_schema_history SELECT installed_rank + 1, '999', 'future', type,"
            + " script, checksum, installed_by, installed_on, execution_time, success FROM"
            + " flyway_schema_history ORDER BY installed_rank DESC LIMIT 1");
    StoreException refused = assertThrows(StoreException.class, () -> Store.open(folder).close());
    assertTrue(refused.toString().contains("a newer Hotpath wrote it (schema 999"));
    assertEquals(
        String.valueOf(Schema.NEWEST + 1), sql("SELECT count(*) FROM flyway_schema_history"));
  }

  @Test
  void a_new_database_has_the_newest_schema() throws SQLException {
    Store.open(folder).close();
    assertEquals(
        String.valueOf(Schema.NEWEST),
        sql("SELECT max(CAST(version AS INTEGER)) FROM flyway_schema_history"));
  }

  @Test
  void an_interrupted_caller_still_learns_that_its_write_went_well() {
    try (Store store = Store.open(folder)) {
      Thread.currentThread().interrupt();
      accept(store, "r1");
      store.artifacts().save("r1", "flame-cpu.json", new byte[] {1});
      assertTrue(store.attempts().find("r1").isPresent());
      assertTrue(store.artifacts().read("r1", "flame-cpu.json").isPresent());
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void the_instructors_key_is_the_owners_alone_and_outlives_a_restart() throws IOException {
    String key;
    try (Store store = Store.open(folder)) {
      key = store.instructorKey();
    }
    assertTrue(key.matches("[0-9a-f]{32}"), key);
    Path file = folder.resolve("instructor.key");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    try (Store store = Store.open(folder)) {
      assertEquals(key, store.instructorKey());
      Files.writeString(file, "half a ke");
      StoreException damaged = assertThrows(StoreException.class, store::instructorKey);
      assertTrue(
          String.valueOf(damaged.getMessage()).contains("delete that file"), damaged.getMessage());
    }
  }

  @Test
  void a_person_can_read_the_tables() throws SQLException {
    try (Store store = Store.open(folder)) {
      accept(store, "r1");
      assertEquals("2026-11-22T12:00:00.000000000Z", sql("SELECT submitted_at FROM attempt"));
      assertEquals("queued", sql("SELECT state FROM attempt"));
      assertEquals("class A {}", sql("SELECT text FROM attempt_file WHERE path = 'src/A.java'"));
      Instant noon = Instant.parse("2026-11-22T12:00:00Z");
      store.sessions().begin(new Session("s1", "Monday", "K7QF2M9D", noon, Optional.empty()));
      store.journal().append("s1", noon, new ClassEvent.Opened("concat"));
      assertEquals(
          "2026-11-22T12:00:00.000000000Z opened {\"exercise\":\"concat\"}",
          sql("SELECT at || ' ' || kind || ' ' || event FROM journal"));
    }
  }

  @Test
  void a_killed_server_leaves_nothing_in_the_temporary_folder() throws Exception {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    Process server = serverOn(folder.resolve("data"), "-Djava.io.tmpdir=" + temporary);
    try (BufferedReader said = server.inputReader()) {
      assertTrue(said.lines().anyMatch("accepted"::equals));
    } finally {
      server.destroyForcibly().waitFor();
    }
    try (Stream<Path> left = Files.list(temporary)) {
      assertEquals(List.of(), left.toList());
    }
  }

  private static void accept(Store store, String id) {
    store
        .attempts()
        .accept(
            new Attempt(
                id,
                "ada",
                "concat",
                Instant.parse("2026-11-22T12:00:00Z"),
                List.of(new SourceFile("src/A.java", "class A {}")),
                Reports.queued(id, "concat")));
  }

  private static Process serverOn(Path data, String... flags) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(AcceptsThenWaits.class.getName(), data.toString()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** Runs a statement as a person with the sqlite3 shell would. */
  private String sql(String statement) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("hotpath.db"));
        Statement sql = connection.createStatement()) {
      if (!sql.execute(statement)) {
        return "";
      }
      try (ResultSet rows = sql.getResultSet()) {
        return rows.next() ? rows.getString(1) : "";
      }
    }
  }
}
