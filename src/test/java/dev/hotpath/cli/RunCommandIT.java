package dev.hotpath.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Concat;
import dev.hotpath.Packaged;
import dev.hotpath.Packaged.Outcome;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.Verdict;
import dev.hotpath.grade.sweep.SweepOutcome;
import dev.hotpath.grade.sweep.SweepPoint;
import dev.hotpath.grade.sweep.SweepReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code hotpath run}: a submission's whole way without the web. */
@Timeout(180)
class RunCommandIT {

  private static final String SWEEPS = "src/test/resources/sweeps/exercises";

  @TempDir Path folder;

  @Test
  void an_unknown_exercise_is_refused_with_a_list_of_those_that_there_are() throws Exception {
    Outcome outcome = Packaged.run("run", "nosuch");
    assertEquals(2, outcome.exit());
    assertTrue(
        outcome.err().contains("no sound exercise has the id 'nosuch'; there are: "),
        outcome.err());
    assertTrue(outcome.err().contains("concat"), outcome.err());
  }

  @Test
  void an_unknown_trap_is_refused_with_a_list_of_those_that_there_are() throws Exception {
    Outcome outcome = Packaged.run("run", "concat", "--trap", "nosuch");
    assertEquals(2, outcome.exit());
    assertTrue(
        outcome.err().contains("exercise 'concat' has no trap 'nosuch'; there are: "),
        outcome.err());
    assertTrue(outcome.err().contains("shares-a-builder"), outcome.err());
  }

  @Test
  void a_folder_without_the_files_is_refused() throws Exception {
    Outcome outcome = Packaged.run("run", "concat", "--dir", folder.toString());
    assertEquals(2, outcome.exit());
    assertTrue(outcome.err().contains(folder.resolve(Concat.FILE).toString()), outcome.err());
    assertTrue(outcome.err().contains("--dir needs the same paths"), outcome.err());
  }

  @Test
  void two_things_at_once_are_refused() throws Exception {
    Outcome outcome = Packaged.run("run", "concat", "--starter", "--solution");
    assertEquals(2, outcome.exit());
    assertTrue(outcome.err().contains("mutually exclusive"), outcome.err());
  }

  @Test
  void the_starter_is_correct_and_slow() throws Exception {
    Outcome outcome = Packaged.run("run", "concat", "--starter", "--json");
    assertEquals(1, outcome.exit(), outcome.err());
    RunReport report = RunDocuments.read(outcome.out());
    assertEquals(Verdict.SLOW, report.verdict(), report.summary());
    assertTrue(report.tests().size() > 1);
    assertTrue(report.goals().stream().anyMatch(goal -> Boolean.FALSE.equals(goal.met())));
    assertEquals(1, outcome.out().lines().count(), "nothing but the document is printed");
  }

  @Test
  void the_solution_passes_and_leaves_its_files() throws Exception {
    Path out = folder.resolve("new/out");
    Outcome outcome = Packaged.run("run", "concat", "--solution", "--out", out.toString());
    assertEquals(0, outcome.exit(), outcome.err() + outcome.out());
    assertTrue(outcome.out().startsWith("pass: Correct, and "), outcome.out());
    RunReport report = RunDocuments.read(Files.readString(out.resolve("run.json")));
    assertEquals(Verdict.PASS, report.verdict());
    for (RunReport.Artifact artifact : report.artifacts()) {
      assertEquals(artifact.bytes(), Files.size(out.resolve(artifact.name())), artifact.name());
    }
    try (Stream<Path> files = Files.list(out)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      assertEquals(report.artifacts().size() + 1, names.size(), names.toString());
      assertTrue(names.contains("flame-alloc.json") && names.contains("flame-cpu.json"));
    }
  }

  @Test
  void a_folder_is_run_and_its_failed_test_is_shown() throws Exception {
    Path file = folder.resolve(Concat.FILE);
    Files.createDirectories(file.getParent());
    Files.writeString(file, Concat.wrong());
    Outcome outcome = Packaged.run("run", "concat", "--dir", folder.toString());
    assertEquals(1, outcome.exit(), outcome.err());
    assertTrue(outcome.out().startsWith("fail: "), outcome.out());
    assertTrue(
        outcome.out().contains("  cells are joined with a semicolon: expected: <ada;36;London>"),
        outcome.out());
    assertFalse(outcome.out().contains("\tat "), outcome.out());
  }

  @Test
  void a_sweep_behind_a_run_prints_its_table_and_leaves_its_document() throws Exception {
    Outcome outcome =
        Packaged.run(
            "run",
            "total",
            "--exercises=" + SWEEPS,
            "--sweep=n=1000,64000",
            "--out=" + folder.resolve("out"));
    assertEquals(1, outcome.exit(), outcome.err());
    assertTrue(
        outcome.out().contains("How many numbers: From n = 1000 to 64000 the starter takes "),
        outcome.out());
    assertTrue(outcome.err().contains("fork 6 of 6"), outcome.err());
    SweepReport sweep = SweepReport.read(Files.readString(folder.resolve("out/sweep-n.json")));
    assertEquals(SweepOutcome.COMPLETE, sweep.outcome());
    assertEquals(6, sweep.forks().size());
    for (SweepPoint point : sweep.points()) {
      assertTrue(
          outcome.out().lines().anyMatch(line -> line.strip().startsWith(point.label() + " ")),
          outcome.out());
    }
  }

  @Test
  void a_sweep_that_there_is_not_is_refused_before_anything_runs() throws Exception {
    Outcome unknown = Packaged.run("run", "total", "--exercises=" + SWEEPS, "--sweep=colour");
    assertEquals(2, unknown.exit());
    assertTrue(
        unknown.err().contains("there are: n, processors, heap, collector, compiler, options"),
        unknown.err());
    Outcome odd = Packaged.run("run", "total", "--exercises=" + SWEEPS, "--sweep=heap=64m,2t");
    assertEquals(2, odd.exit());
    assertTrue(odd.err().contains("--sweep heap: 'heap' has '2t'; write a size"), odd.err());
  }
}
