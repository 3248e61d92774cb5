package dev.hotpath.grade.compare;

import dev.hotpath.grade.Comparison;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.RunReport.BenchmarkResult;
import dev.hotpath.grade.RunReport.BytesPerOp;
import dev.hotpath.grade.RunState;
import dev.hotpath.grade.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Attempts with samples that were made up for a test. */
public final class Planted {

  /** A starter that takes a bit over 400 µs and allocates 9,912 B. */
  public static final double[] STARTER = {412_000, 405_000, 409_000, 420_000, 415_000};

  private Planted() {}

  /** An attempt at one benchmark, {@code join}. */
  public static Entry attempt(int number, double... yours) {
    return attempt(number, result("join", STARTER, 9_912.0, yours, 78.0));
  }

  /** An attempt with these benchmarks. */
  public static Entry attempt(int number, BenchmarkResult... benchmarks) {
    return Entry.attempt(number, report("run-" + number, "concat", benchmarks));
  }

  /** A run document that is done, with these benchmarks. */
  public static RunReport report(String id, String exercise, BenchmarkResult... benchmarks) {
    return new RunReport(
        id,
        exercise,
        RunState.DONE,
        Verdict.PASS,
        "Correct.",
        List.of(),
        List.of(),
        List.of(),
        List.of(benchmarks),
        "",
        List.of(),
        new RunReport.Millis(null, null, null, null, null, null, null),
        "process",
        "25.0.3",
        null);
  }

  /** What the grading makes of these samples. */
  public static BenchmarkResult result(
      String name, double[] starter, double starterBytes, double[] yours, double yourBytes) {
    return new Comparison(
            name, list(starter), list(yours), List.of(starterBytes), List.of(yourBytes))
        .result();
  }

  /** The same figures without bytes, as where the JVM can't tell. */
  public static BenchmarkResult withoutBytes(BenchmarkResult of) {
    return new BenchmarkResult(
        of.name(),
        of.unit(),
        of.starter(),
        of.yours(),
        of.speedup(),
        of.p(),
        new BytesPerOp(null, null));
  }

  /** Every sample times a factor, as on a machine that is slower by it. */
  public static double[] times(double factor, double... samples) {
    return DoubleStream.of(samples).map(sample -> sample * factor).toArray();
  }

  private static List<Double> list(double... samples) {
    return Arrays.stream(samples).boxed().toList();
  }
}
