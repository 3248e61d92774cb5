package dev.hotpath.classroom.results;

import dev.hotpath.classroom.AttemptFacts;
import dev.hotpath.grade.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What somebody reached in one exercise.
 *
 * @param attempts how many were handed in
 * @param verdict the best; {@code null} where no run is over
 * @param speedup the best of a correct attempt; {@code null} where none was measured
 * @param hints the highest that was taken; 0 for none
 * @param first when the first was handed in; {@code null} where hints were taken and nothing more
 * @param last when the last was
 */
public record Result(
    String exercise,
    int attempts,
    @Nullable Verdict verdict,
    @Nullable Double speedup,
    int hints,
    @Nullable Instant first,
    @Nullable Instant last) {

  /**
   * Of all attempts at one exercise.
   *
   * @param attempts oldest first
   */
  static Result of(String exercise, List<AttemptFacts> attempts, int hints) {
    OptionalDouble speedup =
        attempts.stream()
            .filter(one -> one.verdict() != null && one.verdict().onGoals())
            .flatMapToDouble(one -> one.speedup().stream())
            .max();
    return new Result(
        exercise,
        attempts.size(),
        attempts.stream()
            .map(AttemptFacts::verdict)
            .filter(Objects::nonNull)
            .min(Comparator.comparingInt(Result::rank))
            .orElse(null),
        speedup.isPresent() ? speedup.getAsDouble() : null,
        hints,
        attempts.isEmpty() ? null : attempts.getFirst().submittedAt(),
        attempts.isEmpty() ? null : attempts.getLast().submittedAt());
  }

  /** The best first; what says nothing about the program last. */
  private static int rank(Verdict verdict) {
    return switch (verdict) {
      case PASS -> 1;
      case SLOW -> 2;
      case INCONCLUSIVE -> 3;
      case CANCELLED, INTERNAL_ERROR -> 5;
      case FAIL, COMPILE_ERROR, COMPILE_LIMIT, TIME_LIMIT, MEMORY_LIMIT, CRASHED, TAMPERED -> 4;
    };
  }
}
