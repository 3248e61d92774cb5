package dev.hotpath.run;

import dev.hotpath.grade.Ending;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Counter;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.protocol.Parameter;
import dev.hotpath.stats.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Benchmarks in fresh JVMs. What those report is checked before it is believed. */
final class Trial {

  static final int WARMUP_ITERATIONS = 3;
  static final int WARMUP_MILLIS = 100;
  static final int SLICES = 15;
  static final int SLICE_MILLIS = 12;
  private static final int SLICES_PER_ITERATION = 3;

  private final BenchmarkKit kit;
  private final Duration limit;
  private final WorkerSlot slot;
  private final RawData raw;

  /**
   * @param raw is given what each fork gave, in full
   */
  Trial(BenchmarkKit kit, Duration limit, WorkerSlot slot, RawData raw) {
    this.kit = kit;
    this.limit = limit;
    this.slot = slot;
    this.raw = raw;
  }

  /**
   * What one fork gave.
   *
   * @param bytesPerOp NaN where the JVM can't tell
   * @param counters of those asked for, the ones that this machine can tell
   */
  record Fork(
      boolean starter,
      double nanosPerOp,
      double bytesPerOp,
      List<Counter> counters,
      NoiseGuard.Reading reading) {

    Fork {
      counters = List.copyOf(counters);
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
   * What is run.
   *
   * @param start its JVM
   * @param changed classes in place of the kit's own
   * @param parameters in place of the values that the benchmark gives
   * @param counters to report beside its time
   */
  record Task(
      Start start,
      boolean starter,
      String benchmark,
      List<ClassFile> changed,
      List<Parameter> parameters,
      List<String> counters) {}

  /** Gets the JVM that a benchmark is to run in, which is used up with it. */
  interface Start {
    Worker worker() throws InterruptedException, Stop;
  }

  /** Runs a benchmark when it is its turn. */
  Underway.Fork<Fork> of(Task task) {
    return turn -> take(task, turn);
  }

  /**
   * Runs a benchmark.
   *
   * @param turn waits for the turn of each of its iterations
   */
  Fork take(Task task, Runnable turn) throws InterruptedException, Stop {
    FirstTurn first = new FirstTurn(turn);
    Claims claims = new Claims(first);
    Job.RunBenchmark job =
        job(
            task.changed.isEmpty() ? kit.classes() : kit.with(task.changed),
            kit.qualified(task.benchmark),
            task.parameters,
            task.counters);
    Ending ending;
    List<String> flags;
    try (Worker worker = slot.take(task.start.worker())) {
      flags = worker.jvm().flags();
      ending = worker.run(job, limit, claims);
    } catch (Claims.TooMany forged) {
      Ending tampered = new Ending.Tampered(String.valueOf(forged.getMessage()));
      throw new Stop(new Measurement.Result.Ended(task.benchmark, tampered));
    }
    NoiseGuard.Counters after = NoiseGuard.Counters.now();
    JobEvent.BenchmarkEnded ended = figures(task, claims, ending);
    Fork fork =
        new Fork(
            task.starter,
            iterations(ended.nanosPerOp()),
            ended.bytesPerOp().isEmpty() ? Double.NaN : median(ended.bytesPerOp()),
            ended.counters(),
            new NoiseGuard.Reading(
                median(claims.slices().stream().map(JobEvent.IterationEnded::spinNanos).toList()),
                claims.slices().getLast().waiting(),
                after.stolenSince(first.counters),
                after.throttledSince(first.counters)));
    return raw.taken(fork, job, flags, claims.slices(), ended, claims.turnsNanos());
  }

  /** The host's counters when a fork was let go: before that it waited. */
  private static final class FirstTurn implements Runnable {
    private final Runnable turn;
    private boolean had;
    private NoiseGuard.Counters counters = NoiseGuard.Counters.now();

    FirstTurn(Runnable turn) {
      this.turn = turn;
    }

    @Override
    public void run() {
      turn.run();
      if (!had) {
        had = true;
        counters = NoiseGuard.Counters.now();
      }
    }
  }

  /** A benchmark for as long as every fork runs it. */
  static Job.RunBenchmark job(
      List<ClassFile> classes,
      String benchmark,
      List<Parameter> parameters,
      List<String> counters) {
    return new Job.RunBenchmark(
        classes,
        benchmark,
        parameters,
        WARMUP_ITERATIONS,
        WARMUP_MILLIS,
        SLICES,
        SLICE_MILLIS,
        counters);
  }

  private JobEvent.BenchmarkEnded figures(Task task, Claims claims, Ending ending) throws Stop {
    boolean ours = task.starter && !kit.own();
    JobEvent.BenchmarkFailed failed = claims.failed();
    JobEvent.BenchmarkEnded ended = claims.ended();
    if (failed != null && !ours) {
      throw new Stop(new Measurement.Result.Wrong(task.benchmark, failed.message()));
    } else if (ended == null || ended.nanosPerOp().isEmpty()) {
      if (ours && !(ending instanceof Ending.Cancelled)) {
        throw new RunException(
            "the starter of exercise '%s' can't be measured: %s"
                .formatted(kit.exercise().id(), failed == null ? ending : failed.message()));
      }
      throw new Stop(new Measurement.Result.Ended(task.benchmark, ending));
    }
    Optional<String> forged = claims.implausible(task.counters);
    if (forged.isPresent()) {
      Ending tampered = new Ending.Tampered(forged.get());
      throw new Stop(new Measurement.Result.Ended(task.benchmark, tampered));
    }
    return ended;
  }

  /**
   * What a fork took: slices are as short as they are to alternate often, and too short each to
   * hold its share of what comes now and then, such as collections of garbage. Several in a row
   * make an iteration, whose mean counts; of the iterations the median.
   */
  static double iterations(List<Double> slices) {
    return median(
        IntStream.range(0, slices.size() / SLICES_PER_ITERATION)
            .mapToObj(i ->
                slices.subList(i * SLICES_PER_ITERATION, (i + 1) * SLICES_PER_ITERATION).stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElseThrow())
            .toList());
  }

  private static double median(List<Double> values) {
    return Sample.medianOf(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
