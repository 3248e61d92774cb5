package dev.hotpath.web.classroom;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.Attempts;
import dev.hotpath.classroom.lesson.ClassEvent;
import dev.hotpath.classroom.lesson.ClassEvent.Act;
import dev.hotpath.classroom.lesson.ClassState;
import dev.hotpath.classroom.lesson.Moment;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.web.Learner;
import dev.hotpath.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Turns what the instructor's page sends into an act, or says why it can't be one. */
final class ActReading {

  private static final int MOST_TEXT = 500;
  private static final int MOST_LABEL = 80;
  private static final int MOST_MINUTES = 600;

  private final Catalogue catalogue;
  private final Predicate<Exercise> hasSolution;
  private final Attempts attempts;
  private final Clock clock;

  ActReading(Catalogue catalogue, Predicate<Exercise> hasSolution, Attempts attempts, Clock clock) {
    this.catalogue = catalogue;
    this.hasSolution = hasSolution;
    this.attempts = attempts;
    this.clock = clock;
  }

  /** The act that the fields tell of, in a class as it is now. */
  Act read(Fields fields, Moment now) {
    Act act = act(fields.text("act", 1, 40), fields, now);
    fields.noMore();
    return act;
  }

  private Act act(String name, Fields fields, Moment now) {
    return switch (name) {
      case "opened" -> new ClassEvent.Opened(exercise(fields).id());
      case "closed" -> new ClassEvent.Closed(exercise(fields).id());
      case "arranged" -> new ClassEvent.Arranged(arranged(fields));
      case "timerSet" -> timer(fields);
      case "timerStopped" -> new ClassEvent.TimerStopped();
      case "hintsReleased" -> hints(fields);
      case "solutionReleased" -> solution(fields);
      case "broadcast" -> new ClassEvent.Broadcast(fields.text("text", 0, MOST_TEXT));
      case "pollOpened" -> poll(fields);
      case "pollRevealed" -> reveal(fields, now.state());
      case "pollClosed" -> new ClassEvent.PollClosed();
      case "projected" -> new ClassEvent.Projected(run(fields.text("run", 1, 100), now).id());
      case "projectionEnded" -> new ClassEvent.ProjectionEnded();
      case "noted" -> note(fields, now);
      case "sharingAllowed" -> new ClassEvent.SharingAllowed(fields.flag("allowed"));
      default ->
          throw new Problem(
              422,
              "unknown-act",
              "There is no act '%s'; openapi.json names those there are.".formatted(name));
    };
  }

  private Exercise exercise(Fields fields) {
    return exercise(fields.text("exercise", 1, 100));
  }

  private Exercise exercise(String id) {
    return catalogue
        .find(id)
        .orElseThrow(() ->
            new Problem(
                422,
                "unknown-exercise",
                "There is no exercise '%s'; the board lists all.".formatted(id)));
  }

  private List<String> arranged(Fields fields) {
    List<String> exercises = fields.texts("exercises");
    exercises.forEach(this::exercise);
    if (new HashSet<>(exercises).size() < exercises.size()) {
      throw new Problem(
          422, "named-twice", "An exercise is named twice in 'exercises'; name each once.");
    }
    return exercises;
  }

  private Act timer(Fields fields) {
    double minutes = fields.number("minutes", 0.1, MOST_MINUTES);
    return new ClassEvent.TimerSet(
        clock.instant().plus(Duration.ofSeconds(Math.round(minutes * 60))),
        fields.maybeText("label", 0, MOST_LABEL).orElse(""));
  }

  private Act hints(Fields fields) {
    Exercise exercise = exercise(fields);
    if (exercise.hints().isEmpty()) {
      throw new Problem(
          422, "unknown-hint", "Exercise '%s' has no hints.".formatted(exercise.title()));
    }
    return new ClassEvent.HintsReleased(
        exercise.id(), fields.whole("upTo", 1, exercise.hints().size()));
  }

  private Act solution(Fields fields) {
    Exercise exercise = exercise(fields);
    if (!hasSolution.test(exercise)) {
      throw new Problem(
          422,
          "no-solution",
          "This server has no solution of '%s'; start it with --solutions to release one."
              .formatted(exercise.title()));
    }
    return new ClassEvent.SolutionReleased(exercise.id());
  }

  private Act poll(Fields fields) {
    Exercise exercise = exercise(fields);
    if (exercise.questions().isEmpty()) {
      throw new Problem(
          422, "unknown-question", "Exercise '%s' asks nothing.".formatted(exercise.title()));
    }
    return new ClassEvent.PollOpened(
        exercise.id(), fields.whole("question", 0, exercise.questions().size() - 1));
  }

  private Act reveal(Fields fields, ClassState state) {
    String exercise = exercise(fields).id();
    int question = fields.whole("question", 0, Integer.MAX_VALUE);
    if (state
        .poll()
        .filter(poll -> poll.exercise().equals(exercise) && poll.question() == question)
        .isEmpty()) {
      throw new Problem(
          422, "not-asked", "That question is not asked now; ask it before you reveal its answer.");
    }
    return new ClassEvent.PollRevealed(exercise, question);
  }

  private Act note(Fields fields, Moment now) {
    String person = fields.text("person", 1, 40);
    if (now.person(person).isEmpty()) {
      throw new Problem(
          422,
          "unknown-person",
          "Nobody of this class is '%s'; the board lists all.".formatted(person));
    }
    Optional<Attempt> run = fields.maybeText("run", 1, 100).map(id -> run(id, now));
    if (run.filter(attempt -> !attempt.learner().equals(person)).isPresent()) {
      throw new Problem(
          422, "other-person", "That run is somebody else's; a note goes to its author alone.");
    }
    return new ClassEvent.Noted(person, run.map(Attempt::id), fields.text("text", 1, MOST_TEXT));
  }

  private Attempt run(String id, Moment now) {
    return attempts
        .find(id)
        .filter(attempt ->
            now.person(attempt.learner()).isPresent()
                || attempt.learner().equals(Learner.INSTRUCTOR))
        .orElseThrow(() ->
            new Problem(422, "unknown-run", "Nobody of this class has a run '%s'.".formatted(id)));
  }
}
