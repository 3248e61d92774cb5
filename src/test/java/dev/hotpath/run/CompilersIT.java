package dev.hotpath.run;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Compiled;
import dev.hotpath.protocol.Compiled.Outcome;
import dev.hotpath.protocol.SourceFile;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The compiler JVM as its parent sees it. */
@Timeout(180)
class CompilersIT {

  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(6), Duration.ZERO, Duration.ZERO, Duration.ZERO);

  private final Rig rig = new Rig(new ProcessSandbox(), LIMITS);
  private final Exercise repeat = rig.exercise("repeat");

  @AfterEach
  void close() {
    rig.close();
  }

  private Compiled compile(String situation) throws InterruptedException {
    return rig.compilers.submission(repeat, Rig.files(situation));
  }

  private long pid() {
    return rig.compilers.pids().getFirst();
  }

  private void assertReplacedBy(long before) throws InterruptedException {
    assertEquals(Outcome.OK, compile("correct").outcome());
    assertNotEquals(before, pid());
    await().until(() -> ProcessHandle.of(before).isEmpty());
  }

  @Test
  void a_compiler_that_runs_out_of_memory_is_replaced() throws InterruptedException {
    compile("correct");
    long before = pid();
    Compiled compiled = compile("exhausts-javacs-heap");
    assertEquals(Outcome.LIMIT, compiled.outcome());
    assertEquals(
        "it takes javac more memory than it may have; make the code smaller or simpler",
        compiled.diagnostics().getFirst().message());
    assertReplacedBy(before);
  }

  @Test
  void a_compiler_that_takes_too_long_is_replaced() throws InterruptedException {
    compile("correct");
    long before = pid();
    // javac tries every overload at every level, and each level anew for every one above.
    String nested = "id(x ? ".repeat(20) + "null" + " : null)".repeat(20);
    SourceFile endless =
        new SourceFile(
            "src/Repeat.java",
            """
            package repeat;

            final class Repeat {
              static boolean x;
              static <T> T id(T t) { return t; }
              static <T> T id(T t, int i) { return t; }
              static Object slow = %s;
              static String times(String text, int n) { return ""; }
            }
            """
                .formatted(nested));
    Compiled compiled = rig.compilers.submission(repeat, List.of(endless));
    assertEquals(Outcome.LIMIT, compiled.outcome(), compiled.diagnostics()::toString);
    assertEquals(
        "it takes javac more than 6 s; make the code smaller or simpler",
        compiled.diagnostics().getFirst().message());
    assertReplacedBy(before);
  }

  @Test
  void a_compiler_that_dies_of_itself_is_replaced() throws InterruptedException {
    compile("correct");
    long before = pid();
    ProcessHandle.of(before).orElseThrow().destroyForcibly();
    await().until(() -> ProcessHandle.of(before).isEmpty());
    assertReplacedBy(before);
  }

  @Test
  void many_at_once_all_get_their_own_result() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<String> situations = List.of("correct", "does-not-compile", "misses-a-method");
      List<Future<Compiled>> results =
          IntStream.range(0, 12)
              .mapToObj(i -> threads.submit(() -> compile(situations.get(i % 3))))
              .toList();
      for (int i = 0; i < 12; i++) {
        Compiled compiled = results.get(i).get();
        assertEquals(i % 3 == 0 ? Outcome.OK : Outcome.ERRORS, compiled.outcome());
        if (i % 3 > 0) {
          String file = compiled.diagnostics().getFirst().file();
          assertEquals(i % 3 == 1, file.equals("src/Repeat.java"), file);
        }
      }
    }
  }

  @Test
  void a_benchmark_is_compiled_once_and_takes_a_submission_s_classes() throws InterruptedException {
    BenchmarkKit kit = rig.compilers.kit(repeat);
    assertSame(kit, rig.compilers.kit(repeat));
    assertTrue(kit.classes().stream().anyMatch(f -> f.path().equals("META-INF/BenchmarkList")));
    assertEquals("repeat.RepeatBench.repeat", kit.qualified("repeat"));

    List<ClassFile> yours = compile("correct").classes();
    List<ClassFile> merged = kit.with(yours);
    ClassFile replaced =
        merged.stream()
            .filter(f -> f.path().equals("repeat/Repeat.class"))
            .findFirst()
            .orElseThrow();
    assertTrue(yours.contains(replaced));
    assertEquals(
        merged.size(), merged.stream().map(ClassFile::path).distinct().count(), "each path once");
    assertTrue(merged.stream().anyMatch(f -> f.path().contains("jmh_generated")));
  }

  @Test
  void what_is_not_shown_is_not_hidden_from_the_compiler() throws InterruptedException {
    assertEquals(
        List.of(
            "repeat.RepeatTest#a_text_once_is_itself",
            "repeat.RepeatTest#many_times",
            "repeat.RepeatTest#no_times_is_nothing",
            "repeat.HiddenTest#letters_of_two_chars_stay_whole"),
        compile("correct").tests());
  }
}
