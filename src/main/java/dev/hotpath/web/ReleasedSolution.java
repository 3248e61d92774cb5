package dev.hotpath.web;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.Attempts;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Solution;
import dev.hotpath.grade.RunReport;
import dev.hotpath.run.Runs;
import dev.hotpath.web.classroom.Visibility;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An exercise's own solution, for those who may see it because theirs has passed, or because the
 * instructor has released it to all. It is measured when one of them asks for it, once for all, on
 * the way that every submission goes.
 */
final class ReleasedSolution {

  // Whose attempts its measurements are; no learner's key has a colon.
  private static final String LEARNER = "solution:";

  private final Function<Exercise, Optional<Solution>> solutions;
  private final Attempts attempts;
  private final Runs runs;
  private final Submissions submissions;
  private final Door door;
  private final Visibility visibility;

  ReleasedSolution(
      Function<Exercise, Optional<Solution>> solutions,
      Attempts attempts,
      Runs runs,
      Submissions submissions,
      Door door,
      Visibility visibility) {
    this.visibility = visibility;
    this.solutions = solutions;
    this.attempts = attempts;
    this.runs = runs;
    this.submissions = submissions;
    this.door = door;
  }

  /** Whether there are figures of it. */
  enum State {
    UNMEASURED,
    MEASURING,
    MEASURED
  }

  /**
   * As the API tells of it.
   *
   * @param state in small letters
   * @param sentence how far its measurement is; empty where there is none
   */
  record Told(Map<String, String> files, String state, String sentence) {}

  void get(Context context) {
    Exercise exercise = exercise(context);
    context.json(told(exercise, require(context, exercise)));
  }

  /** Has it measured, unless it was or just is. */
  void measure(Context context) {
    long acceptedNanos = System.nanoTime();
    Exercise exercise = exercise(context);
    Solution solution = require(context, exercise);
    synchronized (this) { // two who ask at once get one measurement
      if (state(exercise, solution) == State.UNMEASURED) {
        door.run(context);
        submissions.accept(
            LEARNER + exercise.id(),
            exercise,
            solution.files(),
            exercise.rightAnswers(),
            acceptedNanos,
            Optional.empty());
      }
    }
    context.status(202).json(told(exercise, solution));
  }

  private Exercise exercise(Context context) {
    return visibility.syllabus(context).any(context.pathParam("id"));
  }

  /**
   * The solution.
   *
   * @throws Problem where this reader may not see it yet, or this server has none
   */
  Solution require(Context context, Exercise exercise) {
    if (!open(context, exercise)) {
      throw new Problem(
          403,
          "not-solved",
          "The solution of '%s' is shown once your own passes; the hints help until then."
              .formatted(exercise.title()));
    }
    return solutions
        .apply(exercise)
        .orElseThrow(() ->
            new Problem(
                404,
                "no-solution",
                "This server has no solution of '%s'; start it with --solutions to show one."
                    .formatted(exercise.title())));
  }

  /** The solution, where this reader may see it and this server has it. */
  Optional<Solution> find(Context context, Exercise exercise) {
    return open(context, exercise) ? solutions.apply(exercise) : Optional.empty();
  }

  private boolean open(Context context, Exercise exercise) {
    return visibility.syllabus(context).solutionReadable(exercise)
        || attempts.passed(Learner.of(context), exercise.id());
  }

  State state(Exercise exercise, Solution solution) {
    return newest(exercise, solution)
        .map(this::report)
        .map(report ->
            report.verdict() == null
                ? State.MEASURING
                : report.benchmarks().isEmpty() ? State.UNMEASURED : State.MEASURED)
        .orElse(State.UNMEASURED);
  }

  /** The attempt that it was measured as. */
  Optional<Attempt> measured(Exercise exercise, Solution solution) {
    return state(exercise, solution) == State.MEASURED
        ? newest(exercise, solution)
        : Optional.empty();
  }

  private Told told(Exercise exercise, Solution solution) {
    return new Told(
        ExerciseApi.byPath(solution.files()),
        state(exercise, solution).name().toLowerCase(Locale.ROOT),
        newest(exercise, solution).map(this::report).map(RunReport::summary).orElse(""));
  }

  /** One of code that has since been changed does not count. */
  private Optional<Attempt> newest(Exercise exercise, Solution solution) {
    return attempts.of(LEARNER + exercise.id(), exercise.id(), 1).stream()
        .filter(attempt -> attempt.files().equals(solution.files()))
        .findFirst();
  }

  private RunReport report(Attempt attempt) {
    return runs.report(attempt.id()).orElse(attempt.report());
  }
}
