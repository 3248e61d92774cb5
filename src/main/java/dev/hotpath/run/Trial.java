package dev.hotpath.run;

import dev.hotpath.grade.Ending;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Counter;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.protocol.Parameter;
import dev.hotpath.stats.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One benchmark in one fresh JVM. What that reports is checked before it is believed. */
final class Trial {

  private static final int WARMUP_ITERATIONS = 6;
  private static final int ITERATIONS = 5;
  private static final int ITERATION_MILLIS = 50;

  private final BenchmarkKit kit;
  private final List<ClassFile> yours;
  private final Duration limit;
  private final WorkerSlot slot;

  Trial(BenchmarkKit kit, List<ClassFile> yours, Duration limit, WorkerSlot slot) {
    this.kit = kit;
    this.yours = yours;
    this.limit = limit;
    this.slot = slot;
  }

  /**
   * What one fork gave.
   *
   * @param bytesPerOp NaN where the JVM can't tell
   * @param counters of those asked for, the ones that this machine can tell
   * @param retake whether it stands for one that was disturbed
   */
  record Fork(
      boolean starter,
      double nanosPerOp,
      double bytesPerOp,
      List<Counter> counters,
      NoiseGuard.Reading reading,
      boolean retake) {

    Fork {
      counters = List.copyOf(counters);
    }

    Fork asRetake() {
      return new Fork(starter, nanosPerOp, bytesPerOp, counters, reading, true);
    }
  }

  /** Ends a measurement before it is complete. */
  static final class Stop extends Exception {
    private final Measurement.Result result;

    Stop(Measurement.Result result) {
      super(null, null, false, false);
      this.result = result;
    }

    Measurement.Result result() {
      return result;
    }
  }

  /**
   * Runs a benchmark.
   *
   * @param fresh is used up
   * @param counters to report beside its time
   */
  Fork take(Worker fresh, String benchmark, boolean starter, List<String> counters)
      throws InterruptedException, Stop {
    return take(fresh, benchmark, List.of(), starter, counters);
  }

  /** Runs a benchmark with other values of its parameters. */
  Fork take(
      Worker fresh,
      String benchmark,
      List<Parameter> parameters,
      boolean starter,
      List<String> counters)
      throws InterruptedException, Stop {
    return take(fresh, benchmark, starter, starter ? List.of() : yours, parameters, counters);
  }

  /** Runs a benchmark on something else than the learner's code. */
  Fork takeOn(
      List<ClassFile> changed,
      Worker fresh,
      String benchmark,
      boolean starter,
      List<String> counters)
      throws InterruptedException, Stop {
    return take(fresh, benchmark, starter, changed, List.of(), counters);
  }

  /**
   * Runs a benchmark.
   *
   * @param changed classes in place of the kit's own
   */
  private Fork take(
      Worker fresh,
      String benchmark,
      boolean starter,
      List<ClassFile> changed,
      List<Parameter> parameters,
      List<String> counters)
      throws InterruptedException, Stop {
    JobEvent.@Nullable BenchmarkEnded[] ended = new JobEvent.@Nullable BenchmarkEnded[1];
    JobEvent.@Nullable BenchmarkFailed[] failed = new JobEvent.@Nullable BenchmarkFailed[1];
    List<JobEvent.IterationEnded> iterations = new ArrayList<>();
    Ending ending;
    long wall;
    NoiseGuard.Counters before;
    try (Worker worker = slot.take(fresh)) {
      before = NoiseGuard.Counters.now();
      long start = System.nanoTime();
      ending =
          worker.run(
              new Job.RunBenchmark(
                  changed.isEmpty() ? kit.classes() : kit.with(changed),
                  kit.qualified(benchmark),
                  parameters,
                  WARMUP_ITERATIONS,
                  ITERATIONS,
                  ITERATION_MILLIS,
                  counters),
              limit,
              event -> {
                switch (event) {
                  case JobEvent.IterationEnded iteration -> iterations.add(iteration);
                  case JobEvent.BenchmarkEnded result -> ended[0] = result;
                  case JobEvent.BenchmarkFailed thrown -> failed[0] = thrown;
                  default -> {}
                }
              });
      wall = System.nanoTime() - start;
    }
    NoiseGuard.Counters after = NoiseGuard.Counters.now();
    boolean ours = starter && !kit.own();
    if (failed[0] != null && !ours) {
      throw new Stop(new Measurement.Result.Wrong(benchmark, failed[0].message()));
    } else if (ended[0] == null || ended[0].nanosPerOp().isEmpty()) {
      if (ours && !(ending instanceof Ending.Cancelled)) {
        throw new RunException(
            "the starter of exercise '%s' can't be measured: %s"
                .formatted(kit.exercise().id(), failed[0] == null ? ending : failed[0].message()));
      }
      throw new Stop(new Measurement.Result.Ended(benchmark, ending));
    }
    List<Double> nanosPerOp = ended[0].nanosPerOp();
    Optional<String> forged =
        implausible(
            iterations.stream().map(JobEvent.IterationEnded::nanosPerOp).toList(),
            nanosPerOp,
            wall);
    if (forged.isEmpty()) {
      forged = implausible(ended[0].counters(), counters);
    }
    if (forged.isPresent()) {
      throw new Stop(new Measurement.Result.Ended(benchmark, new Ending.Tampered(forged.get())));
    }
    return new Fork(
        starter,
        median(nanosPerOp),
        ended[0].bytesPerOp().isEmpty() ? Double.NaN : median(ended[0].bytesPerOp()),
        ended[0].counters(),
        new NoiseGuard.Reading(
            median(iterations.stream().map(JobEvent.IterationEnded::spinNanos).toList()),
            iterations.stream().mapToDouble(JobEvent.IterationEnded::waiting).average().orElse(0),
            after.stolenSince(before),
            after.throttledSince(before)),
        false);
  }

  /**
   * Why figures can't be what was measured, by this server's own clock: the fork shares its JVM
   * with the code that it measures.
   */
  static Optional<String> implausible(
      List<Double> iterations, List<Double> nanosPerOp, long wallNanos) {
    if (nanosPerOp.size() != ITERATIONS) {
      return Optional.of(
          "it reported %d iterations of %d".formatted(nanosPerOp.size(), ITERATIONS));
    }
    if (!nanosPerOp.equals(iterations)) {
      return Optional.of("what it reported in the end is not what its iterations were");
    }
    if (nanosPerOp.stream().anyMatch(nanos -> !(nanos > 0) || nanos.isInfinite())) {
      return Optional.of("it reported %s ns per operation".formatted(nanosPerOp));
    }
    long leastMillis = (WARMUP_ITERATIONS + ITERATIONS) * (long) ITERATION_MILLIS;
    if (wallNanos / 1_000_000 < leastMillis) {
      return Optional.of(
          "it was done after %d ms, and measuring takes %d ms"
              .formatted(wallNanos / 1_000_000, leastMillis));
    }
    return Optional.empty();
  }

  /** Why counters can't be what was counted. */
  static Optional<String> implausible(List<Counter> counters, List<String> asked) {
    Set<String> names = new HashSet<>();
    for (Counter counter : counters) {
      if (!asked.contains(counter.name())) {
        return Optional.of("it reported a counter that nobody asked for");
      } else if (!names.add(counter.name())) {
        return Optional.of("it reported %s twice".formatted(counter.name()));
      } else if (!(counter.value() >= 0) || Double.isInfinite(counter.value())) {
        return Optional.of("it reported %s of %s".formatted(counter.value(), counter.name()));
      }
    }
    return Optional.empty();
  }

  private static double median(List<Double> values) {
    return Sample.medianOf(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
