package dev.hotpath.grade;

import dev.hotpath.exercise.Question;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Questions of the exercise, as its learner answered them.
 *
 * @param right how many were answered rightly
 * @param given how many were answered at all
 * @param questions how many there are
 */
public record Answered(int right, int given, int questions) implements Finding {

  /** Where every question was answered. */
  public Answered(int right, int questions) {
    this(right, questions, questions);
  }

  /**
   * Counts answers.
   *
   * @param answers question index to choice index; those to questions that are not there count
   *     nothing
   */
  public static Answered of(List<Question> questions, Map<Integer, Integer> answers) {
    int[] given = IntStream.range(0, questions.size()).filter(answers::containsKey).toArray();
    long right =
        IntStream.of(given)
            .filter(i -> Objects.equals(answers.get(i), questions.get(i).answer()))
            .count();
    return new Answered((int) right, given.length, questions.size());
  }
}
