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
 */
public record Goal(
    String metric,
    Optional<String> benchmark,
    OptionalDouble atLeast,
    OptionalDouble atMost,
    boolean relativeToStarter,
    Optional<String> counter,
    Optional<String> flag) {

  /** On what an instrument counts. */
  public Goal(
      String metric,
      Optional<String> benchmark,
      OptionalDouble atLeast,
      OptionalDouble atMost,
      boolean relativeToStarter) {
    this(metric, benchmark, atLeast, atMost, relativeToStarter, Optional.empty(), Optional.empty());
  }
}
