package dev.hotpath.grade;

/**
 * {@code gc-count}: garbage collections per million operations. By operation, because code that
 * gets faster collects more often in the same time.
 */
final class GcCountMetric extends CounterMetric {

  GcCountMetric() {
    super("gc-count", false, false, 0.01);
  }
}
