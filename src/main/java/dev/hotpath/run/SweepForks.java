package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.JvmOptions;
import dev.hotpath.exercise.Sweep;
import dev.hotpath.exercise.Sweep.Dimension;
import dev.hotpath.grade.Ending;
import dev.hotpath.grade.sweep.SweepFork;
import dev.hotpath.grade.sweep.SweepSide;
import dev.hotpath.grade.sweep.SweepWords;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Counter;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.protocol.Parameter;
import dev.hotpath.run.sweep.Order;
import dev.hotpath.stats.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The forks of one sweep. What would end a measurement is a figure here: that a heap is too small
 * is what a sweep is to show, for the starter as for the learner's code.
 */
final class SweepForks {

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

  /** Forks, by turns where there are several; each with figures or without. */
  List<SweepFork> take(List<Order.Place> places) throws InterruptedException {
    List<Underway.Fork<SweepFork>> forks = new ArrayList<>();
    places.forEach(place -> forks.add(turn -> take(place, turn)));
    try {
      return new Underway<>(forks).finish();
    } catch (Trial.Stop never) {
      throw new IllegalStateException("a fork of a sweep says itself what became of it", never);
    }
  }

  private SweepFork take(Order.Place place, Runnable turn) throws InterruptedException {
    try (Worker worker = slot.take(start(place))) {
      return measured(place, worker, turn);
    } catch (DiedAtStart died) {
      return SweepFork.ended(
          place.value(),
          place.side(),
          died.outOfMemory()
              .map(what -> SweepWords.ended(new Ending.OutOfMemory(what)))
              .or(() -> refusal(died).map(said -> SweepWords.refused(Printable.of(said))))
              .orElseThrow(() -> died));
    }
  }

  /** Another JDK may be of another processor, or lack a file: whatever it says is the answer. */
  private Optional<String> refusal(DiedAtStart died) {
    return sweep.dimension() == Dimension.JDK ? Optional.of(died.said()) : died.refusal();
  }

  private Worker start(Order.Place place) {
    Exercise exercise = kit.exercise();
    String value = sweep.values().get(place.value());
    List<String> chosen =
        place.side() == SweepSide.STARTER ? JvmOptions.in(exercise.edit()).flags() : yourOptions;
    List<String> all = new ArrayList<>(exercise.jvm());
    all.addAll(chosen);
    return workers.forSweeping(
        exercise.withJvm(sweep.flags(all, value)),
        sweep.dimension() == Dimension.JDK ? Optional.of(value) : Optional.empty());
  }

  private SweepFork measured(Order.Place place, Worker worker, Runnable turn)
      throws InterruptedException {
    Claims claims = new Claims(turn);
    List<String> counters =
        sweep.countsCollections() ? List.of(COLLECTIONS, COLLECTOR_CPU) : List.of();
    String ended;
    try {
      Ending ending =
          worker.run(
              Trial.job(
                  place.side() == SweepSide.STARTER ? kit.classes() : kit.with(yours),
                  kit.qualified(sweep.benchmark()),
                  parameters(place),
                  counters),
              limit,
              claims);
      ended = ended(claims, ending, counters);
    } catch (Claims.TooMany forged) {
      ended = SweepWords.ended(new Ending.Tampered(String.valueOf(forged.getMessage())));
    }
    return ended.isEmpty()
        ? figures(place, Objects.requireNonNull(claims.ended()))
        : SweepFork.ended(place.value(), place.side(), ended);
  }

  /** Why it has no figures; empty where it has. */
  private static String ended(Claims claims, Ending ending, List<String> counters) {
    JobEvent.BenchmarkFailed failed = claims.failed();
    if (failed != null) {
      return SweepWords.threw(Printable.of(failed.message()));
    } else if (claims.ended() == null) {
      return SweepWords.ended(ending);
    }
    return claims
        .implausible(counters)
        .map(why -> SweepWords.ended(new Ending.Tampered(why)))
        .orElse("");
  }

  private List<Parameter> parameters(Order.Place place) {
    return sweep.parameter().isEmpty()
        ? List.of()
        : List.of(new Parameter(sweep.parameter(), sweep.values().get(place.value())));
  }

  private static SweepFork figures(Order.Place place, JobEvent.BenchmarkEnded ended) {
    return new SweepFork(
        place.value(),
        place.side(),
        Trial.iterations(ended.nanosPerOp()),
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
