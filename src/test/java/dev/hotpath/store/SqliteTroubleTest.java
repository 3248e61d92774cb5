package dev.hotpath.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.Reports;
import dev.hotpath.classroom.UnavailableException;
import dev.hotpath.protocol.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A database file that is locked, full or lost while somebody works. */
@Timeout(60)
class SqliteTroubleTest {

  private static final String TAKE_HINT =
      "INSERT INTO hint_taken (learner, exercise, number, taken_at)"
          + " VALUES ('ada', 'concat', 1, 'now')";

  @TempDir Path folder;
  private Path file;
  private SqliteConnections connections;
  private Database database;

  @BeforeEach
  void open() {
    file = folder.resolve("hotpath.db");
    connections = SqliteConnections.open(file);
    database = new Database(connections);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private int hints() {
    return count("hint_taken");
  }

  private int count(String rows) {
    return database.read(
        handle -> handle.createQuery("SELECT count(*) FROM " + rows).mapTo(Integer.class).one());
  }

  @Test
  void while_another_program_has_it_locked_reads_work_and_writes_are_told_so() throws Exception {
    impatient();
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement sql = other.createStatement()) {
      sql.execute("BEGIN EXCLUSIVE");
      UnavailableException told =
          assertThrows(
              UnavailableException.class,
              () -> database.write(handle -> handle.execute(TAKE_HINT)));
      assertEquals("another program has the database locked", told.fact());
      assertTrue(String.valueOf(told.getMessage()).startsWith("database " + file + ": another"));
      assertEquals(0, hints());
      sql.execute("ROLLBACK");
    }
    database.write(handle -> handle.execute(TAKE_HINT));
    assertEquals(1, hints());
  }

  private void impatient() {
    database.write(handle -> handle.execute("PRAGMA busy_timeout = 50"));
  }

  /** Each waits for the lock some seconds; the tenth in line must not wait ten times as long. */
  @Test
  void who_stands_behind_others_at_a_locked_database_is_told_before_it_is_their_turn()
      throws Exception {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement sql = other.createStatement();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      sql.execute("BEGIN EXCLUSIVE");
      List<Future<String>> facts =
          IntStream.range(0, 5)
              .mapToObj(_ ->
                  threads.submit(() ->
                      assertThrows(
                              UnavailableException.class,
                              () -> database.write(handle -> handle.execute(TAKE_HINT)))
                          .fact()))
              .toList();
      List<String> told = facts.stream().map(SqliteTroubleTest::get).toList();
      assertTrue(told.contains("another program has the database locked"), told.toString());
      assertTrue(told.contains("too much waits to be written"), told.toString());
      sql.execute("ROLLBACK");
    }
    database.write(handle -> handle.execute(TAKE_HINT));
    assertEquals(1, hints());
  }

  private static String get(Future<String> fact) {
    try {
      return fact.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_full_disk_leaves_nothing_half_written_and_once_there_is_room_all_works_again() {
    SqlAttempts attempts = new SqlAttempts(database);
    attempts.accept(attempt("r1", "class A {}"));
    database.write(handle ->
        handle.execute(
            "PRAGMA max_page_count = "
                + handle.createQuery("PRAGMA page_count").mapTo(Integer.class).one()));
    UnavailableException told =
        assertThrows(
            UnavailableException.class,
            () -> attempts.accept(attempt("r2", "/* ".repeat(100_000))));
    assertEquals("the disk is full", told.fact());
    assertEquals(Optional.empty(), attempts.find("r2"));
    assertEquals(0, count("attempt_file WHERE attempt = 'r2'"));
    // The limit was that of a connection, which is given up.
    attempts.accept(attempt("r2", "/* ".repeat(100_000)));
    assertEquals(2, attempts.unfinished().size());
  }

  private static Attempt attempt(String id, String text) {
    return new Attempt(
        id,
        "ada",
        "concat",
        Instant.parse("2026-11-22T12:00:00Z"),
        List.of(new SourceFile("src/A.java", text)),
        Reports.queued(id, "concat"));
  }

  @Test
  void a_file_that_is_lost_is_not_made_anew_and_is_used_again_when_it_is_back() throws IOException {
    database.write(handle -> handle.execute(TAKE_HINT));
    assertEquals(1, hints());
    Path elsewhere = folder.resolve("elsewhere.db");
    Files.move(file, elsewhere);
    connections.renew(); // what is open already goes on with the file wherever it is
    UnavailableException told = assertThrows(UnavailableException.class, this::hints);
    assertEquals("the disk can't be read or written", told.fact());
    assertThrows(
        UnavailableException.class, () -> database.write(handle -> handle.execute(TAKE_HINT)));
    assertFalse(Files.exists(file));
    Files.move(elsewhere, file);
    assertEquals(1, hints());
  }
}
