package dev.hotpath.web.classroom;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts changes, and lets those who follow wait for the next. */
final class Pulse {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition beaten = lock.newCondition();
  private long count;

  /** Something has changed. */
  void beat() {
    lock.lock();
    try {
      count++;
      beaten.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How many changes there were. */
  long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there were more changes than that, or so long. */
  void await(long seen, Duration patience) throws InterruptedException {
    lock.lock();
    try {
      long left = patience.toNanos();
      while (count == seen && left > 0) {
        left = beaten.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
