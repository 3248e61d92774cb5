package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.run.capsule.ForkTaken;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is kept of a fork, whose JVM may send anything that was not checked before. */
class RawDataTest {

  private static final Job.RunBenchmark JOB =
      new Job.RunBenchmark(List.of(), "a.B.join", List.of(), 6, 50, 2, 12, List.of());

  private final RawData raw = new RawData();

  private Trial.Fork take(List<Double> bytes, double spin, double cpu) {
    List<JobEvent.IterationEnded> iterations =
        List.of(
            new JobEvent.IterationEnded(1, 10, spin, Double.NaN),
            new JobEvent.IterationEnded(2, 20, spin, 0.25));
    Trial.Fork fork =
        new Trial.Fork(false, 15, 0, List.of(), new NoiseGuard.Reading(spin, 0, Double.NaN, 0));
    return raw.taken(
        fork,
        JOB,
        List.of("-Xmx1g"),
        iterations,
        new JobEvent.BenchmarkEnded(List.of(10.0, 20.0), bytes, cpu, List.of()),
        3_500_000);
  }

  @Test
  void iterations_are_kept_with_their_bytes() {
    take(List.of(8.0, 16.0), 5, 7);
    ForkTaken fork = raw.forks().getFirst();
    assertEquals(
        List.of(
            new ForkTaken.Iteration(10, 8.0, 5.0, null),
            new ForkTaken.Iteration(20, 16.0, 5.0, 0.25)),
        fork.iterations());
    assertEquals("join", fork.benchmark());
    assertEquals("yours", fork.side());
    assertEquals(3.5, fork.wallMillis());
    assertEquals(7.0, fork.cpuMillis());
    assertNull(fork.conditions().stolen());
  }

  @Test
  void figures_that_can_not_be_are_not_kept() {
    take(List.of(Double.NaN, -1.0), Double.POSITIVE_INFINITY, -3);
    ForkTaken fork = raw.forks().getFirst();
    assertNull(fork.iterations().get(0).bytesPerOp());
    assertNull(fork.iterations().get(1).bytesPerOp());
    assertNull(fork.iterations().get(0).spinNanos());
    assertNull(fork.cpuMillis());
    assertNull(fork.conditions().spinNanos());
  }

  @Test
  void nor_are_more_of_them_than_there_were_iterations() {
    take(Collections.nCopies(1_000_000, 1.0), 5, 7);
    assertEquals(2, raw.forks().getFirst().iterations().size());
    assertNull(raw.forks().getFirst().iterations().getFirst().bytesPerOp());
  }

  @Test
  void a_fork_and_the_one_in_its_place_name_each_other() {
    Trial.Fork first = take(List.of(), 5, 7);
    take(List.of(), 5, 7);
    Trial.Fork again = take(List.of(), 5, 7);
    raw.replaced(Map.of(Plan.YOURS, first), Map.of(Plan.YOURS, again));
    assertEquals(3, raw.forks().get(0).replacedBy());
    assertNull(raw.forks().get(1).replacedBy());
    assertEquals(1, raw.forks().get(2).replaces());
  }

  @Test
  void of_all_that_the_profiler_left_what_other_tools_open_is_kept_until_it_is_packed() {
    raw.artifact("flame-cpu.json", new byte[] {1});
    raw.artifact("recording.jfr", new byte[] {2});
    raw.artifact("recording-cpu.jfr", new byte[] {5});
    assertEquals(
        List.of("recording.jfr", "recording-cpu.jfr"), List.copyOf(raw.recordings().keySet()));
    assertArrayEquals(new byte[] {2}, raw.recordings().get("recording.jfr"));
    assertEquals(Map.of(), raw.profiles());
    raw.artifact("profile-cpu.pb.gz", new byte[] {3});
    raw.artifact("trace-cpu.json", new byte[] {4});
    raw.artifact("gc.log", new byte[] {6}); // as an inspection leaves it
    raw.artifact("trust.json", new byte[] {7});
    assertEquals(Set.of("profile-cpu.pb.gz", "trace-cpu.json", "gc.log"), raw.profiles().keySet());
    raw.clear();
    assertEquals(Map.of(), raw.recordings());
    assertEquals(Map.of(), raw.profiles());
    assertEquals(List.of(), raw.forks());
  }
}
