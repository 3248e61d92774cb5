package dev.hotpath.web.classroom;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.lesson.ClassEvent;
import dev.hotpath.classroom.lesson.Lesson;
import dev.hotpath.classroom.lesson.Moment;
import dev.hotpath.classroom.lesson.Person;
import dev.hotpath.web.Door;
import dev.hotpath.web.Learner;
import dev.hotpath.web.Problem;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** {@code /api/class}: what attendees know of their class, and what they say in it. */
final class MyClassApi {

  // Quick enough for a hand that goes up; slow enough that forty answers to a poll are few
  // pictures.
  private static final Duration AT_MOST_EVERY = Duration.ofMillis(250);
  private static final Duration NEVER_STALE = Duration.ofHours(1);
  private static final int MOST_WORDS = 200;
  // Of readers, before those of earlier classes are forgotten.
  private static final int MOST_DOCUMENTS = 2_000;

  private final ClassParts parts;
  private final Lesson lesson;
  private final Pulse pulse;
  private final Door door;
  private final ClassStreams streams;
  private final MyClassDrawing drawing;
  private final Map<String, LiveDocument> documents = new ConcurrentHashMap<>();

  /**
   * @param pulse beats when the class has changed, or a question was answered
   */
  MyClassApi(ClassParts parts, Pulse pulse, Door door) {
    this.parts = parts;
    this.lesson = parts.lesson();
    this.pulse = pulse;
    this.door = door;
    streams = new ClassStreams(door, parts.clock());
    drawing = new MyClassDrawing(parts.catalogue(), parts.progress());
  }

  void get(Context context) throws InterruptedException {
    streams.send(context, document(context));
  }

  void events(Context context) throws InterruptedException {
    String reader = Learner.of(context);
    streams.follow(context, "class", document(context), () -> lesson.roll().seen(reader));
  }

  private LiveDocument document(Context context) {
    if (documents.size() > MOST_DOCUMENTS) {
      documents.clear();
    }
    String reader = Learner.of(context);
    Optional<Person> person = Learner.person(context);
    return documents.computeIfAbsent(
        reader,
        _ ->
            new LiveDocument(
                () -> drawn(reader, person),
                pulse,
                AT_MOST_EVERY,
                NEVER_STALE,
                parts.clock(),
                System::nanoTime));
  }

  /** Of one who was in an earlier class that as it ended. */
  private MyClass drawn(String reader, Optional<Person> person) {
    Moment now = lesson.current().moment();
    if (person.isEmpty()) {
      return drawing.of(now, reader, "Instructor");
    }
    Moment theirs =
        person.get().session().equals(now.session().id())
            ? now
            : lesson.course().moment(person.get().session()).orElse(now);
    // As they are called now.
    return drawing.of(theirs, reader, theirs.person(reader).orElse(person.get()).name());
  }

  void raiseHand(Context context) {
    String person = attendee(context);
    Fields fields = Fields.of(context, "{\"exercise\": \"concat\", \"words\": \"…\"}");
    Optional<String> exercise = fields.maybeText("exercise", 1, 100);
    exercise.ifPresent(id -> {
      if (parts.catalogue().find(id).isEmpty()) {
        throw new Problem(
            422,
            "unknown-exercise",
            "There is no exercise '%s'; leave it out, or name one.".formatted(id));
      }
    });
    String words = fields.maybeText("words", 0, MOST_WORDS).orElse("");
    fields.noMore();
    say(context, new ClassEvent.HandRaised(person, exercise, words));
  }

  void lowerHand(Context context) {
    String person = attendee(context);
    if (lesson.current().moment().state().hands().containsKey(person)) {
      say(context, new ClassEvent.HandLowered(person));
    } else {
      context.status(204);
    }
  }

  void joinBoard(Context context) {
    String person = attendee(context);
    Fields fields = Fields.of(context, "{\"joined\": true}");
    boolean joined = fields.flag("joined");
    fields.noMore();
    say(context, new ClassEvent.BoardJoined(person, joined));
  }

  void share(Context context) {
    String person = attendee(context);
    String run = context.pathParam("run");
    Fields fields = Fields.of(context, "{\"shared\": true}");
    boolean shared = fields.flag("shared");
    fields.noMore();
    Attempt attempt =
        parts
            .attempts()
            .find(run)
            .filter(known -> known.learner().equals(person))
            .orElseThrow(() -> Problem.unknownRun(run));
    if (shared && !lesson.current().moment().state().sharing()) {
      throw new Problem(
          409,
          "sharing-off",
          "Attempts are not shared in this class; the instructor can allow it on the board.");
    }
    say(context, new ClassEvent.Shared(person, attempt.id(), shared));
  }

  private void say(Context context, ClassEvent.Said said) {
    door.word(context);
    lesson.current().say(said);
    context.status(204);
  }

  /** Who is in the class that goes on. */
  private String attendee(Context context) {
    String person =
        Learner.person(context)
            .map(Person::id)
            .orElseThrow(() ->
                new Problem(
                    409,
                    "attendees-only",
                    "The instructor leads the class and is not in it; join it at /join with another"
                        + " browser to see it as an attendee does."));
    Moment now = lesson.current().moment();
    if (!now.people().containsKey(person) || !now.session().open()) {
      throw ClassProblems.over();
    }
    return person;
  }
}
