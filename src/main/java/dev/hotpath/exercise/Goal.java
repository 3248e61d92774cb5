package dev.hotpath.exercise;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a submission has to reach, beside being correct. Exactly one bound is present.
 *
 * @param metric key of the instrument, such as {@code speedup}
 * @param benchmark method that it is measured on, where the metric needs one
 * @param atLeast lower bound, in the metric's unit
 * @param atMost upper bound, in the metric's unit
 * @param relativeToStarter whether the bound is a share of the starter's own value
 * @param counter what the benchmark calls it, where the metric is a counter of its own
 * @param flag of the JVM that switches something off, as {@code -XX:} takes it, where the metric is
 *     a counterfactual: {@code -DoEscapeAnalysis}
 * @param variant of the program that the learner's benchmark is run on, where the metric is {@code
 *     benchmark-trust}
 * @param slowdown how many times longer an honest benchmark says that the variant takes; 1 where
 *     nothing must show
 */
public record Goal(
    String metric,
    Optional<String> benchmark,
    OptionalDouble atLeast,
    OptionalDouble atMost,
    boolean relativeToStarter,
    Optional<String> counter,
    Optional<String> flag,
    Optional<String> variant,
    OptionalDouble slowdown) {

  /** On anything but a variant. */
  public Goal(
      String metric,
      Optional<String> benchmark,
      OptionalDouble atLeast,
      OptionalDouble atMost,
      boolean relativeToStarter,
      Optional<String> counter,
      Optional<String> flag) {
    this(
        metric,
        benchmark,
        atLeast,
        atMost,
        relativeToStarter,
        counter,
        flag,
        Optional.empty(),
        OptionalDouble.empty());
  }

  /** On what an instrument counts. */
  public Goal(
      String metric,
      Optional<String> benchmark,
      OptionalDouble atLeast,
      OptionalDouble atMost,
      boolean relativeToStarter) {
    this(metric, benchmark, atLeast, atMost, relativeToStarter, Optional.empty(), Optional.empty());
  }

  /**
   * What the figures that decide it are called: the benchmark, and behind it the variant that it is
   * run on, {@code count on four-times-slower}; empty for a goal without a benchmark.
   */
  public Optional<String> figures() {
    return benchmark.map(name -> variant.map(on -> name + " on " + on).orElse(name));
  }
}
