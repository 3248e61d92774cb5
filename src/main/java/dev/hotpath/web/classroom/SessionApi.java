package dev.hotpath.web.classroom;

import dev.hotpath.classroom.lesson.Course;
import dev.hotpath.classroom.lesson.CurrentClass;
import dev.hotpath.classroom.lesson.Moment;
import dev.hotpath.classroom.lesson.Roll;
import dev.hotpath.classroom.results.Results;
import dev.hotpath.web.Instructor;
import dev.hotpath.web.Problem;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/**
 * {@code /api/class/session}, its people and its results: what an instructor does around a class.
 */
final class SessionApi {

  private static final int MOST_TITLE = 80;
  private static final String TITLE = "{\"title\": \"Monday group\"}";

  private final ClassParts parts;
  private final CurrentClass current;
  private final Course course;
  private final Roll roll;
  private final Instructor instructor;

  SessionApi(ClassParts parts, Instructor instructor) {
    this.parts = parts;
    this.current = parts.lesson().current();
    this.course = parts.lesson().course();
    this.roll = parts.lesson().roll();
    this.instructor = instructor;
  }

  void rename(Context context) {
    instructor.require(context);
    course.rename(title(context));
    context.status(204);
  }

  private static String title(Context context) {
    Fields fields = Fields.of(context, TITLE);
    String title = fields.text("title", 1, MOST_TITLE);
    fields.noMore();
    return title;
  }

  void end(Context context) {
    instructor.require(context);
    course.end();
    context.status(204);
  }

  void reopen(Context context) {
    instructor.require(context);
    course.reopen();
    context.status(204);
  }

  /** The class that has begun. */
  record Begun(String id) {}

  /** Ends it, and begins another with nobody in it. */
  void next(Context context) {
    instructor.require(context);
    context.status(201).json(new Begun(course.next(title(context)).id()));
  }

  /** Forgets somebody with everything of theirs; what still runs for them is taken back first. */
  void forgetPerson(Context context) {
    instructor.require(context);
    String person = context.pathParam("id");
    if (current.moment().person(person).isEmpty()) {
      throw ClassProblems.unknownPerson(person);
    }
    List<String> theirs = List.of(person);
    parts.progress().underWay(theirs).forEach(parts.runs()::cancel);
    List<String> runs = roll.remove(person);
    parts.progress().forget(theirs);
    runs.forEach(parts.artifacts()::delete);
    context.status(204);
  }

  /** Forgets an earlier class with everything of its people. */
  void forgetSession(Context context) {
    instructor.require(context);
    String session = context.pathParam("id");
    Moment known = course.moment(session).orElseThrow(() -> ClassProblems.unknownSession(session));
    if (known.session().id().equals(current.moment().session().id())) {
      throw new Problem(
          409,
          "current-class",
          "This is the class that pages are about; begin the next one before you delete it.");
    }
    parts.progress().underWay(known.people().keySet()).forEach(parts.runs()::cancel);
    List<String> runs = course.forget(session);
    parts.progress().forget(known.people().keySet());
    runs.forEach(parts.artifacts()::delete);
    context.status(204);
  }

  void csv(Context context) {
    Moment of = asked(context);
    offer(context, of, "text/csv; charset=utf-8; header=present", "csv");
    context.result(results(of).csv());
  }

  void json(Context context) throws IOException {
    Moment of = asked(context);
    Results results = results(of);
    offer(context, of, "application/json; charset=utf-8", "json");
    results.json(context.res().getOutputStream());
  }

  private Moment asked(Context context) {
    instructor.require(context);
    String session = context.queryParam("session");
    return session == null
        ? current.moment()
        : course.moment(session).orElseThrow(() -> ClassProblems.unknownSession(session));
  }

  private Results results(Moment of) {
    return new Results(of.session(), of.people().values(), parts.attempts(), parts.notebook());
  }

  private static void offer(Context context, Moment of, String type, String extension) {
    context.contentType(type);
    context.header("Cache-Control", "no-store");
    context.header(
        "Content-Disposition",
        "attachment; filename=\"hotpath-%s.%s\"".formatted(of.session().id(), extension));
  }
}
