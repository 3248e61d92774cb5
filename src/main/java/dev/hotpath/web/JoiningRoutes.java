package dev.hotpath.web;

import dev.hotpath.classroom.lesson.Lesson;
import dev.hotpath.web.join.Invitation;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The addresses by which people come into a class, and where they stand in it. */
final class JoiningRoutes {

  private final Optional<Lesson> lesson;
  private final Entrance entrance;
  private final Pages pages;
  private final Instructor instructor;
  private final Supplier<Optional<Invitation>> invitation;

  /**
   * @param lesson empty without a classroom; the addresses say so then
   */
  JoiningRoutes(
      Optional<Lesson> lesson,
      Entrance entrance,
      Pages pages,
      Instructor instructor,
      Supplier<Optional<Invitation>> invitation) {
    this.lesson = lesson;
    this.entrance = entrance;
    this.pages = pages;
    this.instructor = instructor;
    this.invitation = invitation;
  }

  void addTo(JavalinConfig config) {
    Optional<Joining> joining =
        lesson.map(open -> new Joining(open.roll(), open.course(), entrance, pages));
    Optional<Resuming> resuming =
        lesson.map(open -> new Resuming(open.roll(), open.course(), entrance, pages));
    Optional<MyPlace> place =
        lesson.map(open -> new MyPlace(open.roll(), open.course(), entrance, pages));
    config.routes.get("/join", inClass(joining, room -> room::page));
    config.routes.post("/join", inClass(joining, room -> room::form));
    config.routes.post("/api/join", inClass(joining, room -> room::api));
    config.routes.get("/resume/{secret}", inClass(resuming, room -> room::link));
    config.routes.post("/resume", inClass(resuming, room -> room::form));
    config.routes.get("/me", inClass(place, room -> room::page));
    config.routes.get("/me/resume.svg", inClass(place, room -> room::picture));
    config.routes.post("/me/name", inClass(place, room -> room::form));
    config.routes.put("/api/me/name", inClass(place, room -> room::api));
    config.routes.post("/me/leave", inClass(place, room -> room::leave));
    config.routes.get("/instructor/{key}", instructor::enter);
    config.routes.get(
        "/class/join.svg",
        context ->
            MyPlace.svg(context, invitation.get().orElseThrow(JoiningRoutes::noClass).link()));
  }

  private static <T> Handler inClass(Optional<T> room, Function<T, Handler> handler) {
    return context -> handler.apply(room.orElseThrow(JoiningRoutes::noClass)).handle(context);
  }

  private static Problem noClass() {
    return new Problem(
        404,
        "no-class",
        "This server has one learner and no class; start it with --classroom to have one.");
  }
}
