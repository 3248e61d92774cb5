package dev.hotpath.web.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attendee's own page of a class.
 *
 * @param me id of the attendee
 * @param title of the class
 * @param name of the attendee
 * @param over whether the class is over
 * @param standing how far they are, in a few words
 * @param onBoard whether their speedups stand on the board that attendees see
 * @param others who else is on it, as a count: {@code 3 others}
 * @param speeds their best in each exercise that was measured
 * @param history their attempts, newest first
 * @param older how many attempts are not listed
 * @param notes from the instructor, newest first
 * @param solutions that are open to all
 */
public record MyClassPage(
    String me,
    String title,
    String name,
    boolean over,
    String standing,
    boolean onBoard,
    String others,
    List<Speed> speeds,
    List<Tried> history,
    int older,
    List<Note> notes,
    List<Opened> solutions) {

  public MyClassPage {
    speeds = List.copyOf(speeds);
    history = List.copyOf(history);
    notes = List.copyOf(notes);
    solutions = List.copyOf(solutions);
  }

  /**
   * Speedups in one exercise, as texts such as {@code 6.1×}.
   *
   * @param goal empty where none is on speed
   */
  public record Speed(String exercise, String title, String mine, String goal, List<Other> others) {
    public Speed {
      others = List.copyOf(others);
    }
  }

  /** Somebody who shows theirs. */
  public record Other(String name, String speedup) {}

  /**
   * An attempt.
   *
   * @param number among their attempts at the exercise, from 1
   * @param when in words
   * @param summary what came of it, in words
   * @param look {@code pass}, {@code slow}, {@code bad}, {@code unsure} or empty
   * @param speedup as text; empty where none was measured
   * @param shared whether others may see it by link
   */
  public record Tried(
      String run,
      String title,
      int number,
      Instant at,
      String when,
      String summary,
      String look,
      String speedup,
      boolean shared) {}

  /**
   * What the instructor wrote.
   *
   * @param run that it is about; {@code null} for none
   */
  public record Note(Instant at, String when, @Nullable String run, String text) {}

  /** An exercise whose solution is open to all. */
  public record Opened(String id, String title) {}
}
