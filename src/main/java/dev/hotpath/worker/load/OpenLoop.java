package dev.hotpath.worker.load;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Requests as the world sends them: each when it is due, whether or not the ones before it were
 * answered, and its time counts from then. So a service that stalls is charged for all that queued
 * behind the stall (G. Tene calls the mistake of not doing so coordinated omission).
 */
final class OpenLoop {

  private final Ticker ticker;
  private final Consumer<Runnable> starter;
  private final int outstanding;

  /**
   * Takes what it sends with.
   *
   * @param starter runs each request, and comes back at once
   * @param outstanding how many may wait for an answer; more are not sent
   */
  OpenLoop(Ticker ticker, Consumer<Runnable> starter, int outstanding) {
    this.ticker = ticker;
    this.starter = starter;
    this.outstanding = outstanding;
  }

  /**
   * Sends them all, and waits for the last answers.
   *
   * @param patienceNanos from when the last was sent
   */
  void run(Schedule schedule, Pass pass, long patienceNanos) throws InterruptedException {
    Semaphore free = new Semaphore(outstanding);
    for (int i = 0; i < schedule.requests(); i++) {
      long due = schedule.dueNanos(i);
      ticker.awaitUntil(due);
      if (free.tryAcquire()) {
        int request = i;
        starter.accept(() -> {
          try {
            pass.send(request, due);
          } finally {
            free.release();
          }
        });
      } else {
        pass.shed(i);
      }
    }
    boolean _ = free.tryAcquire(outstanding, patienceNanos, TimeUnit.NANOSECONDS);
  }
}
