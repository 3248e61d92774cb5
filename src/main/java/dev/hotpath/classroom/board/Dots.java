package dev.hotpath.classroom.board;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How fast people got in one exercise, without saying who: the slowest first.
 *
 * @param goal times as fast as the starter; {@code null} where none is on speed
 */
public record Dots(String exercise, @Nullable Double goal, List<Dot> speedups) {

  /** One person's best. */
  public record Dot(double value, boolean passed) {}

  public Dots {
    speedups = List.copyOf(speedups);
  }

  /** Of all who have a correct attempt that was measured. */
  public static Dots of(String exercise, @Nullable Double goal, Collection<PersonsWork> people) {
    return new Dots(
        exercise,
        goal,
        people.stream()
            .flatMap(person -> person.at(exercise).stream())
            .filter(work -> work.speedup().isPresent())
            .map(work -> new Dot(work.speedup().getAsDouble(), work.state() == CellState.PASSED))
            .sorted(Comparator.comparingDouble(Dot::value).thenComparing(Dot::passed))
            .toList());
  }
}
