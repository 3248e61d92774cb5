package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.Metrics;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.Variation;
import dev.hotpath.grade.Verdict;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Compiled;
import dev.hotpath.protocol.Counter;
import dev.hotpath.protocol.SourceFile;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What forks tell that differ from the usual, with the compiler's log or another size, in the tier
 * where they share the host's folders: the starter does what each goal is against, the learner's
 * code does not.
 */
@Timeout(300)
class VariationsIT {

  private static final String FINE =
      """
      package compiled;

      final class Work {
        private static long calls;

        static long pairs(int[] numbers) {
          long odd = 0;
          for (int a : numbers) {
            odd += a & 1;
          }
          return odd;
        }

        static int number(String text) {
          int number = 0;
          for (int i = 0; i < text.length(); i++) {
            number = number * 10 + digit(text.charAt(i));
          }
          return number;
        }

        private static int digit(char c) {
          return c - '0';
        }

        static int points(int n) {
          int sum = 0;
          for (int i = 0; i < n; i++) {
            Point point = new Point(i, n);
            sum += point.x() + point.y();
          }
          return sum;
        }

        record Point(int x, int y) {}

        static int sum(int[] values, int[] indices) {
          int sum = 0;
          for (int i = 0; i < values.length; i++) {
            sum += values[i];
          }
          return sum;
        }

        static void writes() {
          calls++;
        }
      }
      """;

  private static Rig rig;
  private static BenchmarkKit kit;
  private static List<ClassFile> fine;

  @BeforeAll
  static void start() throws InterruptedException {
    rig = new Rig(new ProcessSandbox(), Rig.PATIENT);
    Exercise exercise = rig.exercise("compiled");
    kit = rig.compilers.kit(exercise);
    fine = compile(FINE);
  }

  private static List<ClassFile> compile(String source) throws InterruptedException {
    Compiled compiled =
        rig.compilers.submission(kit.exercise(), List.of(new SourceFile("src/Work.java", source)));
    assertEquals(Compiled.Outcome.OK, compiled.outcome(), () -> "" + compiled.diagnostics());
    return compiled.classes();
  }

  @AfterAll
  static void close() {
    rig.close();
  }

  /** What one fork of either side counted, with the flags of the goals on that benchmark. */
  private static double count(String benchmark, boolean starter, String counter) throws Exception {
    return count(benchmark, starter, fine, counter);
  }

  private static double count(
      String benchmark, boolean starter, List<ClassFile> yours, String counter) throws Exception {
    Variation variation =
        Metrics.variations(kit.exercise(), benchmark).stream()
            .findFirst()
            .orElse(new Variation(List.of(), List.of(), List.of(counter)));
    assertTrue(variation.counters().contains(counter), variation::toString);
    Trial.Fork fork = new OneFork(rig.workers, kit, yours).take(benchmark, starter, variation);
    return fork.counters().stream()
        .filter(reported -> reported.name().equals(counter))
        .mapToDouble(Counter::value)
        .findFirst()
        .orElse(Double.NaN);
  }

  @Test
  void calls_of_a_method_are_inlined_or_not() throws Exception {
    for (String counter : List.of("inlined:Work.digit", "inlined:Work.digit>Work.number")) {
      assertEquals(1, count("digits", false, counter), counter);
      double share = count("digits", true, counter);
      assertTrue(share > 0 && share < 1, () -> "one call deep, and no deeper: " + share);
    }
  }

  @Test
  void a_method_that_nothing_calls_is_not_inlined() throws Exception {
    List<ClassFile> by_hand =
        compile(FINE.replace("digit(text.charAt(i))", "text.charAt(i) - '0'"));
    assertEquals(0, count("digits", false, by_hand, "inlined:Work.digit"));
  }

  @Test
  void objects_that_nobody_sees_are_told_from_those_that_somebody_can() throws Exception {
    assertEquals(1, count("points", false, "scalar-replaced:Work$Point"));
    assertEquals(0, count("points", true, "scalar-replaced:Work$Point"));
  }

  @Test
  void checks_of_indices_that_are_left_are_told_from_those_that_are_not() throws Exception {
    assertEquals(0, count("sums", false, "range-checks:Work.sum"));
    assertEquals(1, count("sums", true, "range-checks:Work.sum"));
  }

  @Test
  void calls_to_the_kernel_are_counted_and_none_of_the_harness() throws Exception {
    assertEquals(2, count("writes", true, "syscalls"), 0.001);
    assertEquals(0, count("writes", false, "syscalls"), 0.001);
  }

  /** The exercise with the goals on one benchmark, all the way. */
  private static RunReport run(String benchmark, List<SourceFile> files)
      throws InterruptedException {
    Exercise all = kit.exercise();
    Exercise some =
        new Exercise(
            all.id(),
            all.title(),
            all.number(),
            all.kind(),
            all.minutes(),
            all.topics(),
            all.chapter(),
            all.folder(),
            all.edit(),
            all.show(),
            all.hidden(),
            List.of(),
            all.jvm(),
            all.cores(),
            all.network(),
            all.hints(),
            all.goals().stream()
                .filter(goal -> goal.benchmark().equals(Optional.of(benchmark)))
                .toList(),
            all.questions(),
            all.guide());
    Rig.Watched run = rig.submit("ada", some, files);
    RunReport report = run.end();
    int last = 0;
    for (RunLog.Entry entry : run.seen) {
      if (entry.event() instanceof RunEvent.Measuring fork) {
        // Those of a round are announced together, and then told together; disturbed ones come
        // again.
        boolean again = fork.text().startsWith("Measuring again");
        assertTrue(fork.nanosPerOp() != null || again || fork.fork() > last, fork::toString);
        assertTrue(fork.fork() <= fork.forks(), fork::toString);
        last = fork.nanosPerOp() == null ? fork.fork() : last;
      }
    }
    return report;
  }

  @Test
  void time_that_grows_with_the_square_is_told_from_time_that_grows_with_the_size()
      throws Exception {
    RunReport square = run("pairs", kit.exercise().edit());
    assertEquals(Verdict.SLOW, square.verdict(), square::summary);
    assertTrue(
        square
            .summary()
            .matches(
                "Correct, but it still takes .+× as long at n = 800 as at n = 100: the goal is at most"
                    + " 20× as long at n = 800 as at n = 100\\."),
        square::summary);
    RunReport linear = run("pairs", List.of(new SourceFile("src/Work.java", FINE)));
    assertEquals(Verdict.PASS, linear.verdict(), linear::summary);
    assertTrue(Objects.requireNonNull(linear.goals().getFirst().measured()) < 20);
  }

  @Test
  void what_the_compiler_says_decides_after_three_forks() throws Exception {
    RunReport missed = run("sums", kit.exercise().edit());
    assertEquals(
        "Correct, but it still has 1 bounds check in Work.sum: the goal is at most 0 bounds checks"
            + " left in Work.sum.",
        missed.summary());
    assertEquals(Verdict.SLOW, missed.verdict());
    assertEquals(3, missed.benchmarks().getFirst().yours().samples().size());
    RunReport met = run("points", List.of(new SourceFile("src/Work.java", FINE)));
    assertEquals(Verdict.PASS, met.verdict(), met::summary);
    assertEquals(List.of(1.0), met.goals().stream().map(goal -> goal.measured()).toList());
  }
}
