package dev.hotpath.web.classroom;

import dev.hotpath.classroom.board.Progress;
import dev.hotpath.classroom.lesson.Course;
import dev.hotpath.classroom.lesson.CurrentClass;
import dev.hotpath.classroom.lesson.Moment;
import dev.hotpath.classroom.lesson.Roll;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.run.queue.Occupancy;
import dev.hotpath.web.Door;
import dev.hotpath.web.Instructor;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code /api/class/board}: the class at work, for its instructor. */
final class BoardApi {

  /** Twice a second is live for an eye, and forty people at work are one picture. */
  private static final Duration AT_MOST_EVERY = Duration.ofMillis(500);

  /** Who has gone, and who is stuck, shows by time alone. */
  private static final Duration STALE_AFTER = Duration.ofSeconds(5);

  private final ClassParts parts;
  private final CurrentClass current;
  private final Course course;
  private final Roll roll;
  private final Instructor instructor;
  private final ClassStreams streams;
  private final BoardDrawing drawing;
  private final LiveDocument document;

  /**
   * @param pulse beats when anything of the class has changed
   */
  BoardApi(
      ClassParts parts,
      Predicate<Exercise> hasSolution,
      Pulse pulse,
      Door door,
      Instructor instructor) {
    this.parts = parts;
    this.current = parts.lesson().current();
    this.course = parts.lesson().course();
    this.roll = parts.lesson().roll();
    this.instructor = instructor;
    streams = new ClassStreams(door, parts.clock());
    drawing = new BoardDrawing(parts.catalogue(), hasSolution);
    document =
        new LiveDocument(
            this::drawn, pulse, AT_MOST_EVERY, STALE_AFTER, parts.clock(), System::nanoTime);
  }

  private Board drawn() {
    Occupancy runs = parts.runs().occupancy();
    Moment now = current.moment();
    return drawing.of(
        now,
        parts.progress(),
        now.session().open() ? parts.joinUrl().get() : "",
        runs.waitingForTests() + runs.waitingForMeasuring(),
        parts.clock().instant());
  }

  /** The board; {@code ?session=ID} has that of an earlier class, as it ended. */
  void get(Context context) throws InterruptedException {
    instructor.require(context);
    String session = context.queryParam("session");
    if (session == null || session.equals(current.moment().session().id())) {
      streams.send(context, document);
    } else {
      context.header("Cache-Control", "no-store");
      context.contentType("application/json; charset=utf-8").result(earlier(session));
    }
  }

  private String earlier(String session) {
    Moment ended = course.moment(session).orElseThrow(() -> ClassProblems.unknownSession(session));
    Progress progress = new Progress(parts.clock());
    progress.load(parts.attempts(), parts.notebook(), ended.people().keySet());
    Instant at = parts.clock().instant();
    String fields =
        RunDocuments.mapper().writeValueAsString(drawing.of(ended, progress, "", 0, at));
    return new LiveDocument.Drawn(at.toEpochMilli(), fields).json(at);
  }

  void events(Context context) throws InterruptedException {
    instructor.require(context);
    streams.follow(context, "board", document, () -> {});
  }

  /**
   * A class that was held.
   *
   * @param people how many joined
   * @param current whether it is the one that pages are about
   */
  record Held(
      String id,
      String title,
      Instant startedAt,
      @Nullable Instant endedAt,
      int people,
      boolean current) {}

  /** All classes ever held here, newest first. */
  void sessions(Context context) {
    instructor.require(context);
    String now = current.moment().session().id();
    List<Held> held =
        course.sessions().stream()
            .map(session ->
                new Held(
                    session.id(),
                    session.title(),
                    session.startedAt(),
                    session.endedAt().orElse(null),
                    roll.of(session.id()).size(),
                    session.id().equals(now)))
            .toList();
    context.header("Cache-Control", "no-store").json(held);
  }
}
