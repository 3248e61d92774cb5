package dev.hotpath.worker.load;

/**
 * When each request is due, fixed before the first is sent: evenly, so that a queue is the
 * service's doing and not the draw of arrivals.
 *
 * @param startNanos when the first is due, on the ticker's clock
 * @param perSecond how many are due each second, positive
 * @param requests how many in all
 */
record Schedule(long startNanos, double perSecond, int requests) {

  /** When a request is due, on the ticker's clock; they count from 0. */
  long dueNanos(int request) {
    return startNanos + Math.round(request * 1e9 / perSecond);
  }

  /** How many are due by a time on the ticker's clock. */
  int dueBy(long nanos) {
    long passed = nanos - startNanos;
    return passed < 0 ? 0 : (int) Math.min(requests, (long) (passed * perSecond / 1e9) + 1);
  }

  /** When one more would be due behind the last. */
  long endNanos() {
    return dueNanos(requests);
  }
}
