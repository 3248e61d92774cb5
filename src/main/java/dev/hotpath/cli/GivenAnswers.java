package dev.hotpath.cli;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Question;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Answers to an exercise's questions: question index to choice index. */
final class GivenAnswers {

  private GivenAnswers() {}

  /**
   * Reads those of a command line.
   *
   * @param text a choice for each question, from 1, or a dash for none: {@code 2,-,1}
   */
  static Map<Integer, Integer> parse(Exercise exercise, String text) {
    List<Question> questions = exercise.questions();
    String[] given = text.strip().split("\\s*,\\s*", -1);
    if (given.length != questions.size() || questions.isEmpty()) {
      throw new ArgumentException(
          "--answers %s: exercise '%s' has %d questions; give a choice for each, or - for none"
              .formatted(text, exercise.id(), questions.size()));
    }
    Map<Integer, Integer> answers = new TreeMap<>();
    for (int i = 0; i < given.length; i++) {
      int choices = questions.get(i).choices().size();
      if (!given[i].equals("-")) {
        if (!given[i].matches("[1-9]\\d?") || Integer.parseInt(given[i]) > choices) {
          throw new ArgumentException(
              "--answers %s: question %d has no choice '%s'; give 1 to %d, or - for none"
                  .formatted(text, i + 1, given[i], choices));
        }
        answers.put(i, Integer.parseInt(given[i]) - 1);
      }
    }
    return answers;
  }
}
