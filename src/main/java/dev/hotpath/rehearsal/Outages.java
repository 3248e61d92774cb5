package dev.hotpath.rehearsal;

/** When the server was away because the rehearsal had killed it. Thread-safe. */
final class Outages {

  private boolean away;
  private int count;
  private long beganNanos;
  private long endedNanos;
  private long longestNanos;

  /** From now on it does not answer. */
  synchronized void begin() {
    away = true;
    beganNanos = System.nanoTime();
  }

  /** It is back, or will not come back: who waits asks again, and hears what there is to hear. */
  synchronized void end() {
    away = false;
    count++;
    endedNanos = System.nanoTime();
    longestNanos = Math.max(longestNanos, endedNanos - beganNanos);
    notifyAll();
  }

  /** Whether a request that began then may have gone down with the server. */
  synchronized boolean took(long startNanos) {
    return away || (count > 0 && endedNanos - startNanos > 0);
  }

  synchronized void awaitEnd() throws InterruptedException {
    while (away) {
      wait();
    }
  }

  synchronized Findings.Outages found() {
    return new Findings.Outages(count, longestNanos / 1e9);
  }
}
