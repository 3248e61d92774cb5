package dev.hotpath.exercise;

import dev.hotpath.exercise.Question.When;
import java.util.List;

/** Reads the {@code [[questions]]} of an exercise. */
final class Questions {

  private Questions() {}

  static Question read(TomlTable table) {
    List<String> choices = table.texts("choices");
    if (table.has("choices") && choices.size() < 2) {
      String fact = choices.isEmpty() ? "there are no choices" : "there is 1 choice";
      table.problem(fact, "offer at least two");
    }
    int answer = table.integer("answer", 0);
    if (choices.size() >= 2 && answer >= choices.size()) {
      table.problem(
          "'answer' is " + answer + ", but there are " + choices.size() + " choices",
          "count from 0: the last is " + (choices.size() - 1));
    }
    String key = table.text("when");
    Question question =
        new Question(
            table.text("ask"),
            choices,
            answer,
            table.text("explain"),
            ExerciseReader.oneOf(table, "when", key, When.values(), When::key, When.BEFORE));
    table.rejectOtherKeys();
    return question;
  }
}
