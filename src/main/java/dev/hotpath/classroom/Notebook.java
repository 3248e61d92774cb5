package dev.hotpath.classroom;

import dev.hotpath.protocol.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a learner has under way in an exercise: the draft, answers given, hints taken. */
public interface Notebook {

  /** Keeps the draft, replacing the older one; durable on return. */
  void saveDraft(String learner, String exercise, List<SourceFile> files);

  /** The draft; empty where nothing was typed yet, or the exercise was reset to its starter. */
  Optional<Draft> draft(String learner, String exercise);

  /** Forgets the draft. Attempts stay. */
  void dropDraft(String learner, String exercise);

  /** Exercises for which a draft is kept. */
  Set<String> drafted(String learner);

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
}
