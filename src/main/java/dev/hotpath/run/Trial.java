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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Benchmarks in fresh JVMs. What those report is checked before it is believed. */
final class Trial {

  static final int WARMUP_ITERATIONS = 6;
  static final int WARMUP_MILLIS = 50;
  static final int SLICES = 20;
  static final int SLICE_MILLIS = 12;
  private static final int SLICES_PER_ITERATION = 4;

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
   * @param changed classes in place of the kit's own
   * @param parameters in place of the values that the benchmark gives
   * @param counters to report beside its time
   */
  record Task(
      boolean starter,
      String benchmark,
      List<ClassFile> changed,
      List<Parameter> parameters,
      List<String> counters) {}

  /**
   * Runs benchmarks, each in its worker, which is used up: iteration by iteration in turn, as if
   * they were one.
   *
   * @return what each gave, in that order
   * @throws Stop where the first of them that gave nothing says so
   */
  List<Fork> take(List<Task> tasks, List<Worker> fresh) throws InterruptedException, Stop {
    Turns turns = new Turns(tasks.size());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Fork>> taken =
          IntStream.range(0, tasks.size())
              .mapToObj(i ->
                  threads.submit(() -> {
                    try {
                      return take(tasks.get(i), fresh.get(i), () -> turns.await(i));
                    } finally {
                      turns.leave(i);
                    }
                  }))
              .toList();
      List<Fork> forks = new ArrayList<>();
      for (Future<Fork> fork : taken) {
        forks.add(result(fork));
      }
      return forks;
    }
  }

  private static Fork result(Future<Fork> fork) throws InterruptedException, Stop {
    try {
      return fork.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case Stop stop -> throw stop;
        case InterruptedException interrupted -> throw interrupted;
        case RunException ours -> throw ours;
        case null, default -> throw new RunException("a fork can't be measured", e);
      }
    }
  }

  private Fork take(Task task, Worker fresh, Runnable turn) throws InterruptedException, Stop {
    Claims claims = new Claims(turn);
    Job.RunBenchmark job =
        job(
            task.changed.isEmpty() ? kit.classes() : kit.with(task.changed),
            kit.qualified(task.benchmark),
            task.parameters,
            task.counters);
    Ending ending;
    NoiseGuard.Counters before = NoiseGuard.Counters.now();
    try (Worker worker = slot.take(fresh)) {
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
                claims.slices().stream()
                    .mapToDouble(JobEvent.IterationEnded::waiting)
                    .average()
                    .orElse(0),
                after.stolenSince(before),
                after.throttledSince(before)));
    return raw.taken(fork, job, fresh.jvm().flags(), claims.slices(), ended, claims.turnsNanos());
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
