package dev.hotpath.grade;

import java.util.List;
import java.util.Optional;

/**
 * All that a run found out about a submission, for {@link Metrics} to judge by.
 *
 * @param comparisons one for each benchmark that was measured
 * @param findings at most one of each type
 */
public record Evidence(List<Comparison> comparisons, List<Finding> findings) {

  public Evidence {
    comparisons = List.copyOf(comparisons);
    findings = List.copyOf(findings);
  }

  /** Of benchmarks alone. */
  public static Evidence of(List<Comparison> comparisons) {
    return new Evidence(comparisons, List.of());
  }

  /** The comparison of a benchmark, by its name. */
  Comparison comparison(String benchmark) {
    return Comparison.named(benchmark, comparisons);
  }

  /** What was found of that type; empty where nobody looked. */
  <F extends Finding> Optional<F> find(Class<F> type) {
    return findings.stream().filter(type::isInstance).map(type::cast).findFirst();
  }
}
