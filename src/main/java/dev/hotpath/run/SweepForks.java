package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.JvmOptions;
import dev.hotpath.exercise.Sweep;
import dev.hotpath.grade.Ending;
import dev.hotpath.grade.sweep.SweepFork;
import dev.hotpath.grade.sweep.SweepSide;
import dev.hotpath.grade.sweep.SweepWords;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Counter;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.protocol.Parameter;
import dev.hotpath.run.sweep.SweepPlan;
import dev.hotpath.stats.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The forks of one sweep. What would end a measurement is a figure here: that a heap is too small
 * is what a sweep is to show, for the starter as for the learner's code.
 */
final class SweepForks {

  private static final int WARMUP_ITERATIONS = 6;
  private static final int ITERATIONS = 5;
  private static final int ITERATION_MILLIS = 50;
  private static final String COLLECTIONS = "gc-count";
  private static final String COLLECTOR_CPU = "gc-cpu";

  private final Workers workers;
  private final BenchmarkKit kit;
  private final List<ClassFile> yours;
  private final List<String> yourOptions;
  private final Sweep sweep;
  private final Duration limit;
  private final WorkerSlot slot;

  SweepForks(
      Workers workers,
      BenchmarkKit kit,
      List<ClassFile> yours,
      List<String> yourOptions,
      Sweep sweep,
      Duration limit,
      WorkerSlot slot) {
    this.workers = workers;
    this.kit = kit;
    this.yours = yours;
    this.yourOptions = yourOptions;
    this.sweep = sweep;
    this.limit = limit;
    this.slot = slot;
  }

  /** One fork, with figures or without. */
  SweepFork take(SweepPlan.Place place) throws InterruptedException {
    try (Worker worker = slot.take(start(place))) {
      return measured(place, worker);
    } catch (DiedAtStart died) {
      return SweepFork.ended(
          place.value(),
          place.side(),
          died.outOfMemory()
              .map(what -> SweepWords.ended(new Ending.OutOfMemory(what)))
              .or(() -> died.refusal().map(said -> SweepWords.refused(Printable.of(said))))
              .orElseThrow(() -> died));
    }
  }

  private Worker start(SweepPlan.Place place) {
    Exercise exercise = kit.exercise();
    String value = sweep.values().get(place.value());
    List<String> chosen =
        place.side() == SweepSide.STARTER ? JvmOptions.in(exercise.edit()).flags() : yourOptions;
    List<String> all = new ArrayList<>(exercise.jvm());
    all.addAll(chosen);
    return workers.forSweeping(exercise.withJvm(sweep.flags(all, value)));
  }

  private SweepFork measured(SweepPlan.Place place, Worker worker) throws InterruptedException {
    Heard heard = new Heard();
    long start = System.nanoTime();
    Ending ending =
        worker.run(
            new Job.RunBenchmark(
                place.side() == SweepSide.STARTER ? kit.classes() : kit.with(yours),
                kit.qualified(sweep.benchmark()),
                parameters(place),
                WARMUP_ITERATIONS,
                ITERATIONS,
                ITERATION_MILLIS,
                sweep.countsCollections() ? List.of(COLLECTIONS, COLLECTOR_CPU) : List.of()),
            limit,
            heard);
    long millis = (System.nanoTime() - start) / 1_000_000;
    String ended =
        heard.threw != null
            ? SweepWords.threw(Printable.of(heard.threw))
            : heard.ended == null
                ? SweepWords.ended(ending)
                : implausible(heard.ended, millis)
                    .map(why -> SweepWords.ended(new Ending.Tampered(why)))
                    .orElse("");
    return ended.isEmpty()
        ? figures(place, Objects.requireNonNull(heard.ended))
        : SweepFork.ended(place.value(), place.side(), ended);
  }

  private List<Parameter> parameters(SweepPlan.Place place) {
    return sweep.parameter().isEmpty()
        ? List.of()
        : List.of(new Parameter(sweep.parameter(), sweep.values().get(place.value())));
  }

  /** What a fork said of itself. */
  private static final class Heard implements Consumer<JobEvent> {
    private JobEvent.@Nullable BenchmarkEnded ended;
    private @Nullable String threw;

    @Override
    public void accept(JobEvent event) {
      switch (event) {
        case JobEvent.BenchmarkEnded result -> ended = result;
        case JobEvent.BenchmarkFailed failed -> threw = failed.message();
        default -> {}
      }
    }
  }

  /** Why figures can't be what was measured; no verdict hangs on these, so the coarse will do. */
  private static Optional<String> implausible(JobEvent.BenchmarkEnded ended, long millis) {
    if (ended.nanosPerOp().size() != ITERATIONS) {
      return Optional.of("%d iterations of %d".formatted(ended.nanosPerOp().size(), ITERATIONS));
    } else if (ended.nanosPerOp().stream().anyMatch(nanos -> !(nanos > 0) || nanos.isInfinite())) {
      return Optional.of("%s ns per operation".formatted(ended.nanosPerOp()));
    }
    long least = (WARMUP_ITERATIONS + ITERATIONS) * (long) ITERATION_MILLIS;
    return millis < least
        ? Optional.of("done after %d ms, where measuring takes %d ms".formatted(millis, least))
        : Optional.empty();
  }

  private static SweepFork figures(SweepPlan.Place place, JobEvent.BenchmarkEnded ended) {
    return new SweepFork(
        place.value(),
        place.side(),
        median(ended.nanosPerOp()),
        ended.bytesPerOp().isEmpty() ? null : median(ended.bytesPerOp()),
        counter(ended, COLLECTIONS),
        counter(ended, COLLECTOR_CPU),
        "");
  }

  private static @Nullable Double counter(JobEvent.BenchmarkEnded ended, String name) {
    return ended.counters().stream()
        .filter(counter -> counter.name().equals(name))
        .map(Counter::value)
        .filter(value -> value >= 0 && !value.isInfinite())
        .findFirst()
        .orElse(null);
  }

  private static Double median(List<Double> values) {
    return Sample.medianOf(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
