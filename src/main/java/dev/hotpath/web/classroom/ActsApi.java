package dev.hotpath.web.classroom;

import dev.hotpath.classroom.lesson.ClassEvent;
import dev.hotpath.classroom.lesson.CurrentClass;
import dev.hotpath.classroom.lesson.Journal;
import dev.hotpath.classroom.lesson.Moment;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.web.Instructor;
import dev.hotpath.web.Problem;
import io.javalin.http.Context;
import java.util.function.Predicate;

/** {@code /api/class/acts}: what the instructor does in front of the class, and takes back. */
final class ActsApi {

  private static final String EXAMPLE = "{\"act\": \"opened\", \"exercise\": \"concat\"}";

  private final CurrentClass current;
  private final ActReading reading;
  private final Instructor instructor;

  ActsApi(ClassParts parts, Predicate<Exercise> hasSolution, Instructor instructor) {
    this.current = parts.lesson().current();
    this.instructor = instructor;
    reading = new ActReading(parts.catalogue(), hasSolution, parts.attempts(), parts.clock());
  }

  /** An act that is done: by its number it is taken back. */
  record Done(long number) {}

  void act(Context context) {
    Moment now = lead(context);
    Journal.Entry entry = current.act(reading.read(Fields.of(context, EXAMPLE), now));
    context.status(201).json(new Done(entry.number()));
  }

  void undo(Context context) {
    lead(context);
    String number = context.pathParam("number");
    if (!number.matches("\\d{1,18}") || !current.undo(Long.parseLong(number))) {
      throw new Problem(
          404,
          "unknown-act",
          "There is no such act that could be taken back, or it was taken back before.");
    }
    context.status(204);
  }

  /** Somebody was helped. */
  void lowerHand(Context context) {
    Moment now = lead(context);
    String person = context.pathParam("person");
    if (now.person(person).isEmpty()) {
      throw ClassProblems.unknownPerson(person);
    }
    if (now.state().hands().containsKey(person)) {
      current.say(new ClassEvent.HandLowered(person));
    }
    context.status(204);
  }

  /** The class, where it goes on. */
  private Moment lead(Context context) {
    instructor.require(context);
    Moment now = current.moment();
    if (!now.session().open()) {
      throw ClassProblems.over();
    }
    return now;
  }
}
