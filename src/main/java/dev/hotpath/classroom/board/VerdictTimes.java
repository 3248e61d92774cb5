package dev.hotpath.classroom.board;

import dev.hotpath.stats.Percentile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long people waited to be told whether their code is correct, lately. Thread-safe. */
final class VerdictTimes {

  private static final int MOST = 200;
  private static final Duration LATELY = Duration.ofMinutes(10);

  private final Deque<Took> recent = new ArrayDeque<>();

  private record Took(Instant at, double millis) {}

  /**
   * Somebody was told.
   *
   * @param millis {@code null} where the run ended before that
   */
  synchronized void took(Instant at, @Nullable Double millis) {
    if (millis != null) {
      recent.addLast(new Took(at, millis));
      if (recent.size() > MOST) {
        recent.removeFirst();
      }
    }
  }

  /** Empty where nobody was told anything lately. */
  synchronized Optional<Long> p95(Instant now) {
    double[] ascending =
        recent.stream()
            .filter(one -> !one.at.isBefore(now.minus(LATELY)))
            .mapToDouble(Took::millis)
            .sorted()
            .toArray();
    return ascending.length == 0
        ? Optional.empty()
        : Optional.of(Math.round(Percentile.at(ascending, 0.95)));
  }
}
