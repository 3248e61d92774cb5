package dev.hotpath.run.capsule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.grade.RunDocuments;
import dev.hotpath.protocol.Parameter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.AverageTimeResult;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Version;
import tools.jackson.databind.JsonNode;

/** Against what JMH's own writer makes of the same forks. */
class JmhJsonTest {

  private static final int ITERATIONS = 5;

  private final Random random = new Random(7);

  @Test
  void it_is_what_jmh_writes() {
    for (int forks : new int[] {1, 2, 5, 12}) {
      same(forks, List.of());
    }
    same(3, List.of(new Parameter("n", "4000"), new Parameter("text", "a \"b\"")));
  }

  private void same(int forks, List<Parameter> parameters) {
    BenchmarkParams params = params(forks, parameters);
    List<BenchmarkResult> results = new ArrayList<>();
    List<ForkTaken> taken = new ArrayList<>();
    for (int fork = 1; fork <= forks; fork++) {
      List<IterationResult> iterations = new ArrayList<>();
      double[] nanos = new double[ITERATIONS];
      double[] bytes = new double[ITERATIONS];
      for (int i = 0; i < ITERATIONS; i++) {
        AverageTimeResult time =
            new AverageTimeResult(
                ResultRole.PRIMARY,
                "repeat",
                1_000,
                random.nextLong(1, 1_000_000),
                TimeUnit.NANOSECONDS);
        nanos[i] = time.getScore();
        bytes[i] = random.nextInt(1, 64);
        IterationResult iteration = new IterationResult(params, params.getMeasurement(), null);
        iteration.addResult(time);
        iteration.addResult(
            new ScalarResult("gc.alloc.rate.norm", bytes[i], "B/op", AggregationPolicy.AVG));
        iterations.add(iteration);
      }
      results.add(new BenchmarkResult(params, iterations));
      taken.add(Capsules.varied(fork(fork, nanos, bytes), parameters, List.of()));
    }
    assertSame(
        byJmh(new RunResult(params, results)),
        RunDocuments.mapper().valueToTree(JmhJson.of(taken)),
        "");
  }

  private static ForkTaken fork(int number, double[] nanos, double[] bytes) {
    ForkTaken fork = Capsules.fork(number, ForkTaken.YOURS, nanos);
    List<ForkTaken.Iteration> iterations = new ArrayList<>();
    for (int i = 0; i < nanos.length; i++) {
      iterations.add(new ForkTaken.Iteration(nanos[i], bytes[i], null, null));
    }
    return new ForkTaken(
        number,
        fork.benchmark(),
        fork.method(),
        fork.side(),
        null,
        fork.use(),
        null,
        null,
        1,
        List.of(),
        fork.jvmFlags(),
        6,
        50,
        12,
        iterations,
        800,
        null,
        List.of(),
        fork.conditions());
  }

  private static BenchmarkParams params(int forks, List<Parameter> parameters) {
    WorkloadParams workload = new WorkloadParams();
    parameters.forEach(parameter -> workload.put(parameter.name(), parameter.value(), 0));
    return new BenchmarkParams(
        "small.RepeatBench.repeat",
        "generated",
        true,
        1,
        new int[] {1},
        List.of(),
        forks,
        0,
        new IterationParams(IterationType.WARMUP, 6, TimeValue.milliseconds(50), 1),
        new IterationParams(IterationType.MEASUREMENT, ITERATIONS, TimeValue.milliseconds(12), 1),
        Mode.AverageTime,
        workload,
        TimeUnit.NANOSECONDS,
        1,
        "java",
        List.of("-XX:+UseSerialGC", "-Xmx128m"),
        System.getProperty("java.version"),
        System.getProperty("java.vm.name"),
        System.getProperty("java.vm.version"),
        Version.getPlainVersion(),
        TimeValue.minutes(1));
  }

  private static JsonNode byJmh(RunResult result) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, print).writeOut(List.of(result));
    }
    return RunDocuments.mapper().readTree(out.toString(StandardCharsets.UTF_8));
  }

  /** Names in the same order; numbers to seven digits, as far as JMH's own solver goes. */
  private static void assertSame(JsonNode expected, JsonNode actual, String where) {
    if (expected.isObject()) {
      assertEquals(
          List.copyOf(expected.propertyNames()), List.copyOf(actual.propertyNames()), where);
      expected
          .propertyNames()
          .forEach(name -> assertSame(expected.get(name), actual.get(name), where + "/" + name));
    } else if (expected.isArray()) {
      assertEquals(expected.size(), actual.size(), where);
      for (int i = 0; i < expected.size(); i++) {
        assertSame(expected.get(i), actual.get(i), where + "/" + i);
      }
    } else if (expected.isNumber()) {
      double value = expected.asDouble();
      assertEquals(value, actual.asDouble(), 1e-7 * Math.abs(value), where);
    } else {
      assertEquals(expected, actual, where);
    }
  }

  @Test
  void where_the_jvm_can_not_tell_bytes_there_are_none() {
    ForkTaken fork = Capsules.fork(1, ForkTaken.YOURS, 1, 2, 3);
    JsonNode with = RunDocuments.mapper().valueToTree(JmhJson.of(List.of(fork)));
    assertTrue(with.get(0).get("secondaryMetrics").has("gc.alloc.rate.norm"));
    ForkTaken blind =
        fork(2, new double[] {1}, new double[] {1}).as("repeat", null, ForkTaken.Use.TIME);
    ForkTaken without =
        new ForkTaken(
            2,
            "repeat",
            blind.method(),
            blind.side(),
            null,
            blind.use(),
            null,
            null,
            null,
            List.of(),
            List.of(),
            6,
            50,
            12,
            List.of(new ForkTaken.Iteration(1, null, null, null)),
            800,
            null,
            List.of(),
            blind.conditions());
    JsonNode none = RunDocuments.mapper().valueToTree(JmhJson.of(List.of(fork, without)));
    assertFalse(none.get(0).get("secondaryMetrics").has("gc.alloc.rate.norm"));
  }

  /** As JMH does: one value has no spread, and JSON has no NaN. */
  @Test
  void too_few_iterations_for_an_error_say_so_in_a_word() {
    JsonNode metric =
        RunDocuments.mapper()
            .<JsonNode>valueToTree(JmhJson.of(List.of(Capsules.fork(1, ForkTaken.YOURS, 4))))
            .get(0)
            .get("primaryMetric");
    assertEquals("NaN", metric.get("scoreError").asString());
    assertEquals("NaN", metric.get("scoreConfidence").get(0).asString());
    assertEquals(4, metric.get("scorePercentiles").get("99.9").asDouble());
  }
}
