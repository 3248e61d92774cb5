package dev.hotpath.web.classroom;

import dev.hotpath.classroom.lesson.ClassState;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.web.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which exercises somebody is given, in which order, and what of them they may read. Immutable. */
public final class Syllabus {

  private final Catalogue catalogue;
  private final List<Exercise> ordered;
  private final Set<String> closed;
  private final Map<String, Integer> hints;
  private final Set<String> solutions;
  private final Optional<ClassState.Poll> poll;
  private final boolean everything;

  private Syllabus(Catalogue catalogue, ClassState state, boolean everything) {
    this.catalogue = catalogue;
    List<String> ids = catalogue.exercises().stream().map(Exercise::id).toList();
    this.ordered = state.ordered(ids).stream().flatMap(id -> catalogue.find(id).stream()).toList();
    this.closed = everything ? Set.of() : state.closed();
    this.hints = state.hints();
    this.solutions = state.solutions();
    this.poll = state.poll();
    this.everything = everything;
  }

  /** What an attendee is given. */
  public static Syllabus ofAttendee(Catalogue catalogue, ClassState state) {
    return new Syllabus(catalogue, state, false);
  }

  /** What the instructor of that class sees: the same order, and nothing hidden. */
  public static Syllabus ofInstructor(Catalogue catalogue, ClassState state) {
    return new Syllabus(catalogue, state, true);
  }

  /** All there is, in the catalogue's order: for one who learns alone. */
  public static Syllabus whole(Catalogue catalogue) {
    return new Syllabus(catalogue, ClassState.of(List.of()), false);
  }

  /** Those that are open, in order. */
  public List<Exercise> exercises() {
    return ordered.stream().filter(exercise -> !closed.contains(exercise.id())).toList();
  }

  /**
   * An exercise to work at.
   *
   * @throws Problem 404 where there is none, or it is not opened yet
   */
  public Exercise open(String id) {
    Exercise exercise = any(id);
    if (closed.contains(id)) {
      throw new Problem(
          404,
          "closed",
          "The instructor has not opened this exercise yet; what you did in it is kept.");
    }
    return exercise;
  }

  /**
   * An exercise, open or not: for what somebody has in it already.
   *
   * @throws Problem 404 where there is none
   */
  public Exercise any(String id) {
    return catalogue.find(id).orElseThrow(() -> Problem.unknownExercise(id));
  }

  /** Whether it is not opened yet. */
  public boolean isClosed(Exercise exercise) {
    return closed.contains(exercise.id());
  }

  /** Whether the instructor asks that question of all now, be its exercise open or not. */
  public boolean isAsked(Exercise exercise, int question) {
    return poll.filter(
            asked -> asked.exercise().equals(exercise.id()) && asked.question() == question)
        .isPresent();
  }

  /** Whether nobody is to be told yet which answer is right: all are still asked. */
  public boolean isSecret(Exercise exercise, int question) {
    return !everything
        && isAsked(exercise, question)
        && poll.filter(ClassState.Poll::revealed).isEmpty();
  }

  /** The one that comes before it, of those that are open. */
  public Optional<Exercise> before(Exercise exercise) {
    return ordered.subList(0, Math.max(0, place(exercise))).reversed().stream()
        .filter(other -> !closed.contains(other.id()))
        .findFirst();
  }

  /** The one that comes after it, of those that are open. */
  public Optional<Exercise> after(Exercise exercise) {
    return ordered.subList(place(exercise) + 1, ordered.size()).stream()
        .filter(other -> !closed.contains(other.id()))
        .findFirst();
  }

  private int place(Exercise exercise) {
    return ordered.stream().map(Exercise::id).toList().indexOf(exercise.id());
  }

  /** How many hints are open to all, from the first on. */
  public int hintsReleased(Exercise exercise) {
    return Math.min(hints.getOrDefault(exercise.id(), 0), exercise.hints().size());
  }

  /** How many hints this reader may read without taking them. */
  public int hintsReadable(Exercise exercise) {
    return everything ? exercise.hints().size() : hintsReleased(exercise);
  }

  /** Whether the solution is open to all. */
  public boolean solutionReleased(Exercise exercise) {
    return solutions.contains(exercise.id());
  }

  /** Whether this reader may read the solution without having passed. */
  public boolean solutionReadable(Exercise exercise) {
    return everything || solutionReleased(exercise);
  }
}
