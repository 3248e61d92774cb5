package dev.hotpath.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question with its choices, and how it was answered.
 *
 * @param index in the exercise, from 0
 * @param figureHtml what is shown below it, rendered and sanitised; may be empty
 * @param heading when it is asked: {@code Before you run}
 * @param before whether it is asked before the first run; else after it
 * @param chosen index of the learner's choice; {@code null} until answered
 * @param open whether answers count towards a goal, and can still be changed
 * @param asked whether all are asked just now, and nobody is told the answer yet
 * @param right index of the right choice; {@code null} until answered
 * @param explain why it is right; {@code null} until answered
 */
public record QuestionCard(
    int index,
    String ask,
    String figureHtml,
    List<String> choices,
    String heading,
    boolean before,
    @Nullable Integer chosen,
    boolean open,
    boolean asked,
    @Nullable Integer right,
    @Nullable String explain) {

  public QuestionCard {
    choices = List.copyOf(choices);
  }

  /** Whether the learner has answered it for good. */
  public boolean answered() {
    return chosen != null && !open && !asked;
  }

  /** Whether the learner answered it rightly. */
  public boolean answeredRight() {
    return chosen != null && chosen.equals(right);
  }

  /** What to mark a choice with: {@code right}, {@code wrong}, or nothing. */
  public String mark(int choice) {
    if (right != null && choice == right) {
      return "right";
    }
    return answered() && chosen != null && choice == chosen ? "wrong" : "";
  }
}
