package dev.hotpath;

import dev.hotpath.classroom.UnavailableException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes that the store could not take: they wait in their order, the newest of each thing in place
 * of the older ones, and are tried again until they are through. While any waits, others wait
 * behind it instead of finding out for themselves. Thread-safe.
 */
final class Backlog implements AutoCloseable {

  static final Logger LOG = LoggerFactory.getLogger(Backlog.class);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Duration pause;
  private final Map<String, Runnable> waiting = new LinkedHashMap<>();
  private @Nullable Thread trying;
  private boolean closed;

  Backlog(Duration pause) {
    this.pause = pause;
  }

  /**
   * Writes, now or later.
   *
   * @param what is written, such as a run's document: a later one of it takes the place of this
   * @throws RuntimeException where the write fails for another reason than that the store can't
   */
  void write(String what, Runnable write) {
    if (waits(what, write, false)) {
      return;
    }
    try {
      write.run();
    } catch (UnavailableException e) {
      waits(what, write, true);
    }
  }

  /** Lines it up where it must wait, or where others do. */
  private synchronized boolean waits(String what, Runnable write, boolean must) {
    if (!must && waiting.isEmpty()) {
      return false;
    }
    waiting.put(what, write);
    if (trying == null && !closed) {
      trying = Thread.ofVirtual().name("hotpath-backlog").start(this::untilAllIsThrough);
    }
    return true;
  }

  private void untilAllIsThrough() {
    Duration next = pause;
    int through = 0;
    try {
      for (Entry<String, Runnable> first = first(); first != null; first = first()) {
        if (written(first)) {
          through++;
          next = pause;
        } else {
          Thread.sleep(next);
          next = next.multipliedBy(2);
          next = next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
        }
      }
      LOG.info("Wrote {} documents that had waited for the store", through);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it is closed, and tries once more there
    }
  }

  /** What has waited longest; empty, and nobody tries any more, where nothing does. */
  private synchronized @Nullable Entry<String, Runnable> first() {
    if (waiting.isEmpty()) {
      trying = null;
      return null;
    }
    return Map.entry(waiting.keySet().iterator().next(), waiting.values().iterator().next());
  }

  private boolean written(Entry<String, Runnable> one) {
    try {
      one.getValue().run();
    } catch (UnavailableException e) {
      return false;
    } catch (RuntimeException e) {
      LOG.error("What became of {} can't be kept", one.getKey(), e);
    }
    through(one);
    return true;
  }

  /** Unless a newer one has taken its place meanwhile. */
  private synchronized void through(Entry<String, Runnable> one) {
    waiting.remove(one.getKey(), one.getValue());
  }

  @Override
  public void close() {
    Thread thread;
    synchronized (this) {
      closed = true;
      thread = trying;
    }
    if (thread != null) {
      thread.interrupt();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    int lost = 0;
    for (Entry<String, Runnable> first = first(); first != null; first = first()) {
      if (!written(first)) {
        lost++;
        through(first);
      }
    }
    if (lost > 0) {
      LOG.warn("{} documents could not be written; a restart takes their runs up again", lost);
    }
  }
}
