package dev.hotpath.classroom;

import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Every submission ever accepted. What is accepted is durable when the call returns. */
public interface Attempts {

  /** Keeps a new attempt, durable on return; an id that was accepted before is refused. */
  void accept(Attempt attempt);

  /**
   * Keeps a new attempt, durable on return, unless its learner has sent one under this name before.
   *
   * @param sentAs what its sender calls it, so that one whose answer got lost can be sent again
   * @return the one that was sent before; empty where this one is kept
   */
  Optional<Attempt> acceptOnce(Attempt attempt, String sentAs);

  /** What a learner has sent under a name; see {@link #acceptOnce}. */
  Optional<Attempt> sentAs(String learner, String name);

  /**
   * Replaces the run document of an attempt. A report that is done is final: later ones are
   * ignored, so that the first to finish wins. A report on what was never accepted is refused.
   */
  void report(RunReport report);

  /**
   * Adds files to the run document of an attempt, where they take the place of those of their
   * names. An attempt that was never accepted is refused.
   */
  void add(String run, List<RunReport.Artifact> files);

  /**
   * Takes files out of the run document of an attempt, since they are not kept any more. Names that
   * it does not list, and an attempt that there is not, are fine.
   */
  void remove(String run, Collection<String> files);

  Optional<Attempt> find(String id);

  /** A learner's attempts at one exercise, newest first, at most {@code limit}. */
  List<Attempt> of(String learner, String exercise, int limit);

  /**
   * A learner's attempts at one exercise whose speed was measured, newest first: correct, and fast
   * enough, too slow, or too noisy to say.
   */
  List<Measured> measured(String learner, String exercise);

  /** A learner's standing in every exercise with an attempt that is done, by exercise. */
  List<Standing> standings(String learner);

  /** Whether a learner has passed an exercise. */
  default boolean passed(String learner, String exercise) {
    return standings(learner).stream()
        .anyMatch(
            standing -> standing.exercise().equals(exercise) && standing.best() == Verdict.PASS);
  }

  /** All attempts of these learners at all exercises, oldest first. */
  List<AttemptFacts> facts(Collection<String> learners);

  /**
   * The document of the newest attempt that is done, of each of these learners in each exercise.
   */
  List<RunReport> newestDone(Collection<String> learners);

  /** Attempts that are not done, oldest first: what a restart has to take up again. */
  List<Attempt> unfinished();
}
