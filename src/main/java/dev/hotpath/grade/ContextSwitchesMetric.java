package dev.hotpath.grade;

/**
 * {@code context-switches}: how often per operation a thread gives up its processor to wait
 * (voluntary switches, of the whole fork).
 */
final class ContextSwitchesMetric extends CounterMetric {

  ContextSwitchesMetric() {
    super("context-switches", false, false, 0.02);
  }
}
