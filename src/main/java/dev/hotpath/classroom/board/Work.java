package dev.hotpath.classroom.board;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What somebody did in one exercise.
 *
 * @param state the best so far
 * @param since when that was reached
 * @param worked at it since then, pauses left out
 * @param speedup the best of a correct attempt
 * @param hints the highest that was taken
 * @param newest run that was handed in last
 * @param stops of the newest attempt of which something is known
 * @param stopsAt when that was handed in
 */
public record Work(
    CellState state,
    Instant since,
    Duration worked,
    int attempts,
    OptionalDouble speedup,
    int hints,
    Optional<String> newest,
    List<Stop> stops,
    Instant stopsAt) {

  public Work {
    stops = List.copyOf(stops);
  }

  /** Nothing yet. */
  static Work begun(Instant at) {
    return new Work(
        CellState.EDITING,
        at,
        Duration.ZERO,
        0,
        OptionalDouble.empty(),
        0,
        Optional.empty(),
        List.of(),
        Instant.MIN);
  }

  Work workedFor(Duration more) {
    return new Work(
        state, since, worked.plus(more), attempts, speedup, hints, newest, stops, stopsAt);
  }

  Work handedIn(String run) {
    return new Work(
        state, since, worked, attempts + 1, speedup, hints, Optional.of(run), stops, stopsAt);
  }

  Work took(int hint) {
    return new Work(
        state, since, worked, attempts, speedup, Math.max(hints, hint), newest, stops, stopsAt);
  }

  /** A verdict has come; {@code worked} begins anew where it is better than all before. */
  Work reached(CellState reached, OptionalDouble measured, Instant at) {
    boolean better = reached.betterThan(state);
    return new Work(
        better ? reached : state,
        better ? at : since,
        better ? Duration.ZERO : worked,
        attempts,
        better(measured),
        hints,
        newest,
        stops,
        stopsAt);
  }

  private OptionalDouble better(OptionalDouble measured) {
    return measured.isPresent()
            && (speedup.isEmpty() || measured.getAsDouble() > speedup.getAsDouble())
        ? measured
        : speedup;
  }

  /** What an attempt stops at counts unless a later one is known. */
  Work stopsAt(List<Stop> found, Instant handedInAt) {
    return handedInAt.isBefore(stopsAt)
        ? this
        : new Work(state, since, worked, attempts, speedup, hints, newest, found, handedInAt);
  }
}
