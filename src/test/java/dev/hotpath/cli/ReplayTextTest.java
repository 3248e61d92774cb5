package dev.hotpath.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotpath.classroom.Reports;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.Metrics;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.Verdict;
import dev.hotpath.protocol.SourceFile;
import dev.hotpath.run.capsule.Environment;
import dev.hotpath.run.capsule.Replay;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The sentences under a replay. */
class ReplayTextTest {

  private static final Environment HERE =
      new Environment(
          "1.0",
          "25.0.3+9",
          "a JVM",
          "a CPU",
          2,
          null,
          null,
          null,
          "Linux 6",
          "amd64",
          "process",
          "2026-01-01T00:00:00Z");

  private static final Exercise REPEAT =
      Catalogue.load(Path.of("src/test/resources/exercises"), Metrics.keys())
          .find("repeat")
          .orElseThrow();

  private static Replay then(Map<String, Replay.Speed> speeds, String jdk, String cpu) {
    return new Replay("f", "repeat", List.of(), Map.of(), given(), speeds, jdk, cpu);
  }

  private static List<SourceFile> given() {
    List<SourceFile> given = new ArrayList<>();
    REPEAT.edit().forEach(one -> given.add(new SourceFile("starter/" + one.path(), one.text())));
    REPEAT.show().forEach(one -> given.add(new SourceFile("exercise/" + one.path(), one.text())));
    return given;
  }

  private static RunReport now(String metric, RunReport.BenchmarkResult... benchmarks) {
    RunReport done = Reports.done("run-1", "repeat", Verdict.PASS);
    return new RunReport(
        done.id(),
        done.exercise(),
        done.state(),
        done.verdict(),
        "",
        List.of(),
        List.of(),
        List.of(new RunReport.GoalResult("a goal", metric, 2, 2.0, true)),
        List.of(benchmarks),
        "",
        List.of(),
        done.millis(),
        done.sandbox(),
        done.jdk(),
        null);
  }

  private static RunReport.BenchmarkResult faster(double value, double low, double high) {
    RunReport.Sample one = new RunReport.Sample(1, 1, 1, List.of(1.0));
    return new RunReport.BenchmarkResult(
        "repeat",
        "ns/op",
        one,
        one,
        new RunReport.Ratio(value, low, high),
        0.1,
        new RunReport.BytesPerOp(null, null));
  }

  @Test
  void both_figures_stand_in_one_sentence() {
    Replay then = then(Map.of("repeat", new Replay.Speed(2.5, 2.25, 2.75)), HERE.jdk(), HERE.cpu());
    assertEquals(
        List.of(
            "repeat: the capsule measured 2.50× (2.25 to 2.75), and now it is 2.70× (2.60 to 2.80); the ranges overlap.",
            "Both with JDK 25.0.3+9 on a CPU."),
        ReplayText.of(then, now("speedup", faster(2.7, 2.6, 2.8)), REPEAT, HERE));
    assertEquals(
        "repeat: the capsule measured 2.50× (2.25 to 2.75), and now it is 4.00× (3.00 to 5.00); the ranges do not overlap.",
        ReplayText.of(then, now("speedup", faster(4, 3, 5)), REPEAT, HERE).getFirst());
    assertEquals(
        "repeat: the capsule measured 2.50× (2.25 to 2.75), and now it is 1.00× (0.90 to 1.10); the ranges do not overlap.",
        ReplayText.of(then, now("speedup", faster(1, 0.9, 1.1)), REPEAT, HERE).getFirst());
  }

  @Test
  void of_a_learners_benchmark_it_is_what_that_sees() {
    Replay then = then(Map.of("repeat", new Replay.Speed(0.5, 0.4, 0.625)), HERE.jdk(), HERE.cpu());
    assertEquals(
        "repeat: the capsule measured 2.00× (1.60 to 2.50), and now it is 4.00× (2.00 to 5.00); the ranges overlap.",
        ReplayText.of(then, now("benchmark-trust", faster(0.25, 0.2, 0.5)), REPEAT, HERE)
            .getFirst());
  }

  @Test
  void what_one_of_the_two_lacks_is_said() {
    Replay without = then(Map.of(), HERE.jdk(), HERE.cpu());
    assertEquals(
        "repeat: the capsule has no figure, and now it is 2.00× (1.00 to 3.00).",
        ReplayText.of(without, now("speedup", faster(2, 1, 3)), REPEAT, HERE).getFirst());
    assertEquals(
        "Neither the capsule's run nor this one came to a speed-up.",
        ReplayText.of(without, now("speedup"), REPEAT, HERE).getFirst());
    Replay with = then(Map.of("repeat", new Replay.Speed(2, 1, 3)), HERE.jdk(), HERE.cpu());
    assertEquals(
        "The capsule's run was measured to its end, and this one was not.",
        ReplayText.of(with, now("speedup"), REPEAT, HERE).getFirst());
  }

  @Test
  void another_machine_and_another_exercise_are_named() {
    Replay then =
        new Replay("f", "repeat", List.of(), Map.of(), List.of(), Map.of(), "", "a slow CPU");
    List<String> lines = ReplayText.of(then, now("speedup"), REPEAT, HERE);
    assertEquals(
        "The environment differs: JDK unknown then, 25.0.3+9 now; processor a slow CPU then, a CPU now.",
        lines.get(1));
    assertEquals(
        "The exercise has changed since the capsule was made: bench/RepeatBench.java, test/RepeatTest.java, src/Repeat.java.",
        lines.get(2));
  }
}
