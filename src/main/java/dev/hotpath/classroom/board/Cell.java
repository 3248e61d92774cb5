package dev.hotpath.classroom.board;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one person stands in one exercise.
 *
 * @param speedup the best so far; {@code null} where none was measured
 * @param hints the highest that was taken; 0 for none
 * @param run that was handed in last; {@code null} before the first
 * @param since when the state was reached; {@code null} where it is untouched
 * @param stuckMinutes of work without coming further, where somebody is at it now and has been for
 *     ten minutes; else 0
 * @param working whether it is what they touched last, within ten minutes
 */
public record Cell(
    String exercise,
    CellState state,
    @Nullable Double speedup,
    int attempts,
    int hints,
    @Nullable String run,
    @Nullable Instant since,
    long stuckMinutes,
    boolean working) {

  private static final Duration STUCK = Duration.ofMinutes(10);

  /** Somebody's cell at a moment. */
  public static Cell of(String exercise, PersonsWork person, Instant now) {
    Optional<Work> known = person.at(exercise);
    if (known.isEmpty()) {
      return new Cell(exercise, CellState.UNTOUCHED, null, 0, 0, null, null, 0, false);
    }
    Work work = known.get();
    boolean working = person.worksAt(exercise, now);
    return new Cell(
        exercise,
        work.state(),
        work.speedup().isPresent() ? work.speedup().getAsDouble() : null,
        work.attempts(),
        work.hints(),
        work.newest().orElse(null),
        work.since(),
        working ? stuckMinutes(work, person, now) : 0,
        working);
  }

  private static long stuckMinutes(Work work, PersonsWork person, Instant now) {
    if (work.state() == CellState.PASSED) {
      return 0;
    }
    // A verdict may be newer than the last sign of work.
    Instant from = person.last().map(PersonsWork.Touch::at).orElse(now);
    Instant counted = from.isBefore(work.since()) ? work.since() : from;
    Duration worked = work.worked().plus(Duration.between(counted, now));
    return worked.compareTo(STUCK) < 0 ? 0 : worked.toMinutes();
  }

  /** The same of an exercise in which speed is not the learner's. */
  public Cell withoutSpeedup() {
    return new Cell(exercise, state, null, attempts, hints, run, since, stuckMinutes, working);
  }
}
