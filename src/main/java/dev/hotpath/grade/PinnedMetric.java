package dev.hotpath.grade;

/** {@code pinned}: how often per operation a virtual thread waits and can't leave its carrier. */
final class PinnedMetric extends CounterMetric {

  PinnedMetric() {
    super("pinned", true, true, 0.001);
  }
}
