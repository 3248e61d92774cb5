package dev.hotpath.web.classroom;

import dev.hotpath.classroom.board.ActWords;
import dev.hotpath.classroom.board.Cell;
import dev.hotpath.classroom.board.Dots;
import dev.hotpath.classroom.board.PersonsWork;
import dev.hotpath.classroom.board.Progress;
import dev.hotpath.classroom.board.Stops;
import dev.hotpath.classroom.lesson.ClassEvent;
import dev.hotpath.classroom.lesson.ClassState;
import dev.hotpath.classroom.lesson.JoinCode;
import dev.hotpath.classroom.lesson.Moment;
import dev.hotpath.classroom.lesson.Person;
import dev.hotpath.classroom.lesson.Session;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Goal;
import dev.hotpath.exercise.Kind;
import dev.hotpath.exercise.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Draws up the board of a class at one moment. */
final class BoardDrawing {

  /** One who is here asks for something every minute, if only to keep a stream open. */
  private static final Duration HERE = Duration.ofSeconds(90);

  private static final int ACTS = 10;
  private static final int STOPS_OF_ONE = 8;

  private final Catalogue catalogue;
  private final Predicate<Exercise> hasSolution;

  BoardDrawing(Catalogue catalogue, Predicate<Exercise> hasSolution) {
    this.catalogue = catalogue;
    this.hasSolution = hasSolution;
  }

  /**
   * The board.
   *
   * @param joinUrl empty where nobody can join any more
   * @param waiting runs that wait for their turn
   */
  Board of(Moment now, Progress progress, String joinUrl, int waiting, Instant at) {
    ClassState state = now.state();
    List<Exercise> exercises = ordered(state);
    List<PersonsWork> work = now.people().keySet().stream().map(progress::of).toList();
    List<Board.Attendee> people =
        now.people().values().stream()
            .map(person -> attendee(person, state, exercises, progress.of(person.id()), at))
            .toList();
    return new Board(
        meeting(now.session(), joinUrl),
        people,
        exercises.stream().map(exercise -> listed(exercise, state)).toList(),
        raised(now),
        Stops.of(work, STOPS_OF_ONE),
        exercises.stream()
            .filter(BoardDrawing::hasSpeed)
            .map(exercise -> Dots.of(exercise.id(), goal(exercise), work))
            .filter(dots -> !dots.speedups().isEmpty())
            .toList(),
        new MyClassDrawing(catalogue, progress).poll(now, Optional.empty()),
        state.timer().orElse(null),
        state.broadcast().orElse(null),
        state.projected().orElse(null),
        state.sharing(),
        acts(now),
        new Board.Health(
            people.size(),
            (int) people.stream().filter(Board.Attendee::here).count(),
            progress.verdictMillisP95().orElse(null),
            waiting));
  }

  private List<Exercise> ordered(ClassState state) {
    List<String> ids = catalogue.exercises().stream().map(Exercise::id).toList();
    return state.ordered(ids).stream().flatMap(id -> catalogue.find(id).stream()).toList();
  }

  private static Board.Meeting meeting(Session session, String joinUrl) {
    return new Board.Meeting(
        session.id(),
        session.title(),
        JoinCode.shown(session.joinCode()),
        joinUrl,
        session.startedAt(),
        session.endedAt().orElse(null),
        !session.open());
  }

  private static Board.Attendee attendee(
      Person person, ClassState state, List<Exercise> exercises, PersonsWork work, Instant at) {
    return new Board.Attendee(
        person.id(),
        person.name(),
        !at.isAfter(person.seenAt().plus(HERE)),
        person.seenAt(),
        state.placeInLine(person.id()),
        exercises.stream()
            .filter(exercise -> work.at(exercise.id()).isPresent())
            .map(exercise -> {
              Cell cell = Cell.of(exercise.id(), work, at);
              return hasSpeed(exercise) ? cell : cell.withoutSpeedup();
            })
            .toList());
  }

  /** What a benchmark saw of a variant is not how fast anything of the learner's is. */
  private static boolean hasSpeed(Exercise exercise) {
    return exercise.kind() != Kind.WRITE_BENCHMARK;
  }

  private Board.Listed listed(Exercise exercise, ClassState state) {
    List<Board.Asked> questions = new ArrayList<>();
    for (Question question : exercise.questions()) {
      questions.add(new Board.Asked(questions.size(), question.ask().strip()));
    }
    return new Board.Listed(
        exercise.id(),
        exercise.title(),
        exercise.number(),
        state.closed().contains(exercise.id()),
        exercise.hints().size(),
        Math.min(state.hints().getOrDefault(exercise.id(), 0), exercise.hints().size()),
        hasSolution.test(exercise),
        state.solutions().contains(exercise.id()),
        goal(exercise),
        questions);
  }

  private static @Nullable Double goal(Exercise exercise) {
    return exercise.goals().stream()
        .filter(goal -> goal.metric().equals("speedup") && goal.atLeast().isPresent())
        .map(Goal::atLeast)
        .map(bound -> bound.orElse(0))
        .findFirst()
        .orElse(null);
  }

  private static List<Board.Raised> raised(Moment now) {
    List<Board.Raised> raised = new ArrayList<>();
    now.state()
        .hands()
        .forEach((id, hand) ->
            raised.add(
                new Board.Raised(
                    id,
                    now.person(id).map(Person::name).orElse(""),
                    hand.exercise().orElse(null),
                    hand.words(),
                    hand.since())));
    return raised;
  }

  private List<Board.Done> acts(Moment now) {
    ActWords words = new ActWords(catalogue, now.people());
    return now.state().acts().reversed().stream()
        .limit(ACTS)
        .map(entry ->
            new Board.Done(
                entry.number(), entry.at(), words.of(entry, (ClassEvent.Act) entry.event())))
        .toList();
  }
}
