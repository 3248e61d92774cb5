package dev.hotpath.grade;

/**
 * {@code parks}: how often platform threads are parked per operation, which is what waiting in
 * {@code java.util.concurrent} comes down to.
 */
final class ParksMetric extends CounterMetric {

  ParksMetric() {
    super("parks", false, true, 0.01);
  }
}
