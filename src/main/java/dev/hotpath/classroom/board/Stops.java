package dev.hotpath.classroom.board;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stops people: each counted where their latest attempt stops. */
public final class Stops {

  private Stops() {}

  /**
   * One thing that stops somebody.
   *
   * @param people how many
   */
  public record Counted(String exercise, Stop.Kind kind, String what, int people) {}

  private record At(String exercise, Stop stop) {}

  /**
   * Most people first.
   *
   * @param most of one exercise
   */
  public static List<Counted> of(Collection<PersonsWork> people, int most) {
    Map<At, Integer> counts = new HashMap<>();
    for (PersonsWork person : people) {
      person
          .byExercise()
          .forEach((exercise, work) ->
              work.stops().forEach(stop -> counts.merge(new At(exercise, stop), 1, Integer::sum)));
    }
    Map<String, Integer> taken = new HashMap<>();
    return counts.entrySet().stream()
        .map(entry ->
            new Counted(
                entry.getKey().exercise(),
                entry.getKey().stop().kind(),
                entry.getKey().stop().what(),
                entry.getValue()))
        .sorted(
            Comparator.comparingInt(Counted::people)
                .reversed()
                .thenComparing(Counted::exercise)
                .thenComparing(Counted::kind)
                .thenComparing(Counted::what))
        .filter(counted -> taken.merge(counted.exercise(), 1, Integer::sum) <= most)
        .toList();
  }
}
