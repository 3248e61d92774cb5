package dev.hotpath;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hotpath.classroom.UnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BacklogTest {

  private final List<String> written = new CopyOnWriteArrayList<>();
  private final AtomicInteger tries = new AtomicInteger();
  private final Backlog backlog = new Backlog(Duration.ofMillis(1));
  private volatile boolean locked;

  @AfterEach
  void close() {
    backlog.close();
  }

  private void write(String what, String document) {
    backlog.write(
        what,
        () -> {
          tries.incrementAndGet();
          if (locked) {
            throw new UnavailableException("database", "it is locked", "wait", new Exception());
          }
          written.add(what + "=" + document);
        });
  }

  @Test
  void what_can_be_written_is_written_at_once() {
    write("r1", "a");
    assertEquals(List.of("r1=a"), written);
  }

  @Test
  void what_can_not_waits_in_order_and_the_newest_of_each_goes_through_once_it_can() {
    locked = true;
    write("r1", "queued");
    write("r2", "queued");
    write("r1", "done");
    write("r3", "queued");
    assertEquals(List.of(), written);
    locked = false;
    await().until(() -> written.size() == 3);
    assertEquals(List.of("r1=done", "r2=queued", "r3=queued"), written);
    write("r4", "queued");
    assertEquals("r4=queued", written.getLast());
  }

  @Test
  void while_one_waits_others_do_not_try_on_their_callers_thread() {
    locked = true;
    write("r1", "a");
    Thread caller = Thread.currentThread();
    backlog.write(
        "r2", () -> written.add(Thread.currentThread().equals(caller) ? "caller" : "other"));
    locked = false;
    await().until(() -> written.size() == 2);
    assertEquals(List.of("r1=a", "other"), written);
  }

  @Test
  void another_failure_is_told_to_who_is_there_and_does_not_hold_up_who_waits() {
    Runnable broken =
        () -> {
          throw new IllegalStateException("was never accepted");
        };
    assertThrows(IllegalStateException.class, () -> backlog.write("r0", broken));
    locked = true;
    write("r1", "a");
    backlog.write("r0", broken);
    write("r2", "b");
    locked = false;
    await().until(() -> written.size() == 2);
    assertEquals(List.of("r1=a", "r2=b"), written);
  }

  @Test
  void at_the_end_what_waits_is_tried_once_more() {
    Backlog patient = new Backlog(Duration.ofHours(1));
    locked = true;
    for (String what : List.of("r1", "r2")) {
      patient.write(
          what,
          () -> {
            tries.incrementAndGet();
            if (locked) {
              throw new UnavailableException("database", "it is locked", "wait", new Exception());
            }
            written.add(what);
          });
    }
    await().until(() -> tries.get() == 2); // of the caller, and of who waits for an hour now
    locked = false;
    patient.close();
    assertEquals(List.of("r1", "r2"), written);
  }

  @Test
  void an_end_does_not_wait_for_a_store_that_stays_away() {
    locked = true;
    write("r1", "a");
    write("r2", "a");
    backlog.close();
    assertEquals(List.of(), written);
  }
}
