package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.Variation;
import dev.hotpath.grade.Verdict;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Compiled;
import dev.hotpath.protocol.Counter;
import dev.hotpath.protocol.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every instrument counts in real forks: the starter does each thing once per operation, the
 * learner's code does none of it.
 */
@Timeout(300)
class InstrumentsIT {

  private static final int MIB = 1 << 20;

  /** Does all of it without what is counted, or with less than counts. */
  private static final String NOTHING =
      """
      package instruments;

      import java.util.concurrent.locks.LockSupport;
      import java.util.concurrent.locks.ReentrantLock;

      final class Planted {
        private static final ReentrantLock LOCK = new ReentrantLock();
        private static final byte[] EMPTY = {};
        private static long sum;

        static int collects() {
          return 1;
        }

        static byte[] grows() {
          return EMPTY;
        }

        static byte[] keeps() {
          return new byte[8 << 20];
        }

        static void starts() {
          sum++;
        }

        static synchronized void blocks() {
          sum++;
        }

        static void locks() {
          LOCK.lock();
          sum++;
          LOCK.unlock();
        }

        static void parks() {
          sum++;
        }

        static void pins() throws InterruptedException {
          Thread.ofVirtual().start(() -> LockSupport.parkNanos(1_000)).join();
        }

        static int hits() {
          return 0;
        }

        static long escapes(long seed) {
          long sum = 0;
          for (int i = 0; i < 2_000; i++) {
            sum += seed ^ i;
          }
          return sum;
        }
      }
      """;

  private static Rig rig;
  private static BenchmarkKit kit;
  private static List<ClassFile> nothing;
  private static int untimed; // forks of the last run

  @BeforeAll
  static void start() throws InterruptedException {
    rig = new Rig(new ProcessSandbox(), Rig.PATIENT);
    Exercise exercise = rig.exercise("instruments");
    kit = rig.compilers.kit(exercise);
    Compiled compiled =
        rig.compilers.submission(exercise, List.of(new SourceFile("src/Planted.java", NOTHING)));
    assertEquals(Compiled.Outcome.OK, compiled.outcome(), () -> "" + compiled.diagnostics());
    nothing = compiled.classes();
  }

  @AfterAll
  static void close() {
    rig.close();
  }

  /** What one fork of either side counted. */
  private record Both(Map<String, Double> starter, Map<String, Double> yours) {
    double starter(String counter) {
      return Objects.requireNonNull(starter.get(counter), counter);
    }

    double yours(String counter) {
      return Objects.requireNonNull(yours.get(counter), counter);
    }
  }

  private static Both both(String benchmark, String... counters)
      throws InterruptedException, Trial.Stop {
    return new Both(one(benchmark, true, counters), one(benchmark, false, counters));
  }

  private static Map<String, Double> one(String benchmark, boolean starter, String... counters)
      throws InterruptedException, Trial.Stop {
    Map<String, Double> counted =
        new OneFork(rig.workers, kit, nothing)
            .take(benchmark, starter, List.of(counters)).counters().stream()
                .collect(Collectors.toMap(Counter::name, Counter::value));
    assertEquals(Set.of(counters), counted.keySet());
    return counted;
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
    untimed = 0;
    for (RunLog.Entry entry : run.seen) {
      if (entry.event() instanceof RunEvent.Measuring fork) {
        // Those of a round are announced together, and then told together.
        assertTrue(fork.nanosPerOp() != null || fork.fork() >= last, fork::toString);
        assertTrue(fork.fork() <= fork.forks(), fork::toString);
        untimed += fork.nanosPerOp() == null ? 1 : -1;
        last = fork.nanosPerOp() == null ? fork.fork() : last;
      }
    }
    return report;
  }

  @Test
  void a_goal_missed_is_slow_after_two_pairs_and_one_that_is_not_timed() throws Exception {
    RunReport report = run("keeps", kit.exercise().edit());
    assertTrue(
        report
            .summary()
            .matches(
                "Correct, but it still keeps (7\\.\\d|8|8\\.\\d) MB alive: the goal is at most 10 % of"
                    + " the starter's bytes kept alive\\."),
        report::summary);
    assertEquals(Verdict.SLOW, report.verdict());
    assertEquals(2, report.benchmarks().getFirst().yours().samples().size());
    assertEquals(2, untimed);
  }

  @Test
  void goals_met_with_and_without_timing_are_a_pass() throws Exception {
    RunReport report = run("parks", List.of(new SourceFile("src/Planted.java", NOTHING)));
    assertEquals(Verdict.PASS, report.verdict(), report::summary);
    assertEquals(List.of(true, true), report.goals().stream().map(goal -> goal.met()).toList());
    assertTrue(
        report
            .summary()
            .endsWith(
                ", and parks threads 0 times per operation (goal: at most 0.50 parked threads per"
                    + " operation)."),
        report::summary);
    assertTrue(untimed >= 4, "what varies takes more than one pair");
  }

  @Test
  void code_that_lives_by_an_optimisation_gets_slower_without_it() throws Exception {
    RunReport report = run("escapes", kit.exercise().edit());
    assertEquals(Verdict.SLOW, report.verdict(), report::summary);
    assertTrue(
        report
            .summary()
            .matches(
                "Correct, but it still gets .+× slower with -XX:-DoEscapeAnalysis: the goal is at most"
                    + " 1\\.5× slower with -XX:-DoEscapeAnalysis\\."),
        report::summary);
  }

  /** Exact, whatever else this machine does: what is not optimised away is allocated. */
  @Test
  void a_flag_reaches_its_fork() throws Exception {
    OneFork fork = new OneFork(rig.workers, kit, nothing);
    Variation flag = new Variation(List.of("-XX:-DoEscapeAnalysis"), List.of(), List.of());
    for (boolean planted : new boolean[] {true, false}) {
      Trial.Fork with = fork.take("escapes", planted, flag);
      assertEquals(planted ? 2_000 * 32 : 0, with.bytesPerOp(), 50);
    }
    Trial.Fork without = fork.take("escapes", true, List.of());
    assertEquals(0, without.bytesPerOp(), 50);
  }

  private static void assertAbout(double expected, double actual) {
    assertEquals(expected, actual, Math.max(0.01, expected * 0.01));
  }

  @Test
  void collections_are_counted_and_the_time_that_they_take() throws Exception {
    Both both = both("collects", "gc-count", "gc-cpu");
    assertAbout(1e6, both.starter("gc-count"));
    assertAbout(0, both.yours("gc-count"));
    assertTrue(both.starter("gc-cpu") > 0.5, "nothing but collections");
    assertTrue(both.starter("gc-cpu") <= 1);
    assertTrue(both.yours("gc-cpu") < 0.05);
  }

  @Test
  void the_heap_is_seen_at_its_peak() throws Exception {
    Both bytes = both("grows", "peak-heap");
    assertTrue(bytes.starter("peak-heap") > 48 * MIB && bytes.starter("peak-heap") < 128 * MIB);
    assertTrue(bytes.yours("peak-heap") < 16 * MIB);
  }

  @Test
  void what_is_kept_alive_is_told_from_what_is_dropped() throws Exception {
    Both bytes = both("keeps", "live-bytes");
    // A quarter of a megabyte counts as nothing.
    assertEquals(8 * MIB, bytes.starter("live-bytes"), 0.25 * MIB);
    assertEquals(0, bytes.yours("live-bytes"), 0.25 * MIB);
  }

  @Test
  void threads_are_counted() throws Exception {
    Both threads = both("starts", "threads");
    assertAbout(1, threads.starter("threads"));
    assertEquals(0, threads.yours("threads"));
  }

  @Test
  void waiting_for_a_lock_is_seen_be_it_a_monitor_or_not() throws Exception {
    for (String benchmark : List.of("blocks", "locks")) {
      Both nanos = both(benchmark, "lock-time");
      assertTrue(nanos.starter("lock-time") > 100, benchmark);
      assertEquals(0, nanos.yours("lock-time"), 0.5, benchmark);
    }
  }

  @Test
  void parks_are_counted_and_the_processor_that_is_given_up_for_them() throws Exception {
    Both both = both("parks", "parks", "context-switches", "lock-time");
    assertAbout(1, both.starter("parks"));
    assertEquals(0, both.yours("parks"), 0.005);
    assertTrue(both.starter("context-switches") > 0.95);
    assertTrue(both.yours("context-switches") < 0.01);
    assertEquals(0, both.starter("lock-time"), "it waits for nobody's lock");
  }

  @Test
  void a_virtual_thread_that_can_not_leave_its_carrier_is_seen() throws Exception {
    Both pinned = both("pins", "pinned");
    assertAbout(1, pinned.starter("pinned"));
    assertEquals(0, pinned.yours("pinned"));
  }

  @Test
  void what_the_benchmark_counts_by_itself_is_taken_over() throws Exception {
    String hits = Counter.ofBenchmark("hits");
    Both counted = both("counts", hits);
    assertAbout(3, counted.starter(hits));
    assertEquals(0, counted.yours(hits));
  }
}
