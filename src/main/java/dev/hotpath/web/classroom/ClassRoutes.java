package dev.hotpath.web.classroom;

import dev.hotpath.classroom.board.Progress;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.web.Door;
import dev.hotpath.web.Instructor;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** The addresses of a class; without a classroom they say that there is none. */
public final class ClassRoutes {

  private final Optional<Rooms> rooms;

  private record Rooms(
      MyClassApi mine,
      BoardApi board,
      ActsApi acts,
      SessionApi session,
      ProjectorApi projector,
      ClassFlame flame) {}

  /**
   * @param parts empty without a classroom
   */
  public ClassRoutes(Optional<ClassParts> parts, Door door, Instructor instructor) {
    rooms = parts.map(known -> rooms(known, door, instructor));
  }

  private static Rooms rooms(ClassParts parts, Door door, Instructor instructor) {
    // Whether there is one is asked for every picture of the board, and read from files.
    Map<String, Boolean> known = new ConcurrentHashMap<>();
    Predicate<Exercise> hasSolution =
        exercise ->
            known.computeIfAbsent(
                exercise.id(), _ -> parts.solutions().apply(exercise).isPresent());
    Pulse ofClass = new Pulse();
    Pulse ofWork = new Pulse();
    parts
        .lesson()
        .current()
        .subscribe(() -> {
          ofClass.beat();
          ofWork.beat();
        });
    parts
        .progress()
        .subscribe(
            new Progress.Listener() {
              @Override
              public void worked() {
                ofWork.beat();
              }

              @Override
              public void answered() {
                ofClass.beat();
                ofWork.beat();
              }
            });
    return new Rooms(
        new MyClassApi(parts, ofClass, door),
        new BoardApi(parts, hasSolution, ofWork, door, instructor),
        new ActsApi(parts, hasSolution, instructor),
        new SessionApi(parts, instructor),
        new ProjectorApi(parts),
        new ClassFlame(parts, instructor));
  }

  /** Adds them. */
  public void addTo(JavalinConfig config) {
    config.routes.get("/api/class", in(Rooms::mine, room -> room::get));
    config.routes.get("/api/class/events", in(Rooms::mine, room -> room::events));
    config.routes.put("/api/class/hand", in(Rooms::mine, room -> room::raiseHand));
    config.routes.delete("/api/class/hand", in(Rooms::mine, room -> room::lowerHand));
    config.routes.put("/api/class/board", in(Rooms::mine, room -> room::joinBoard));
    config.routes.put("/api/class/shared/{run}", in(Rooms::mine, room -> room::share));
    config.routes.get("/api/class/board", in(Rooms::board, room -> room::get));
    config.routes.get("/api/class/board/events", in(Rooms::board, room -> room::events));
    config.routes.post("/api/class/acts", in(Rooms::acts, room -> room::act));
    config.routes.delete("/api/class/acts/{number}", in(Rooms::acts, room -> room::undo));
    config.routes.delete("/api/class/hands/{person}", in(Rooms::acts, room -> room::lowerHand));
    config.routes.get("/api/class/projector", in(Rooms::projector, room -> room::get));
    config.routes.get("/api/class/flame/{exercise}/{view}", in(Rooms::flame, room -> room::get));
    config.routes.put("/api/class/session", in(Rooms::session, room -> room::rename));
    config.routes.post("/api/class/session/end", in(Rooms::session, room -> room::end));
    config.routes.post("/api/class/session/reopen", in(Rooms::session, room -> room::reopen));
    config.routes.post("/api/class/session/next", in(Rooms::session, room -> room::next));
    config.routes.get("/api/class/sessions", in(Rooms::board, room -> room::sessions));
    config.routes.delete(
        "/api/class/sessions/{id}", in(Rooms::session, room -> room::forgetSession));
    config.routes.delete("/api/class/people/{id}", in(Rooms::session, room -> room::forgetPerson));
    config.routes.get("/api/class/results.csv", in(Rooms::session, room -> room::csv));
    config.routes.get("/api/class/results.json", in(Rooms::session, room -> room::json));
  }

  private <T> Handler in(Function<Rooms, T> room, Function<T, Handler> handler) {
    return context ->
        handler.apply(rooms.map(room).orElseThrow(ClassProblems::none)).handle(context);
  }
}
