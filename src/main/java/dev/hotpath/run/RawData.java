package dev.hotpath.run;

import dev.hotpath.evidence.export.Exports;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.run.capsule.ForkTaken;
import dev.hotpath.run.capsule.ForkTaken.Use;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a run measures, in full, while it is measured; for its capsule. A fork that was not believed
 * never gets here. Thread-safe.
 */
final class RawData {

  private final List<ForkTaken> forks = new ArrayList<>();
  private final Map<Trial.Fork, Integer> numbers = new IdentityHashMap<>();
  private final Map<String, byte[]> profiles = new TreeMap<>();
  private final Map<String, byte[]> recordings = new LinkedHashMap<>();

  /**
   * Adds a fork that has just been taken, as one whose time counts.
   *
   * @param flags of its JVM
   * @return the same
   */
  synchronized Trial.Fork taken(
      Trial.Fork fork,
      Job.RunBenchmark job,
      List<String> flags,
      List<JobEvent.IterationEnded> iterations,
      JobEvent.BenchmarkEnded ended,
      long turnsNanos) {
    int number = forks.size() + 1;
    NoiseGuard.Reading reading = fork.reading();
    forks.add(
        new ForkTaken(
            number,
            job.benchmark().substring(job.benchmark().lastIndexOf('.') + 1),
            job.benchmark(),
            fork.starter() ? ForkTaken.STARTER : ForkTaken.YOURS,
            null,
            Use.TIME,
            null,
            null,
            threads(job),
            job.parameters(),
            flags,
            job.warmupIterations(),
            job.warmupMillis(),
            job.iterationMillis(),
            iterations(iterations, ended.bytesPerOp()),
            turnsNanos / 1e6,
            figure(ended.ownCpuMillis()),
            ended.counters(),
            new ForkTaken.Conditions(
                figure(reading.spinNanos()),
                figure(reading.waiting()),
                figure(reading.stolen()),
                reading.throttled())));
    numbers.put(fork, number);
    return fork;
  }

  private static List<ForkTaken.Iteration> iterations(
      List<JobEvent.IterationEnded> iterations, List<Double> bytes) {
    List<ForkTaken.Iteration> all = new ArrayList<>();
    boolean each = bytes.size() == iterations.size();
    for (JobEvent.IterationEnded iteration : iterations) {
      all.add(
          new ForkTaken.Iteration(
              iteration.nanosPerOp(),
              each ? figure(bytes.get(all.size())) : null,
              figure(iteration.spinNanos()),
              figure(iteration.waiting())));
    }
    return all;
  }

  /** What a fork says of itself may be anything; nothing that it counts is less than nothing. */
  private static @Nullable Double figure(double value) {
    return value >= 0 && Double.isFinite(value) ? value : null;
  }

  private static @Nullable Integer threads(Job.RunBenchmark job) {
    Optional<BenchmarkList> found =
        BenchmarkList.of(job.classes()).stream()
            .filter(one -> job.benchmark().equals(one.type() + "." + one.method()))
            .findFirst();
    return found.isPresent() && !found.get().threads() ? 1 : null;
  }

  /** Says what a fork was taken for, and in which series. */
  synchronized void was(Plan plan, Series series, Trial.Fork fork) {
    // That of the program as it is belongs to the comparisons with every variant.
    List<String> names = series.names(plan);
    String name = names.size() == 1 ? names.getFirst() : series.benchmark;
    Use use = !names.isEmpty() ? Use.TIME : plan.apart() ? Use.COUNTERS : Use.VARIATION;
    change(number(fork), taken -> taken.as(name, plan.variant().orElse(null), use));
  }

  /** Says that a round was disturbed, and which was taken in its place. */
  synchronized void replaced(Map<Plan, Trial.Fork> disturbed, Map<Plan, Trial.Fork> again) {
    disturbed.forEach((plan, fork) -> {
      int first = number(fork);
      int second = number(Objects.requireNonNull(again.get(plan)));
      change(first, taken -> taken.replacing(taken.replaces(), second));
      change(second, taken -> taken.replacing(first, taken.replacedBy()));
    });
  }

  private int number(Trial.Fork fork) {
    return Objects.requireNonNull(numbers.get(fork));
  }

  private void change(int number, UnaryOperator<ForkTaken> change) {
    forks.set(number - 1, change.apply(forks.get(number - 1)));
  }

  /**
   * Keeps the profiler's recordings, its profiles as other tools open them, and what inspections
   * left.
   */
  synchronized void artifact(String name, byte[] bytes) {
    if (Profiling.isRecording(name)) {
      recordings.put(name, bytes);
    } else if (Exports.isExport(name) || Inspection.isFile(name)) {
      profiles.put(name, bytes);
    }
  }

  /** By number. */
  synchronized List<ForkTaken> forks() {
    return List.copyOf(forks);
  }

  /** By the names of their files, in the order in which they came. */
  synchronized Map<String, byte[]> recordings() {
    return new LinkedHashMap<>(recordings);
  }

  /** Profiles for other tools and what inspections left, by file name. */
  synchronized Map<String, byte[]> profiles() {
    return Map.copyOf(profiles);
  }

  /** Gives up what it holds. */
  synchronized void clear() {
    forks.clear();
    numbers.clear();
    profiles.clear();
    recordings.clear();
  }
}
