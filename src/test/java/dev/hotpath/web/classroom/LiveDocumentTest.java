package dev.hotpath.web.classroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LiveDocumentTest {

  private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");
  private static final Duration LONG = Duration.ofHours(1);

  private final Pulse pulse = new Pulse();
  private final AtomicInteger drawings = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong();
  private volatile String content = "first";

  private LiveDocument document(Duration atMostEvery, Duration staleAfter) {
    return new LiveDocument(
        () -> {
          drawings.incrementAndGet();
          return Map.of("content", content);
        },
        pulse,
        atMostEvery,
        staleAfter,
        Clock.fixed(NINE, ZoneOffset.UTC),
        nanos::get);
  }

  @Test
  void it_is_drawn_once_for_all_who_read_it() throws Exception {
    LiveDocument document = document(Duration.ZERO, LONG);
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<LiveDocument.Drawn>> all =
          IntStream.range(0, 40).mapToObj(_ -> readers.submit(document::newest)).toList();
      for (Future<LiveDocument.Drawn> one : all) {
        assertEquals(all.getFirst().get(), one.get());
      }
    }
    assertEquals(1, drawings.get());
  }

  @Test
  void its_version_grows_when_it_has_become_another_and_only_then() throws Exception {
    LiveDocument document = document(Duration.ZERO, LONG);
    LiveDocument.Drawn first = document.newest();
    pulse.beat();
    assertEquals(
        first.version(), document.newest().version(), "the same, though it was drawn anew");
    assertEquals(2, drawings.get());
    content = "second";
    assertEquals(first.version(), document.newest().version(), "nobody said that it changed");
    pulse.beat();
    assertTrue(document.newest().version() > first.version());
  }

  @Test
  void versions_begin_with_the_time_so_that_none_from_before_a_restart_is_taken_for_new()
      throws Exception {
    assertEquals(NINE.toEpochMilli(), document(Duration.ZERO, LONG).newest().version());
  }

  @Test
  void time_alone_may_change_it() throws Exception {
    LiveDocument document = document(Duration.ZERO, Duration.ofSeconds(5));
    LiveDocument.Drawn first = document.newest();
    content = "later";
    nanos.addAndGet(Duration.ofSeconds(5).toNanos());
    assertNotEquals(first, document.newest());
  }

  @Test
  void who_has_the_newest_hears_of_the_next_change_and_of_nothing_before() throws Exception {
    LiveDocument document = document(Duration.ZERO, LONG);
    LiveDocument.Drawn first = document.newest();
    assertEquals(first, document.after(first.version(), Duration.ZERO));
    assertEquals(first, document.after(0, LONG), "who has none gets it at once");
    assertEquals(first, document.after(first.version() + 7, LONG), "nor is another one trusted");
    try (ExecutorService one = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<LiveDocument.Drawn> next = one.submit(() -> document.after(first.version(), LONG));
      content = "second";
      pulse.beat();
      assertTrue(next.get().fields().contains("second"));
    }
  }

  @Test
  void it_stays_as_it_is_for_a_while_whatever_happens() throws Exception {
    LiveDocument document =
        new LiveDocument(
            () -> Map.of("content", drawings.incrementAndGet()),
            pulse,
            Duration.ofMillis(50),
            LONG,
            Clock.systemUTC(),
            System::nanoTime);
    long start = System.nanoTime();
    long known = 0;
    try (ExecutorService busy = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> changes =
          busy.submit(() -> {
            while (!Thread.currentThread().isInterrupted()) {
              pulse.beat();
              Thread.onSpinWait();
            }
          });
      for (int i = 0; i < 4; i++) {
        known = document.after(known, LONG).version();
      }
      changes.cancel(true);
    }
    assertTrue(System.nanoTime() - start >= Duration.ofMillis(150).toNanos());
    assertEquals(4, drawings.get());
  }

  @Test
  void it_is_sent_with_its_version_and_the_time_of_sending() {
    assertEquals(
        "{\"version\":7,\"serverTime\":\"2026-11-22T09:00:00Z\",\"a\":1}",
        new LiveDocument.Drawn(7, "{\"a\":1}").json(NINE));
  }
}
