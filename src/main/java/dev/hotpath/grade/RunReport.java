package dev.hotpath.grade;

import dev.hotpath.protocol.Diagnostic;
import dev.hotpath.protocol.TestReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The run document: everything about one run that a page, a tool or an instructor reads. Each step
 * of a run yields a fuller one; serialised as it stands.
 *
 * @param verdict {@code null} until the run is over
 * @param summary one plain sentence; empty until there is something to say
 * @param output what the submission printed outside of its tests, cut where it grew too long
 * @param sandbox tier that the submission ran in
 * @param jdk version that compiled and ran it
 * @param noise of the machine while it was measured; {@code null} before
 */
public record RunReport(
    String id,
    String exercise,
    RunState state,
    @Nullable Verdict verdict,
    String summary,
    List<Diagnostic> diagnostics,
    List<TestReport> tests,
    List<GoalResult> goals,
    List<BenchmarkResult> benchmarks,
    String output,
    List<Artifact> artifacts,
    Millis millis,
    String sandbox,
    String jdk,
    @Nullable Noise noise) {

  public RunReport {
    diagnostics = List.copyOf(diagnostics);
    tests = List.copyOf(tests);
    goals = List.copyOf(goals);
    benchmarks = List.copyOf(benchmarks);
    artifacts = List.copyOf(artifacts);
  }

  /** Whether its tests came to their end, and every one passed. */
  public boolean testsPassed() {
    return millis.test() != null
        && !tests.isEmpty()
        && tests.stream().allMatch(test -> test.status() == TestReport.Status.PASSED);
  }

  /**
   * Whether it is over, and its tests are known to pass, though it may have been taken back then.
   */
  public boolean correct() {
    return verdict != null
        && (verdict.onGoals() || (verdict == Verdict.CANCELLED && testsPassed()));
  }

  /**
   * How many times as fast as the starter: the figure of the first goal on it; where no goal is,
   * that of the first benchmark. Empty where there is none, or it is no number.
   */
  public OptionalDouble speedup() {
    return Stream.concat(
            goals.stream()
                .filter(goal -> goal.metric().equals("speedup"))
                .flatMap(goal -> Stream.ofNullable(goal.measured())),
            benchmarks.stream().map(benchmark -> benchmark.speedup().value()))
        .limit(1)
        .mapToDouble(Double::doubleValue)
        .filter(value -> !Double.isNaN(value))
        .findFirst();
  }

  /** Whether it left a file of that name. */
  public boolean left(String name) {
    return artifacts.stream().anyMatch(artifact -> artifact.name().equals(name));
  }

  /** The same with more files, which take the place of those of their names. */
  public RunReport with(List<Artifact> more) {
    Map<String, Artifact> byName = new LinkedHashMap<>();
    artifacts.forEach(artifact -> byName.put(artifact.name(), artifact));
    more.forEach(artifact -> byName.put(artifact.name(), artifact));
    return having(List.copyOf(byName.values()));
  }

  /** The same without a file. */
  public RunReport without(String name) {
    return having(artifacts.stream().filter(artifact -> !artifact.name().equals(name)).toList());
  }

  private RunReport having(List<Artifact> files) {
    return new RunReport(
        id,
        exercise,
        state,
        verdict,
        summary,
        diagnostics,
        tests,
        goals,
        benchmarks,
        output,
        files,
        millis,
        sandbox,
        jdk,
        noise);
  }

  /** The same run, given up by a server that no longer has its exercise. */
  public RunReport abandoned() {
    return new RunReport(
        id,
        exercise,
        RunState.DONE,
        Verdict.INTERNAL_ERROR,
        English.internalError("the server was restarted without this exercise"),
        diagnostics,
        tests,
        goals,
        benchmarks,
        output,
        artifacts,
        millis,
        sandbox,
        jdk,
        noise);
  }

  /**
   * A goal and how it went.
   *
   * @param text in English, such as "at least 5× faster than the starter"
   * @param target the bound, in the metric's unit
   * @param measured {@code null} where not measured yet
   * @param met {@code null} where not measured, or too noisy to say
   */
  public record GoalResult(
      String text,
      String metric,
      double target,
      @Nullable Double measured,
      @Nullable Boolean met) {}

  /**
   * Starter against learner on one benchmark, measured in one run.
   *
   * @param unit of the samples: {@code ns/op}
   * @param p of a two-sided Mann–Whitney test
   */
  public record BenchmarkResult(
      String name,
      String unit,
      Sample starter,
      Sample yours,
      Ratio speedup,
      double p,
      BytesPerOp bytesPerOp) {}

  /** Fork medians with their median and its interval; one sample per fork. */
  public record Sample(double median, double low, double high, List<Double> samples) {
    public Sample {
      samples = List.copyOf(samples);
    }
  }

  /** Starter's time by the learner's, no unit; 2.0 means twice as fast. */
  public record Ratio(double value, double low, double high) {}

  /** Bytes allocated per operation; {@code null} where the JVM can't tell. */
  public record BytesPerOp(@Nullable Double starter, @Nullable Double yours) {}

  /** A file that the run left: {@code flame-cpu.json}. */
  public record Artifact(String name, long bytes) {}

  /**
   * Wall time of each step; {@code null} where it did not happen (yet).
   *
   * @param verdict accepted request to the verdict on correctness
   */
  public record Millis(
      @Nullable Double queued,
      @Nullable Double compile,
      @Nullable Double test,
      @Nullable Double verdict,
      @Nullable Double measure,
      @Nullable Double profile,
      @Nullable Double total) {}
}
