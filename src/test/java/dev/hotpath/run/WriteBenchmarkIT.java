package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.Metrics;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.Verdict;
import dev.hotpath.protocol.Compiled;
import dev.hotpath.protocol.SourceFile;
import dev.hotpath.stats.Looks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Learners' benchmarks on a program and its variants, in real forks. */
@Timeout(300)
class WriteBenchmarkIT {

  private static Rig rig;
  private static Exercise mix;

  @BeforeAll
  static void start() {
    rig = new Rig(new ProcessSandbox(), Rig.PATIENT);
    mix =
        Catalogue.load(Path.of("src/test/resources/trust/exercises"), Metrics.keys())
            .find("mix")
            .orElseThrow();
  }

  @AfterAll
  static void close() {
    rig.close();
  }

  private static List<SourceFile> files(String annotations, String body) {
    return List.of(
        new SourceFile(
            "bench/MixBench.java",
            """
            package mix;

            import java.util.concurrent.TimeUnit;
            import org.openjdk.jmh.annotations.*;

            %s
            public class MixBench {
              %s
            }
            """
                .formatted(annotations, body)));
  }

  private static RunReport run(String annotations, String body) throws InterruptedException {
    return rig.submit("ada", mix, files(annotations, body)).end();
  }

  private static final String STATE = "@State(Scope.Benchmark)";

  @Test
  void an_honest_benchmark_passes_and_what_it_saw_is_kept() throws Exception {
    RunReport report =
        run(
            STATE,
            """
            private final long[] numbers = Mix.numbers();
            @Benchmark public long mix() { return Mix.mix(numbers); }
            """);
    assertEquals(Verdict.PASS, report.verdict(), report::summary);
    assertTrue(
        report.summary().startsWith("Your benchmark can be trusted: it sees a 10× slowdown as "),
        report::summary);
    assertEquals(
        List.of("mix on ten-times-slower", "mix on set-up-dearer"),
        report.benchmarks().stream().map(RunReport.BenchmarkResult::name).toList());
    String seen =
        new String(
            Objects.requireNonNull(rig.artifacts.get(report.id() + "/trust.json")),
            StandardCharsets.UTF_8);
    assertTrue(seen.contains("\"variant\":\"ten-times-slower\",\"injected\":10.0"), seen);
    assertTrue(
        report.artifacts().stream().anyMatch(file -> file.name().equals("flame-cpu.json")),
        "the profile is of the learner's benchmark");
  }

  @Test
  void a_benchmark_whose_work_is_eliminated_is_caught() throws Exception {
    RunReport report = rig.submit("ada", mix, mix.edit()).end();
    assertEquals(Verdict.SLOW, report.verdict(), report::summary);
    assertEquals(false, report.goals().getFirst().met(), report::summary);
    assertTrue(
        report.benchmarks().getFirst().yours().samples().size() <= Looks.FIRST,
        "what is so clear needs no second look");
  }

  @Test
  void a_benchmark_that_charges_set_up_is_caught() throws Exception {
    RunReport report =
        run(STATE, "@Benchmark public long mix() { return Mix.mix(Mix.numbers()); }");
    assertEquals(Verdict.SLOW, report.verdict(), report::summary);
    assertEquals(false, report.goals().getLast().met(), report::summary);
  }

  @Test
  void annotations_that_would_run_for_hours_do_not() throws Exception {
    RunReport report =
        run(
            STATE
                + """

                @BenchmarkMode({Mode.SingleShotTime, Mode.Throughput})
                @OutputTimeUnit(TimeUnit.HOURS)
                @Fork(value = 100, warmups = 100, jvmArgs = "-Xint")
                @Warmup(iterations = 1_000, time = 1, timeUnit = TimeUnit.HOURS)
                @Measurement(iterations = 1_000, time = 1, timeUnit = TimeUnit.HOURS)
                @Timeout(time = 1, timeUnit = TimeUnit.DAYS)
                """,
            """
            private final long[] numbers = Mix.numbers();
            @Benchmark public void mix() { Mix.mix(numbers); }
            """);
    assertEquals(Verdict.SLOW, report.verdict(), report::summary);
    assertEquals(false, report.goals().getFirst().met(), report::summary);
    RunReport.BenchmarkResult result = report.benchmarks().getFirst();
    assertEquals("ns/op", result.unit());
    // A throughput would be far below 1, and hours further still; nothing takes a third of a ns.
    assertTrue(result.starter().median() > 0.05, () -> "" + result);
  }

  @Test
  void what_a_benchmark_throws_is_said_to_be_its_own() throws Exception {
    RunReport report =
        run(STATE, "@Benchmark public void mix() { throw new IllegalStateException(\"no\"); }");
    assertEquals(Verdict.FAIL, report.verdict());
    assertEquals("Your benchmark “mix” failed: no.", report.summary());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          @State(Scope.Benchmark) | @Benchmark public long other() { return 1; } | there is no @Benchmark method 'mix' in MixBench any more, and that is the one which is judged; bring it back
          @State(Scope.Benchmark) | @Param({"1", "2"}) int n; @Benchmark public long mix() { return n; } | @Param 'n' has several values, and each is a benchmark of its own; keep one
          @State(Scope.Benchmark) | @Benchmark @Threads(4) public long mix() { return 1; } | @Threads is not for here: one thread is measured; remove it
          @State(Scope.Benchmark) | @Benchmark long mix() { return 1; } | public
          ``                      | int n; @Benchmark public long mix() { return n; } | @State
          @State(Scope.Benchmark) | @Benchmark public long mix() { return Mix.none(); } | cannot find symbol
          @State(Scope.Benchmark) | @Benchmark public long mix() { return 1; } } class Long { | 'Long' is a name of java.lang
          """)
  void what_can_not_be_measured_is_a_sentence_where_others_are(
      String annotations, String body, String message) throws Exception {
    Compiled compiled =
        rig.compilers.submission(mix, files(annotations.equals("``") ? "" : annotations, body));
    assertEquals(Compiled.Outcome.ERRORS, compiled.outcome());
    assertTrue(
        compiled.diagnostics().stream()
            .anyMatch(
                one -> one.file().equals("bench/MixBench.java") && one.message().contains(message)),
        () -> "" + compiled.diagnostics());
    assertFalse(compiled.diagnostics().stream().anyMatch(one -> one.message().isBlank()));
  }

  @Test
  void a_type_of_the_learners_does_not_go_before_one_of_the_program() throws Exception {
    List<SourceFile> files =
        files(STATE, "@Benchmark public long mix() { return 1; } } class Mix$1 {");
    Compiled compiled = rig.compilers.submission(mix, files);
    VariantKit kit = rig.compilers.variants(mix);
    BenchmarkKit merged = kit.with(compiled.classes());
    for (var file : kit.program()) {
      assertTrue(
          merged.classes().contains(file), "the program's own, not what was compiled beside");
    }
    assertEquals(2, kit.variants().size());
  }
}
