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
 * @param detail what else the metric has to be told; empty for most
 */
public record Goal(
    String metric,
    Optional<String> benchmark,
    OptionalDouble atLeast,
    OptionalDouble atMost,
    boolean relativeToStarter,
    Optional<String> counter,
    Optional<String> flag,
    Optional<GoalDetail> detail) {

  /** On what an instrument counts. */
  public Goal(
      String metric,
      Optional<String> benchmark,
      OptionalDouble atLeast,
      OptionalDouble atMost,
      boolean relativeToStarter) {
    this(metric, benchmark, atLeast, atMost, relativeToStarter, Optional.empty(), Optional.empty());
  }

  /** Without details. */
  public Goal(
      String metric,
      Optional<String> benchmark,
      OptionalDouble atLeast,
      OptionalDouble atMost,
      boolean relativeToStarter,
      Optional<String> counter,
      Optional<String> flag) {
    this(metric, benchmark, atLeast, atMost, relativeToStarter, counter, flag, Optional.empty());
  }

  /**
   * What the metric has to be told.
   *
   * @throws IllegalArgumentException where it is not of that kind: the catalogue checks that
   */
  public <D extends GoalDetail> D detail(Class<D> kind) {
    return detail
        .filter(kind::isInstance)
        .map(kind::cast)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "the goal on '%s' has no %s".formatted(metric, kind.getSimpleName())));
  }

  /** The variant of the program that the learner's benchmark is run on; empty for most goals. */
  public Optional<String> variant() {
    return detail
        .filter(GoalDetail.Change.class::isInstance)
        .map(change -> ((GoalDetail.Change) change).variant());
  }

  /**
   * What the figures that decide it are called: the benchmark, and behind it the variant that it is
   * run on, {@code count on four-times-slower}; empty for a goal without a benchmark.
   */
  public Optional<String> figures() {
    return benchmark.map(name -> variant().map(on -> name + " on " + on).orElse(name));
  }
}
