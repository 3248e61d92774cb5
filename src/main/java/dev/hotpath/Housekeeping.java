package dev.hotpath;

import dev.hotpath.classroom.Artifacts;
import dev.hotpath.classroom.Attempts;
import dev.hotpath.classroom.lesson.Leftovers;
import dev.hotpath.classroom.lesson.Session;
import dev.hotpath.classroom.lesson.Sessions;
import dev.hotpath.evidence.export.Exports;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the store within its bounds, off everybody's way: at the start, every hour, and soon after
 * artefacts have outgrown what they may take.
 *
 * <p>Sessions go with everything of theirs when they have been over for some days, but never the
 * newest one, which may be reopened. Artefacts go when they take too much together: recordings,
 * capsules and raw logs first, then pictures, of the oldest runs first. Run documents and sources
 * stay; a document lists no more what is gone.
 */
final class Housekeeping implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration EVERY = Duration.ofHours(1);
  private static final Duration AT_MOST_EVERY = Duration.ofSeconds(10);

  /** A run that was under way when its learner was forgotten may leave files for so long. */
  private static final Duration LEFTOVERS = Duration.ofDays(1);

  /** How much is left after a clearance: else each run would bring the next one about. */
  private static final double ROOM = 0.9;

  private final Parts parts;
  private final Bounds bounds;
  private final Clock clock;
  private final Semaphore wanted = new Semaphore(0);
  private final AtomicLong bytes = new AtomicLong();
  private @Nullable Thread thread;

  /** What it looks after. */
  record Parts(Sessions sessions, Leftovers leftovers, Attempts attempts, Artifacts artifacts) {}

  /**
   * What may be kept.
   *
   * @param artifactBytes of all artefacts together
   * @param days after its end until a session goes; empty for never
   */
  record Bounds(long artifactBytes, OptionalInt days) {}

  /** What was cleared away. */
  record Cleared(int sessions, int files, long bytes) {}

  Housekeeping(Parts parts, Bounds bounds, Clock clock) {
    this.parts = parts;
    this.bounds = bounds;
    this.clock = clock;
  }

  void start() {
    // Of its own, since it waits for the disk, which would hold on to a carrier of virtual threads.
    thread = Thread.ofPlatform().daemon().name("hotpath-housekeeping").start(this::goOn);
  }

  /** Hears of artefacts that were kept. */
  void saved(long more) {
    if (bytes.addAndGet(more) > bounds.artifactBytes() && wanted.availablePermits() == 0) {
      wanted.release();
    }
  }

  private void goOn() {
    try {
      while (true) {
        try {
          clear();
        } catch (RuntimeException e) {
          LOG.warn("Could not clear away what is too old or too much; trying again later", e);
        }
        Thread.sleep(AT_MOST_EVERY);
        wanted.tryAcquire(EVERY.toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server ends
    }
  }

  /** Does all of it once. */
  Cleared clear() {
    int sessions = clearSessions();
    clearLeftovers();
    Cleared cleared = clearArtifacts(sessions);
    if (cleared.sessions() > 0 || cleared.files() > 0) {
      LOG.info(
          "Cleared away {} old sessions, and {} artefacts of {} MB to make room",
          cleared.sessions(),
          cleared.files(),
          cleared.bytes() >> 20);
    }
    return cleared;
  }

  private int clearSessions() {
    if (bounds.days().isEmpty()) {
      return 0;
    }
    Instant before = clock.instant().minus(Duration.ofDays(bounds.days().getAsInt()));
    List<Session> old =
        parts.sessions().all().stream()
            .skip(1)
            .filter(session -> session.endedAt().filter(before::isAfter).isPresent())
            .toList();
    for (Session session : old) {
      parts.sessions().delete(session.id()).forEach(parts.artifacts()::delete);
    }
    return old.size();
  }

  private void clearLeftovers() {
    Instant before = clock.instant().minus(LEFTOVERS); // of the list as it is read next, or older
    List<String> runs = parts.leftovers().runs();
    if (!runs.isEmpty()) {
      runs.forEach(parts.artifacts()::delete);
      parts.leftovers().clear(before);
    }
  }

  private Cleared clearArtifacts(int sessions) {
    List<Artifacts.Kept> all = parts.artifacts().all();
    long total = all.stream().mapToLong(Artifacts.Kept::bytes).sum();
    bytes.set(total);
    if (total <= bounds.artifactBytes()) {
      return new Cleared(sessions, 0, 0);
    }
    long tooMuch = total - (long) (bounds.artifactBytes() * ROOM);
    Map<String, List<String>> gone = new LinkedHashMap<>();
    long freed = 0;
    int files = 0;
    List<Artifacts.Kept> inOrder =
        all.stream()
            .sorted(
                Comparator.comparing(Housekeeping::isPicture)
                    .thenComparing(Artifacts.Kept::savedAt)
                    .thenComparing(Artifacts.Kept::run))
            .toList();
    for (Artifacts.Kept file : inOrder) {
      if (freed >= tooMuch) {
        break;
      }
      List<String> ofRun = gone.computeIfAbsent(file.run(), _ -> new ArrayList<>());
      ofRun.add(file.name());
      ofRun.addAll(Exports.madeFrom(file.name()));
      freed += file.bytes();
      files++;
    }
    gone.forEach(this::remove);
    bytes.addAndGet(-freed);
    return new Cleared(sessions, files, freed);
  }

  /** First from the document: better a file that nobody finds than one that is not there. */
  private void remove(String run, List<String> files) {
    parts.attempts().remove(run, files);
    files.forEach(file -> parts.artifacts().delete(run, file));
  }

  /** What a page shows, unlike what is there to be downloaded. */
  private static boolean isPicture(Artifacts.Kept file) {
    return !file.name().matches(".*\\.(jfr|zip|log|txt|txt\\.gz)");
  }

  @Override
  public void close() {
    if (thread != null) {
      thread.interrupt();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
