package dev.hotpath.web.classroom;

import dev.hotpath.classroom.board.Cell;
import dev.hotpath.classroom.board.Dots;
import dev.hotpath.classroom.board.Stops;
import dev.hotpath.classroom.lesson.ClassState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the instructor's board shows, as {@code openapi.json} describes it.
 *
 * @param people in order of joining
 * @param exercises in the instructor's order
 * @param hands in the order in which they were raised
 * @param stops what keeps most people from passing first
 * @param dots of exercises that anybody's code was measured in
 * @param projected run that is shown to all
 * @param acts that can be taken back, newest first
 */
record Board(
    Meeting session,
    List<Attendee> people,
    List<Listed> exercises,
    List<Raised> hands,
    List<Stops.Counted> stops,
    List<Dots> dots,
    MyClass.@Nullable Poll poll,
    ClassState.@Nullable Timer timer,
    ClassState.@Nullable Line broadcast,
    @Nullable String projected,
    boolean sharing,
    List<Done> acts,
    Health health) {

  /**
   * @param joinCode as it is read aloud
   * @param joinUrl empty for a session that nobody can join any more
   */
  record Meeting(
      String id,
      String title,
      String joinCode,
      String joinUrl,
      Instant startedAt,
      @Nullable Instant endedAt,
      boolean over) {}

  /**
   * @param here whether something was heard of them lately
   * @param hand place in line; 0 for a hand that is down
   * @param cells of exercises that they have touched
   */
  record Attendee(
      String id, String name, boolean here, Instant seenAt, int hand, List<Cell> cells) {}

  /**
   * @param hints how many it has
   * @param hintsReleased the highest that all may read
   * @param goal times as fast as the starter; {@code null} where none is on speed
   */
  record Listed(
      String id,
      String title,
      int number,
      boolean closed,
      int hints,
      int hintsReleased,
      boolean hasSolution,
      boolean solutionReleased,
      @Nullable Double goal,
      List<Asked> questions) {}

  record Asked(int index, String ask) {}

  record Raised(
      String person, String name, @Nullable String exercise, String words, Instant since) {}

  record Done(long number, Instant at, String text) {}

  /**
   * @param verdictMillisP95 within which 95 of 100 recent runs were told whether they are correct;
   *     {@code null} where there was none lately
   * @param waiting runs that wait for their turn
   */
  record Health(int people, int here, @Nullable Long verdictMillisP95, int waiting) {}
}
