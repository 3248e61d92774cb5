package dev.hotpath.web.classroom;

import dev.hotpath.grade.RunDocuments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A document that changes while many read it. It is drawn up when somebody wants it, at most so
 * often, and once for all; its version grows when it has really become another.
 *
 * <p>Versions begin with the clock's milliseconds, so that one from before a restart is never one
 * of something else.
 */
final class LiveDocument {

  private final Supplier<Object> drawing;
  private final Pulse pulse;
  private final Duration atMostEvery;
  private final Duration staleAfter;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Drawn newest;
  private long drawnAtBeat;
  private long drawnNanos;

  /**
   * One that was not drawn yet.
   *
   * @param drawing makes the document, without version and time
   * @param pulse beats when it may have changed
   * @param atMostEvery how long it stays as it is, whatever happens
   * @param staleAfter when time alone may have changed it
   * @param nanoTime {@link System#nanoTime}
   */
  LiveDocument(
      Supplier<Object> drawing,
      Pulse pulse,
      Duration atMostEvery,
      Duration staleAfter,
      Clock clock,
      LongSupplier nanoTime) {
    this.drawing = drawing;
    this.pulse = pulse;
    this.atMostEvery = atMostEvery;
    this.staleAfter = staleAfter;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /**
   * The document at one moment.
   *
   * @param fields JSON, from its opening brace on
   */
  record Drawn(long version, String fields) {

    /** As it is sent. The time is that of sending: clocks of pages are set by it. */
    String json(Instant now) {
      return "{\"version\":%d,\"serverTime\":\"%s\",%s"
          .formatted(version, now, fields.substring(1));
    }
  }

  /** As it is now; waits a little where it was drawn just before and has changed since. */
  Drawn newest() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Drawn known = newest;
      long age = nanoTime.getAsLong() - drawnNanos;
      if (known != null && pulse.count() == drawnAtBeat && age < staleAfter.toNanos()) {
        return known;
      }
      if (known != null && age < atMostEvery.toNanos()) {
        Thread.sleep(Duration.ofNanos(atMostEvery.toNanos() - age));
      }
      return draw(known);
    } finally {
      lock.unlock();
    }
  }

  private Drawn draw(@Nullable Drawn known) {
    drawnAtBeat = pulse.count(); // before it is drawn: what changes meanwhile is drawn next time
    String fields = RunDocuments.mapper().writeValueAsString(drawing.get());
    drawnNanos = nanoTime.getAsLong();
    if (known != null && known.fields.equals(fields)) {
      return known;
    }
    long after = known == null ? 0 : known.version;
    Drawn drawn = new Drawn(Math.max(after + 1, clock.millis()), fields);
    newest = drawn;
    return drawn;
  }

  /** Another than the one of that version; the same where there is none within so long. */
  Drawn after(long version, Duration patience) throws InterruptedException {
    long end = nanoTime.getAsLong() + patience.toNanos();
    while (true) {
      long beat = pulse.count();
      Drawn drawn = newest();
      long left = end - nanoTime.getAsLong();
      if (drawn.version != version || left <= 0) {
        return drawn;
      }
      pulse.await(beat, Duration.ofNanos(Math.min(left, staleAfter.toNanos())));
    }
  }
}
