package dev.hotpath.run.capsule;

import dev.hotpath.classroom.Reports;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.Metrics;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.Verdict;
import dev.hotpath.protocol.Counter;
import dev.hotpath.protocol.Parameter;
import dev.hotpath.protocol.SourceFile;
import dev.hotpath.run.capsule.ForkTaken.Use;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Capsules for tests. */
final class Capsules {

  static final String FILE = "src/Repeat.java";
  static final SourceFile HANDED_IN = new SourceFile(FILE, "package small; // “mine”\n");

  private Capsules() {}

  static Exercise repeat() {
    return Catalogue.load(Path.of("src/test/resources/exercises"), Metrics.keys())
        .find("repeat")
        .orElseThrow();
  }

  /** Of a run with one benchmark, measured as 2.5 times as fast. */
  static Capsule capsule() {
    return capsule(
        List.of(
            fork(1, ForkTaken.STARTER, 50, 52, 51),
            fork(2, ForkTaken.YOURS, 20, 22, 21),
            fork(3, ForkTaken.YOURS, 23, 24, 25),
            fork(4, ForkTaken.STARTER, 53, 54, 55)));
  }

  static Capsule capsule(List<ForkTaken> forks) {
    return new Capsule(
        repeat(),
        List.of(HANDED_IN),
        Map.of(0, 1),
        measured(),
        null,
        forks,
        Map.of("recording.jfr", "recorded".getBytes(StandardCharsets.UTF_8)),
        Map.of("profile-cpu.pb.gz", new byte[] {1}, "collapsed-cpu.txt", new byte[] {2}),
        new Environment(
            "1.0",
            "25.0.3+9",
            "a JVM",
            "a CPU",
            2,
            1.5,
            8L << 30,
            null,
            "Linux 6",
            "amd64",
            "process",
            "2026-01-01T00:00:00Z"));
  }

  private static RunReport measured() {
    RunReport done = Reports.done("run-1", "repeat", Verdict.PASS);
    return new RunReport(
        done.id(),
        done.exercise(),
        done.state(),
        done.verdict(),
        "Correct,\nand faster.",
        done.diagnostics(),
        done.tests(),
        done.goals(),
        List.of(
            new RunReport.BenchmarkResult(
                "repeat",
                "ns/op",
                new RunReport.Sample(52.5, 51, 54, List.of(51.0, 54.0)),
                new RunReport.Sample(22.5, 21, 24, List.of(21.0, 24.0)),
                new RunReport.Ratio(2.5, 2.25, 2.75),
                0.01,
                new RunReport.BytesPerOp(64.0, null))),
        done.output(),
        done.artifacts(),
        done.millis(),
        done.sandbox(),
        done.jdk(),
        null);
  }

  /** One whose time counts. */
  static ForkTaken fork(int number, String side, double... nanosPerOp) {
    List<ForkTaken.Iteration> iterations = new ArrayList<>();
    for (double nanos : nanosPerOp) {
      iterations.add(new ForkTaken.Iteration(nanos, 64.0, 1_000.0, null));
    }
    return new ForkTaken(
        number,
        "repeat",
        "small.RepeatBench.repeat",
        side,
        null,
        Use.TIME,
        null,
        null,
        1,
        List.of(),
        List.of("-XX:+UseSerialGC", "-Xmx128m"),
        6,
        50,
        12,
        iterations,
        800,
        900.0,
        List.of(),
        new ForkTaken.Conditions(1_000.0, null, 0.0, 0));
  }

  /** The same with another value of a parameter, or with a counter. */
  static ForkTaken varied(ForkTaken fork, List<Parameter> parameters, List<Counter> counters) {
    return new ForkTaken(
        fork.number(),
        fork.benchmark(),
        fork.method(),
        fork.side(),
        null,
        Use.VARIATION,
        null,
        null,
        1,
        parameters,
        fork.jvmFlags(),
        6,
        50,
        12,
        fork.iterations(),
        800,
        900.0,
        counters,
        fork.conditions());
  }
}
