package dev.hotpath.grade;

import dev.hotpath.exercise.Goal;
import dev.hotpath.protocol.Counter;
import java.util.Optional;

/**
 * {@code counter}: events per operation that the benchmark counts by itself, in a field or method
 * of a class with {@code @AuxCounters(EVENTS)}; the goal's {@code counter} is its name.
 */
final class OwnCounterMetric extends CounterMetric {

  OwnCounterMetric() {
    super("counter", true, false, 1e-6);
  }

  @Override
  public Optional<String> counter(Goal goal) {
    return Optional.of(Counter.ofBenchmark(goal.counter().orElseThrow()));
  }
}
