package dev.hotpath.run;

import dev.hotpath.protocol.Counter;
import dev.hotpath.protocol.JobEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a fork says of itself, and when it worked by this server's own clock. It shares its JVM with
 * the code that it measures, so it is not believed at once.
 */
final class Claims implements Consumer<JobEvent> {

  private final Runnable turn;
  private final List<JobEvent.IterationEnded> slices = new ArrayList<>();
  private JobEvent.@Nullable BenchmarkEnded ended;
  private JobEvent.@Nullable BenchmarkFailed failed;
  private int turns;
  private long turnsNanos;
  private long since;

  Claims(Runnable turn) {
    this.turn = turn;
  }

  @Override
  public void accept(JobEvent event) {
    switch (event) {
      case JobEvent.IterationDue _ -> {
        turnIsOver();
        if (turns == Trial.WARMUP_ITERATIONS + Trial.SLICES) {
          throw new TooMany();
        }
        turn.run();
        turns++;
        since = System.nanoTime();
      }
      case JobEvent.IterationEnded slice -> slices.add(slice);
      case JobEvent.BenchmarkEnded result -> {
        turnIsOver();
        ended = result;
      }
      case JobEvent.BenchmarkFailed thrown -> failed = thrown;
      default -> {}
    }
  }

  private void turnIsOver() {
    turnsNanos += turns == 0 ? 0 : System.nanoTime() - since;
  }

  /** Time that it had its turns, by this server's clock. */
  long turnsNanos() {
    return turnsNanos;
  }

  List<JobEvent.IterationEnded> slices() {
    return slices;
  }

  JobEvent.@Nullable BenchmarkEnded ended() {
    return ended;
  }

  JobEvent.@Nullable BenchmarkFailed failed() {
    return failed;
  }

  /** It wants more iterations than it was asked for. */
  static final class TooMany extends RuntimeException {
    TooMany() {
      super("it asked for more iterations than there are", null, false, false);
    }
  }

  /** Why they can't be what was measured, once the benchmark has ended. */
  Optional<String> implausible(List<String> countersAsked) {
    JobEvent.BenchmarkEnded result = Objects.requireNonNull(ended);
    return implausible(
            slices.stream().map(JobEvent.IterationEnded::nanosPerOp).toList(),
            result.nanosPerOp(),
            turnsNanos)
        .or(() -> implausible(result.counters(), countersAsked));
  }

  /**
   * Why figures can't be what was measured, by this server's own clock: the fork shares its JVM
   * with the code that it measures.
   */
  static Optional<String> implausible(
      List<Double> iterations, List<Double> nanosPerOp, long turnsNanos) {
    if (nanosPerOp.size() != Trial.SLICES) {
      return Optional.of(
          "it reported %d iterations of %d".formatted(nanosPerOp.size(), Trial.SLICES));
    }
    if (!nanosPerOp.equals(iterations)) {
      return Optional.of("what it reported in the end is not what its iterations were");
    }
    if (nanosPerOp.stream().anyMatch(nanos -> !(nanos > 0) || nanos.isInfinite())) {
      return Optional.of("it reported %s ns per operation".formatted(nanosPerOp));
    }
    long leastMillis =
        (long) Trial.WARMUP_ITERATIONS * Trial.WARMUP_MILLIS
            + (long) Trial.SLICES * Trial.SLICE_MILLIS;
    if (turnsNanos / 1_000_000 < leastMillis) {
      return Optional.of(
          "it was done after %d ms, and measuring takes %d ms"
              .formatted(turnsNanos / 1_000_000, leastMillis));
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
}
