package dev.hotpath.web;

import dev.hotpath.classroom.Attempts;
import dev.hotpath.classroom.Notebook;
import dev.hotpath.exercise.AllowedOptions;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Chapter;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Kind;
import dev.hotpath.exercise.Question;
import dev.hotpath.exercise.View;
import dev.hotpath.grade.Metrics;
import dev.hotpath.grade.RunReport;
import dev.hotpath.web.classroom.Syllabus;
import dev.hotpath.web.page.ExercisePage;
import dev.hotpath.web.page.QuestionCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page of an exercise, for a learner. */
final class ExercisePages {

  private final Catalogue catalogue;
  private final Attempts attempts;
  private final Notebook notebook;
  private final Markdown markdown;

  ExercisePages(Catalogue catalogue, Attempts attempts, Notebook notebook, Markdown markdown) {
    this.catalogue = catalogue;
    this.attempts = attempts;
    this.notebook = notebook;
    this.markdown = markdown;
  }

  /**
   * All that it shows.
   *
   * @param syllabus of the reader
   * @param shown the run to open; {@code null} for the exercise itself
   */
  ExercisePage of(
      Exercise exercise, String learner, Syllabus syllabus, ExercisePage.@Nullable Shown shown) {
    String chapter =
        catalogue.chapters().stream()
            .filter(candidate -> candidate.folder().equals(exercise.chapter()))
            .map(Chapter::title)
            .findFirst()
            .orElse("");
    int taken = notebook.hintsTaken(learner, exercise.id());
    int released = syllabus.hintsReleased(exercise);
    int readable =
        Math.min(Math.max(taken, syllabus.hintsReadable(exercise)), exercise.hints().size());
    return new ExercisePage(
        exercise.id(),
        exercise.number(),
        catalogue.exercises().size(),
        chapter,
        exercise.title(),
        exercise.minutes(),
        exercise.kind().key(),
        exercise.tested(),
        exercise.views().stream().map(View::key).toList(),
        markdown.html(exercise.guide()),
        Metrics.open(exercise).stream().map(RunReport.GoalResult::text).toList(),
        questions(exercise, learner, syllabus),
        exercise.hints().subList(0, readable),
        released,
        exercise.hints().size(),
        syllabus.solutionReleased(exercise),
        exercise.kind() == Kind.TUNE ? AllowedOptions.groups() : List.of(),
        exercise.service().orElse(null),
        shown,
        syllabus.before(exercise).map(ExercisePages::neighbour).orElse(null),
        syllabus.after(exercise).map(ExercisePages::neighbour).orElse(null));
  }

  private static ExercisePage.Neighbour neighbour(Exercise exercise) {
    return new ExercisePage.Neighbour(exercise.id(), exercise.title());
  }

  private List<QuestionCard> questions(Exercise exercise, String learner, Syllabus syllabus) {
    boolean counted = exercise.countsAnswers();
    boolean open = counted && !attempts.passed(learner, exercise.id());
    Map<Integer, Integer> first = notebook.answers(learner, exercise.id());
    Map<Integer, Integer> latest = notebook.latestAnswers(learner, exercise.id());
    List<QuestionCard> cards = new ArrayList<>();
    for (Question question : exercise.questions()) {
      boolean asked = syllabus.isSecret(exercise, cards.size());
      Integer chosen = (counted || asked ? latest : first).get(cards.size());
      boolean told = chosen != null && !open && !asked;
      cards.add(
          new QuestionCard(
              cards.size(),
              question.ask().strip().split("\\R\\s*\\R", 2)[0],
              figure(question.ask()),
              question.choices(),
              heading(exercise, question, cards.size()),
              question.when() == Question.When.BEFORE,
              chosen,
              open,
              asked,
              told ? question.answer() : null,
              told ? question.explain() : null));
    }
    return cards;
  }

  private static String heading(Exercise exercise, Question question, int index) {
    if (exercise.kind() == Kind.READ) {
      return "Question %d of %d".formatted(index + 1, exercise.questions().size());
    }
    return question.when() == Question.When.BEFORE ? "Before you run" : "Now that you have run it";
  }

  /** What a question shows below its first paragraph: code, a table, more words. */
  private String figure(String ask) {
    String[] parts = ask.strip().split("\\R\\s*\\R", 2);
    return parts.length == 1 ? "" : markdown.html(parts[1]);
  }
}
