package dev.hotpath.grade;

/**
 * {@code lock-time}: nanoseconds per operation that threads wait for each other, at {@code
 * synchronized} and at the locks of {@code java.util.concurrent}: to trade one for the other gains
 * nothing.
 */
final class LockTimeMetric extends CounterMetric {

  LockTimeMetric() {
    super("lock-time", false, true, 1);
  }
}
