package dev.hotpath.run.capsule;

import dev.hotpath.protocol.Parameter;
import dev.hotpath.stats.StudentT;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Forks as JMH writes them to JSON, for the tools that read that: all forks of one side as the
 * forks of one benchmark. Written here and not by JMH in the worker, since that shares its JVM with
 * the code that it measures: these are the figures that were checked before the verdict was based
 * on them.
 */
final class JmhJson {

  /** Whose format it is. */
  static final String JMH = "1.37";

  private static final String MODE = "avgt";
  private static final double CONFIDENCE = 0.999;
  private static final double[] PERCENTILES = {
    0, 50, 90, 95, 99, 99.9, 99.99, 99.999, 99.9999, 100
  };

  private JmhJson() {}

  /**
   * One benchmark.
   *
   * @param forks at least one, of one side, all with the same flags and parameters, in the order of
   *     the samples
   * @return what JMH has in its file, to be written as JSON
   */
  static List<Map<String, Object>> of(List<ForkTaken> forks) {
    ForkTaken first = forks.getFirst();
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("jmhVersion", JMH);
    result.put("benchmark", first.method());
    result.put("mode", MODE);
    Integer threads = first.threads();
    if (threads != null) {
      result.put("threads", threads);
    }
    result.put("forks", forks.size());
    result.put("jvm", "java");
    result.put("jvmArgs", first.jvmFlags());
    result.put("jdkVersion", System.getProperty("java.version"));
    result.put("vmName", System.getProperty("java.vm.name"));
    result.put("vmVersion", System.getProperty("java.vm.version"));
    result.put("warmupIterations", first.warmupIterations());
    result.put("warmupTime", first.warmupMillis() + " ms");
    result.put("warmupBatchSize", 1);
    result.put("measurementIterations", first.iterations().size());
    result.put("measurementTime", first.iterationMillis() + " ms");
    result.put("measurementBatchSize", 1);
    if (!first.parameters().isEmpty()) {
      Map<String, Object> parameters = new LinkedHashMap<>();
      for (Parameter parameter : first.parameters()) {
        parameters.put(parameter.name(), parameter.value());
      }
      result.put("params", parameters);
    }
    result.put(
        "primaryMetric",
        metric(values(forks, ForkTaken.Iteration::nanosPerOp).orElseThrow(), "ns/op"));
    Map<String, Object> secondary = new LinkedHashMap<>();
    values(forks, ForkTaken.Iteration::bytesPerOp)
        .ifPresent(bytes -> secondary.put("gc.alloc.rate.norm", metric(bytes, "B/op")));
    result.put("secondaryMetrics", secondary);
    return List.of(result);
  }

  /** One array a fork; empty where an iteration has no such value. */
  private static Optional<double[][]> values(
      List<ForkTaken> forks, Function<ForkTaken.Iteration, @Nullable Double> value) {
    if (forks.stream()
        .flatMap(fork -> fork.iterations().stream())
        .anyMatch(iteration -> value.apply(iteration) == null)) {
      return Optional.empty();
    }
    return Optional.of(
        forks.stream()
            .map(fork ->
                fork.iterations().stream()
                    .mapToDouble(iteration -> Objects.requireNonNull(value.apply(iteration)))
                    .toArray())
            .toArray(double[][]::new));
  }

  private static Map<String, Object> metric(double[][] raw, String unit) {
    double[] all = Arrays.stream(raw).flatMapToDouble(Arrays::stream).sorted().toArray();
    double mean = Arrays.stream(all).average().orElseThrow();
    double error = error(all, mean);
    Map<String, Object> metric = new LinkedHashMap<>();
    metric.put("score", mean);
    metric.put("scoreError", number(error));
    metric.put("scoreConfidence", List.of(number(mean - error), number(mean + error)));
    Map<String, Object> percentiles = new LinkedHashMap<>();
    for (double percent : PERCENTILES) {
      percentiles.put(String.valueOf(percent), percentile(all, percent));
    }
    metric.put("scorePercentiles", percentiles);
    metric.put("scoreUnit", unit);
    metric.put("rawData", raw);
    return metric;
  }

  /** NaN for fewer than three values. */
  private static double error(double[] values, double mean) {
    int n = values.length;
    if (n < 3) {
      return Double.NaN;
    }
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return StudentT.within(CONFIDENCE, n - 1) * Math.sqrt(squares / (n - 1)) / Math.sqrt(n);
  }

  // JSON has no NaN, and JMH's readers expect the word.
  private static Object number(double value) {
    return Double.isFinite(value) ? value : "NaN";
  }

  /** Between two neighbours in proportion, of {@code n + 1} places. */
  private static double percentile(double[] sorted, double percent) {
    double place = percent / 100 * (sorted.length + 1);
    int below = (int) place;
    if (below < 1) {
      return sorted[0];
    } else if (below >= sorted.length) {
      return sorted[sorted.length - 1];
    }
    return sorted[below - 1] + (place - below) * (sorted[below] - sorted[below - 1]);
  }
}
