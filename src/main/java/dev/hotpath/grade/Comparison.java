package dev.hotpath.grade;

import dev.hotpath.stats.Interval;
import dev.hotpath.stats.Sample;
import dev.hotpath.stats.Speedup;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Starter and learner on one benchmark, measured side by side.
 *
 * @param benchmark method name, as goals use it
 * @param starterNanos nanoseconds per operation of each fork; at least one
 * @param yourNanos as {@code starterNanos}; those with the same index were taken side by side
 * @param starterBytes bytes per operation, the median of each fork; empty where the JVM can't tell
 * @param yourBytes as {@code starterBytes}
 * @param starterCounters by name, one value of each fork that was asked for it
 * @param yourCounters as {@code starterCounters}
 * @param yourNanosVaried as {@code yourNanos}, of forks that differ from the usual
 */
public record Comparison(
    String benchmark,
    List<Double> starterNanos,
    List<Double> yourNanos,
    List<Double> starterBytes,
    List<Double> yourBytes,
    Map<String, List<Double>> starterCounters,
    Map<String, List<Double>> yourCounters,
    Map<Variation, List<Double>> yourNanosVaried) {

  private static final double CONFIDENCE = 0.95;

  public Comparison {
    starterNanos = List.copyOf(starterNanos);
    yourNanos = List.copyOf(yourNanos);
    starterBytes = List.copyOf(starterBytes);
    yourBytes = List.copyOf(yourBytes);
    starterCounters = Map.copyOf(starterCounters);
    yourCounters = Map.copyOf(yourCounters);
    yourNanosVaried = Map.copyOf(yourNanosVaried);
  }

  /** Without counters. */
  public Comparison(
      String benchmark,
      List<Double> starterNanos,
      List<Double> yourNanos,
      List<Double> starterBytes,
      List<Double> yourBytes) {
    this(benchmark, starterNanos, yourNanos, starterBytes, yourBytes, Map.of(), Map.of(), Map.of());
  }

  /** Starter's time by the learner's. */
  Speedup speedup() {
    return Speedup.of(starterNanos, yourNanos);
  }

  double starterBytesPerOp() {
    return starterBytes.isEmpty() ? Double.NaN : Sample.medianOf(array(starterBytes));
  }

  double yourBytesPerOp() {
    return yourBytes.isEmpty() ? Double.NaN : Sample.medianOf(array(yourBytes));
  }

  /** As {@code yourNanos}, of forks that differ from the usual; empty where there are none. */
  List<Double> yourNanos(Variation variation) {
    return yourNanosVaried.getOrDefault(variation, List.of());
  }

  /** Median of what the learner's forks reported; empty where none did. */
  OptionalDouble yourCounter(String name) {
    List<Double> forks = yourCounters.getOrDefault(name, List.of());
    return forks.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Sample.medianOf(array(forks)));
  }

  /** As the run document has it. */
  public RunReport.BenchmarkResult result() {
    Speedup speedup = speedup();
    return new RunReport.BenchmarkResult(
        benchmark,
        "ns/op",
        sample(starterNanos),
        sample(yourNanos),
        new RunReport.Ratio(speedup.value(), speedup.low(), speedup.high()),
        speedup.p(),
        new RunReport.BytesPerOp(finite(starterBytesPerOp()), finite(yourBytesPerOp())));
  }

  private static RunReport.Sample sample(List<Double> nanos) {
    Sample sample = Sample.of(array(nanos));
    Interval median = sample.medianInterval(CONFIDENCE);
    return new RunReport.Sample(sample.median(), median.low(), median.high(), nanos);
  }

  // JSON has no NaN.
  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The comparison of a benchmark, by its name. */
  static Comparison named(String benchmark, List<Comparison> comparisons) {
    return comparisons.stream()
        .filter(comparison -> comparison.benchmark().equals(benchmark))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "benchmark '%s' was not measured, only %s"
                    .formatted(benchmark, Arrays.toString(comparisons.toArray()))));
  }
}
