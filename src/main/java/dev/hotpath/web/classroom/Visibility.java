package dev.hotpath.web.classroom;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.lesson.Lesson;
import dev.hotpath.classroom.lesson.Moment;
import dev.hotpath.classroom.lesson.Person;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.web.Instructor;
import dev.hotpath.web.Learner;
import io.javalin.http.Context;
import java.util.Optional;

/** What who asks may see: exercises, released help, attempts of others. */
public final class Visibility {

  private final Catalogue catalogue;
  private final Optional<Lesson> lesson;
  private final Instructor instructor;

  /**
   * @param lesson empty without a classroom, where there is one learner, who sees all
   */
  public Visibility(Catalogue catalogue, Optional<Lesson> lesson, Instructor instructor) {
    this.catalogue = catalogue;
    this.lesson = lesson;
    this.instructor = instructor;
  }

  /** The exercises that they are given. */
  public Syllabus syllabus(Context context) {
    if (lesson.isEmpty()) {
      return Syllabus.whole(catalogue);
    }
    Moment theirs = theirs(lesson.get(), context);
    return instructor.teaches(context)
        ? Syllabus.ofInstructor(catalogue, theirs.state())
        : Syllabus.ofAttendee(catalogue, theirs.state());
  }

  /** Of one who was in an earlier class that as it ended. */
  private static Moment theirs(Lesson lesson, Context context) {
    Moment now = lesson.current().moment();
    return Learner.person(context)
        .filter(person -> !person.session().equals(now.session().id()))
        .flatMap(person -> lesson.course().moment(person.session()))
        .orElse(now);
  }

  /** Whether they may do with it whatever can be done: it is their own. */
  public boolean owns(Context context, Attempt attempt) {
    return attempt.learner().equals(Learner.of(context));
  }

  /** Whether they may look at all that its author has handed in. */
  public boolean mayReadAll(Context context, Attempt attempt) {
    return owns(context, attempt) || instructor.teaches(context);
  }

  /**
   * Whether they may look at it, with all that it left: at their own; the instructor at any; who is
   * in the class at what its author shares, and at what is shown to all.
   */
  public boolean mayRead(Context context, Attempt attempt) {
    if (mayReadAll(context, attempt)) {
      return true;
    } else if (lesson.isEmpty()) {
      return false;
    }
    Moment now = lesson.get().current().moment();
    boolean inClass =
        Learner.person(context).filter(one -> now.people().containsKey(one.id())).isPresent();
    boolean shared =
        now.state().sharing() && attempt.learner().equals(now.state().shared().get(attempt.id()));
    boolean shown = now.state().projected().filter(attempt.id()::equals).isPresent();
    return inClass && (shared || shown);
  }

  /** Who wrote an attempt that is not the reader's own: for the instructor alone. */
  public Optional<Person> author(Context context, Attempt attempt) {
    return lesson
        .filter(_ -> instructor.teaches(context) && !owns(context, attempt))
        .flatMap(open -> open.roll().find(attempt.learner()));
  }

  /** Whether somebody was in an earlier class than the one that pages are about. */
  public boolean wasEarlier(Person person) {
    return lesson
        .filter(open -> !open.current().moment().session().id().equals(person.session()))
        .isPresent();
  }
}
