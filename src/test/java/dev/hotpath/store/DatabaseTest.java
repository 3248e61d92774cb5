package dev.hotpath.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

  private static final String TAKE_HINT =
      "INSERT INTO hint_taken (learner, exercise, number, taken_at)"
          + " VALUES ('ada', 'concat', 1, 'now')";

  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("hotpath.db"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_write_is_flushed_to_the_log_and_references_are_checked() {
    database.write(handle -> {
      assertEquals("wal", text(handle, "PRAGMA journal_mode"));
      assertEquals("2", text(handle, "PRAGMA synchronous")); // FULL
      assertEquals("1", text(handle, "PRAGMA foreign_keys"));
    });
  }

  @Test
  void a_write_that_fails_half_way_leaves_nothing() {
    StoreException failed =
        assertThrows(
            StoreException.class,
            () ->
                database.write(handle -> {
                  handle.execute(TAKE_HINT);
                  handle.execute("INSERT INTO attempt_file VALUES ('ghost', 0, 'p', 't')");
                }));
    assertTrue(failed.toString().contains(": database " + folder), failed.toString());
    assertEquals("0", database.read(handle -> text(handle, "SELECT count(*) FROM hint_taken")));
    database.write(handle -> handle.execute(TAKE_HINT));
    assertEquals("1", database.read(handle -> text(handle, "SELECT count(*) FROM hint_taken")));
  }

  @Test
  void a_read_does_not_wait_for_a_write_and_sees_none_of_it_before_its_end() throws Exception {
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> write =
          threads.submit(() ->
              database.write(handle -> {
                handle.execute(TAKE_HINT);
                written.countDown();
                awaitIt(mayEnd);
              }));
      written.await();
      assertEquals("0", database.read(handle -> text(handle, "SELECT count(*) FROM hint_taken")));
      mayEnd.countDown();
      write.get();
    }
    assertEquals("1", database.read(handle -> text(handle, "SELECT count(*) FROM hint_taken")));
  }

  @Test
  void more_readers_than_connections_all_get_their_turn() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 100)
              .mapToObj(i -> threads.submit(() -> database.read(h -> text(h, "SELECT " + i))))
              .toList();
      for (int i = 0; i < answers.size(); i++) {
        assertEquals(String.valueOf(i), answers.get(i).get());
      }
    }
  }

  @Test
  void a_read_that_fails_gives_its_connection_back() {
    for (int i = 0; i < 20; i++) {
      assertThrows(
          StoreException.class, () -> database.read(handle -> text(handle, "SELECT nothing")));
    }
    assertEquals("1", database.read(handle -> text(handle, "SELECT 1")));
  }

  private static void awaitIt(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String text(Handle handle, String sql) {
    return handle.createQuery(sql).mapTo(String.class).one();
  }
}
