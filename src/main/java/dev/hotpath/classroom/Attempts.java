package dev.hotpath.classroom;

import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.Verdict;
import java.util.List;
import java.util.Optional;

/** Every submission ever accepted. What is accepted is durable when the call returns. */
public interface Attempts {

  /** Keeps a new attempt, durable on return; an id that was accepted before is refused. */
  void accept(Attempt attempt);

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

  /** Attempts that are not done, oldest first: what a restart has to take up again. */
  List<Attempt> unfinished();
}
