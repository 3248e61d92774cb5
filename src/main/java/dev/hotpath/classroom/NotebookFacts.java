package dev.hotpath.classroom;

import java.time.Instant;
import java.util.List;

/** What several learners have under way, without what they typed. */
public record NotebookFacts(List<Drafted> drafts, List<HintsTaken> hints, List<Answered> answers) {

  public NotebookFacts {
    drafts = List.copyOf(drafts);
    hints = List.copyOf(hints);
    answers = List.copyOf(answers);
  }

  /** A draft is kept. */
  public record Drafted(String learner, String exercise, Instant savedAt) {}

  /**
   * Hints were taken.
   *
   * @param number the highest, from 1
   */
  public record HintsTaken(String learner, String exercise, int number, Instant takenAt) {}

  /**
   * A question was answered.
   *
   * @param question index in the exercise, from 0
   * @param first index of the choice that was made first
   * @param latest index of the choice that stands now
   */
  public record Answered(String learner, String exercise, int question, int first, int latest) {}
}
