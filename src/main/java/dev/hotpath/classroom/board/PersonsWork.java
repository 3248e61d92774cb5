package dev.hotpath.classroom.board;

import dev.hotpath.grade.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/**
 * What somebody did in all exercises. Immutable.
 *
 * @param byExercise those that were touched
 * @param last what they did last of all
 */
public record PersonsWork(Map<String, Work> byExercise, Optional<Touch> last) {

  /** After so long without a sign of work, somebody does something else. */
  static final Duration PAUSE = Duration.ofMinutes(10);

  /** A sign of work: something was typed, handed in, or asked for. */
  public record Touch(String exercise, Instant at) {}

  static final PersonsWork NONE = new PersonsWork(Map.of(), Optional.empty());

  public PersonsWork {
    byExercise = Map.copyOf(byExercise);
  }

  /** In an exercise; empty where it is untouched. */
  public Optional<Work> at(String exercise) {
    return Optional.ofNullable(byExercise.get(exercise));
  }

  /** Whether they are at that exercise now. */
  public boolean worksAt(String exercise, Instant now) {
    return last.filter(
            touch -> touch.exercise().equals(exercise) && !now.isAfter(touch.at().plus(PAUSE)))
        .isPresent();
  }

  /** Somebody worked at an exercise. */
  PersonsWork touched(String exercise, Instant at) {
    Duration since =
        last.filter(touch -> touch.exercise().equals(exercise))
            .map(touch -> Duration.between(touch.at(), at))
            .filter(gap -> !gap.isNegative() && gap.compareTo(PAUSE) <= 0)
            .orElse(Duration.ZERO);
    PersonsWork touched = with(exercise, at, work -> work.workedFor(since));
    boolean later = last.isEmpty() || !at.isBefore(last.get().at());
    return later
        ? new PersonsWork(touched.byExercise, Optional.of(new Touch(exercise, at)))
        : touched;
  }

  PersonsWork handedIn(String run, String exercise, Instant at) {
    return touched(exercise, at).with(exercise, at, work -> work.handedIn(run));
  }

  PersonsWork tookHint(String exercise, int number, Instant at) {
    return touched(exercise, at).with(exercise, at, work -> work.took(number));
  }

  /** A run is over. */
  PersonsWork judged(String exercise, Verdict verdict, OptionalDouble speedup, Instant at) {
    return with(
        exercise,
        at,
        work ->
            work.reached(
                CellState.of(verdict), verdict.onGoals() ? speedup : OptionalDouble.empty(), at));
  }

  /** What an attempt stops at; one of which nothing is known does not count. */
  PersonsWork stopped(String exercise, Verdict verdict, List<Stop> stops, Instant handedInAt) {
    return CellState.of(verdict) == CellState.EDITING
        ? this
        : with(exercise, handedInAt, work -> work.stopsAt(stops, handedInAt));
  }

  private PersonsWork with(String exercise, Instant at, UnaryOperator<Work> change) {
    Map<String, Work> all = new HashMap<>(byExercise);
    all.put(exercise, change.apply(all.getOrDefault(exercise, Work.begun(at))));
    return new PersonsWork(all, last);
  }
}
