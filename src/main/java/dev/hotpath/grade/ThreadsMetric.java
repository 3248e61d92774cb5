package dev.hotpath.grade;

/**
 * {@code threads}: platform threads started per operation. A pool that is made once is nothing;
 * virtual threads don't count.
 */
final class ThreadsMetric extends CounterMetric {

  ThreadsMetric() {
    super("threads", true, false, 0.001);
  }
}
