package dev.hotpath.web;

import dev.hotpath.classroom.Attempts;
import dev.hotpath.classroom.lesson.Lesson;
import dev.hotpath.classroom.lesson.Person;
import dev.hotpath.classroom.lesson.Session;
import dev.hotpath.web.page.EarlierBoardPage;
import dev.hotpath.web.page.EarlierPage;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The pages on which the instructor looks at earlier classes. */
final class EarlierPages {

  private final Optional<Lesson> lesson;
  private final Attempts attempts;
  private final Instructor instructor;
  private final Pages pages;
  private final Clock clock;

  EarlierPages(
      Optional<Lesson> lesson, Attempts attempts, Instructor instructor, Pages pages, Clock clock) {
    this.lesson = lesson;
    this.attempts = attempts;
    this.instructor = instructor;
    this.pages = pages;
    this.clock = clock;
  }

  /** {@code /class/earlier}. */
  void list(Context context) {
    Lesson open = instructors(context);
    List<EarlierPage.Held> classes =
        open.course().sessions().stream().map(session -> held(session, open)).toList();
    pages.render(context, "earlier", new EarlierPage(classes), "class");
  }

  private EarlierPage.Held held(Session session, Lesson open) {
    List<String> people = open.roll().of(session.id()).stream().map(Person::id).toList();
    Instant end = session.endedAt().orElseGet(clock::instant);
    return new EarlierPage.Held(
        session.id(),
        session.title(),
        session.startedAt(),
        Moments.told(session.startedAt()),
        Moments.lasted(Duration.between(session.startedAt(), end)),
        counted(people.size(), "person", "people"),
        counted(attempts.facts(people).size(), "attempt", "attempts"),
        session.id().equals(open.current().moment().session().id()),
        session.open());
  }

  private static String counted(int count, String one, String many) {
    return "%d\u00a0%s".formatted(count, count == 1 ? one : many);
  }

  /** {@code /class/earlier/{id}}. */
  void board(Context context) {
    Lesson open = instructors(context);
    String id = context.pathParam("id");
    if (id.equals(open.current().moment().session().id())) {
      context.redirect("/class", HttpStatus.SEE_OTHER);
      return;
    }
    Session session =
        open.course()
            .find(id)
            .orElseThrow(() ->
                new Problem(
                    404,
                    "unknown-session",
                    "There was no class '%s' here, or it was deleted; /class/earlier lists all."
                        .formatted(id)));
    Instant from = session.startedAt();
    Instant to = session.endedAt().orElse(from);
    pages.render(
        context,
        "earlier-board",
        new EarlierBoardPage(id, session.title(), from, Moments.told(from), to, Moments.told(to)),
        "class");
  }

  private Lesson instructors(Context context) {
    Lesson open = lesson.orElseThrow(ClassPages::none);
    instructor.require(context);
    return open;
  }
}
