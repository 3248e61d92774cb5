package dev.hotpath.worker.load;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * One client that asks, waits for the answer, and only then asks again; no sooner than its next
 * request is due. While the service stalls it asks nothing, so it measures one slow answer where
 * the world would have met many: shown beside the open loop, never judged.
 */
final class ClosedLoop {

  private final Ticker ticker;

  ClosedLoop(Ticker ticker) {
    this.ticker = ticker;
  }

  /**
   * Asks on this thread until the schedule's end.
   *
   * @param sent how many have been, told before each
   */
  void run(Schedule schedule, Pass pass, AtomicInteger sent) throws InterruptedException {
    for (int i = 0; i < schedule.requests(); i++) {
      ticker.awaitUntil(schedule.dueNanos(i));
      long now = ticker.nanos();
      if (now - schedule.endNanos() >= 0) {
        return;
      }
      sent.set(i + 1);
      pass.send(i, now);
    }
  }
}
