package dev.hotpath.grade;

/**
 * {@code peak-heap}: the most bytes that each pool of the heap held, added up. Garbage counts until
 * it is collected, so a small young generation ({@code -Xmn4m}) shows what is alive.
 */
final class PeakHeapMetric extends CounterMetric {

  PeakHeapMetric() {
    super("peak-heap", true, true, 65_536);
  }
}
