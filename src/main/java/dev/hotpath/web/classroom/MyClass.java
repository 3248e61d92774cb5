package dev.hotpath.web.classroom;

import dev.hotpath.classroom.lesson.ClassState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an attendee's pages know of the class, as {@code openapi.json} describes it.
 *
 * @param closed exercises that are not opened yet
 * @param order all exercises in the instructor's order
 * @param shared their own attempts that others may see by link
 * @param hints the highest that all may read, by exercise
 * @param projected whether an attempt is shown to all
 * @param sharing whether attempts may be shared
 */
record MyClass(
    Meeting session,
    Me me,
    List<String> closed,
    List<String> order,
    ClassState.@Nullable Timer timer,
    ClassState.@Nullable Line broadcast,
    @Nullable MyHand hand,
    List<MyNote> notes,
    @Nullable Poll poll,
    Map<String, Integer> hints,
    List<String> solutions,
    boolean projected,
    boolean sharing,
    List<String> shared) {

  record Meeting(String id, String title, boolean over) {}

  record Me(String id, String name, boolean onBoard) {}

  /**
   * @param place in line, from 1
   */
  record MyHand(Instant since, @Nullable String exercise, String words, int place) {}

  record MyNote(long number, Instant at, @Nullable String run, String text) {}

  /**
   * A question that is asked of all.
   *
   * @param mine what the reader chose; {@code null} for who has not, and for the instructor
   * @param answer {@code null} until it is revealed, as are {@code explain} and {@code counts}; the
   *     instructor has all from the beginning
   */
  record Poll(
      String exercise,
      int question,
      String ask,
      List<String> choices,
      @Nullable Integer mine,
      boolean revealed,
      @Nullable Integer answer,
      @Nullable String explain,
      @Nullable List<Integer> counts) {}
}
