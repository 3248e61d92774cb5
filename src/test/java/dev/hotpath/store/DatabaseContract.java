package dev.hotpath.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every database does. */
abstract class DatabaseContract {

  private static final String TAKE_HINT =
      "INSERT INTO hint_taken (learner, exercise, number, taken_at)"
          + " VALUES ('ada', 'concat', 1, 'now')";

  @TempDir Path folder;
  private Database database;

  /** A database with its tables. */
  abstract Database opened(Path folder);

  @BeforeEach
  void open() {
    database = opened(folder);
  }

  @AfterEach
  void close() {
    database.close();
  }

  Database database() {
    return database;
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
    assertTrue(failed.toString().contains(": database "), failed.toString());
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

  /** A read that is cut off would cost its connection, and a write nobody knows how it went. */
  @Test
  void an_interrupted_caller_still_learns_how_it_went() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    AtomicBoolean stayedInterrupted = new AtomicBoolean();
    Thread caller =
        Thread.ofVirtual()
            .start(() -> {
              database.write(handle -> {
                handle.execute(TAKE_HINT);
                begun.countDown();
                awaitIt(mayEnd);
              });
              database.read(handle -> text(handle, "SELECT count(*) FROM hint_taken"));
              stayedInterrupted.set(Thread.currentThread().isInterrupted());
            });
    begun.await();
    caller.interrupt();
    mayEnd.countDown();
    caller.join();
    assertTrue(stayedInterrupted.get());
    assertEquals("1", database.read(handle -> text(handle, "SELECT count(*) FROM hint_taken")));
  }

  @Test
  void writes_come_one_after_the_other() throws Exception {
    database.write(handle -> handle.execute(TAKE_HINT));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writes =
          IntStream.range(0, 50)
              .mapToObj(i ->
                  threads.submit(() ->
                      database.write(handle -> {
                        int now = Integer.parseInt(text(handle, "SELECT number FROM hint_taken"));
                        handle.execute("UPDATE hint_taken SET number = ?", now + 1);
                      })))
              .toList();
      for (Future<?> write : writes) {
        write.get();
      }
    }
    assertEquals("51", database.read(handle -> text(handle, "SELECT number FROM hint_taken")));
  }

  private static void awaitIt(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static String text(Handle handle, String sql) {
    return handle.createQuery(sql).mapTo(String.class).one();
  }
}
