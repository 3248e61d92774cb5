package dev.hotpath.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The events of one run, in order, for any number of readers, who may come late or again. */
public final class RunLog {

  /**
   * An event and its id.
   *
   * @param id from 1, without gaps
   */
  public record Entry(int id, RunEvent event) {

    /** Whether no further event follows. */
    public boolean last() {
      return event.name().equals("done");
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();

  /**
   * Adds an event, unless the last has come: what a run still does after its end interests nobody.
   */
  void add(RunEvent event) {
    lock.lock();
    try {
      if (!entries.isEmpty() && entries.getLast().last()) {
        return;
      }
      entries.add(new Entry(entries.size() + 1, event));
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Replaces the last event of all, where that has come, for those who read it from now on. */
  void amend(RunEvent last) {
    lock.lock();
    try {
      if (!entries.isEmpty() && entries.getLast().last()) {
        entries.set(entries.size() - 1, new Entry(entries.size(), last));
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Events behind {@code id}; waits for one where there is none.
   *
   * @param id of the last event that the reader has; 0 for none
   * @return empty when none came within {@code patience}
   */
  public List<Entry> after(int id, Duration patience) throws InterruptedException {
    lock.lock();
    try {
      long nanos = patience.toNanos();
      while (entries.size() <= id && nanos > 0) {
        nanos = grown.awaitNanos(nanos);
      }
      return id >= entries.size()
          ? List.of()
          : List.copyOf(entries.subList(Math.max(0, id), entries.size()));
    } finally {
      lock.unlock();
    }
  }
}
