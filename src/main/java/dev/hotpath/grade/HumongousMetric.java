package dev.hotpath.grade;

/**
 * {@code humongous}: how many objects of more than half a region an operation makes; of G1 alone,
 * so the exercise has to name it and the size of its regions.
 */
final class HumongousMetric extends CounterMetric {

  HumongousMetric() {
    super("humongous", true, true, 0.01);
  }
}
