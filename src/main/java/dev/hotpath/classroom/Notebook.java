package dev.hotpath.classroom;

import java.util.Collection;
import java.util.Map;

/** What a learner noted in an exercise: answers given, hints taken. */
public interface Notebook {

  /**
   * Keeps the first answer to a question; a later one does not replace it, since it was given with
   * the right one in sight.
   *
   * @param question index in the exercise, from 0
   * @param choice index in the question, from 0
   */
  void answer(String learner, String exercise, int question, int choice);

  /** Question index to choice index, of the questions answered: the first answer to each. */
  Map<Integer, Integer> answers(String learner, String exercise);

  /**
   * Keeps an answer that may still be changed, since the right one is not in sight. The first one
   * stays what it was; see {@link #answers}.
   *
   * @param question index in the exercise, from 0
   * @param choice index in the question, from 0
   */
  void reviseAnswer(String learner, String exercise, int question, int choice);

  /** As {@link #answers}, with the latest answer to each. */
  Map<Integer, Integer> latestAnswers(String learner, String exercise);

  /** Notes that hints up to {@code number} (from 1) were taken. */
  void takeHint(String learner, String exercise, int number);

  /** How many hints were taken. */
  int hintsTaken(String learner, String exercise);

  /** What these learners have under way in all exercises. */
  NotebookFacts facts(Collection<String> learners);
}
