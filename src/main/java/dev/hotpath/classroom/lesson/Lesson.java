package dev.hotpath.classroom.lesson;

import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * A class that meets, over what is kept of it.
 *
 * @param current what goes on in front of all
 * @param roll who joined
 * @param course the sessions, this one and those before
 */
public record Lesson(CurrentClass current, Roll roll, Course course) {

  /**
   * Goes on with the session that was begun last, or begins one where that is over or there is
   * none.
   *
   * @param random a secure one: codes and ids come from it
   */
  public static Lesson open(
      Sessions sessions, People people, Journal journal, Clock clock, RandomGenerator random) {
    Session session = Course.goOn(sessions, clock, random);
    CurrentClass current = new CurrentClass(session, people, journal, clock);
    return new Lesson(
        current,
        new Roll(current, people, clock, random),
        new Course(current, sessions, clock, random));
  }
}
