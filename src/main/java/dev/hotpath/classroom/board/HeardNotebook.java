package dev.hotpath.classroom.board;

import dev.hotpath.classroom.Notebook;
import dev.hotpath.classroom.NotebookFacts;
import java.util.Collection;
import java.util.Map;

/** A notebook of which a class's progress hears, once something is kept in it. */
record HeardNotebook(Notebook kept, Progress progress) implements Notebook {

  @Override
  public void answer(String learner, String exercise, int question, int choice) {
    kept.answer(learner, exercise, question, choice);
    progress.answered(learner, exercise, question, choice, false);
  }

  @Override
  public Map<Integer, Integer> answers(String learner, String exercise) {
    return kept.answers(learner, exercise);
  }

  @Override
  public void reviseAnswer(String learner, String exercise, int question, int choice) {
    kept.reviseAnswer(learner, exercise, question, choice);
    progress.answered(learner, exercise, question, choice, true);
  }

  @Override
  public Map<Integer, Integer> latestAnswers(String learner, String exercise) {
    return kept.latestAnswers(learner, exercise);
  }

  @Override
  public void takeHint(String learner, String exercise, int number) {
    kept.takeHint(learner, exercise, number);
    progress.tookHint(learner, exercise, number);
  }

  @Override
  public int hintsTaken(String learner, String exercise) {
    return kept.hintsTaken(learner, exercise);
  }

  @Override
  public NotebookFacts facts(Collection<String> learners) {
    return kept.facts(learners);
  }
}
