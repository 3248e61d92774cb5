package dev.hotpath.exercise;

/** Checks goals on {@code answers}, whose bound is a count of questions. */
final class AnswersGoal {

  static final String METRIC = "answers";

  private AnswersGoal() {}

  /**
   * Notes what is wrong with the bound.
   *
   * @param questions how many the exercise has
   */
  static void check(TomlTable table, Goal goal, int questions) {
    if (goal.atMost().isPresent()) {
      table.problem("'answers' has an 'at-most'", "say how many have to be right: 'at-least'");
    }
    if (goal.relativeToStarter()) {
      table.problem("'relative-to' is given", "remove it: no starter answers questions");
    }
    if (goal.benchmark().isPresent()) {
      table.problem("'benchmark' is given", "remove it: answers are not measured on one");
    }
    double bound = goal.atLeast().orElse(1);
    if (questions == 0) {
      table.problem("there is no question to answer", "add [[questions]]");
    } else if (bound != Math.rint(bound) || bound < 1) {
      table.problem("'at-least' is " + number(bound), "use a whole number from 1 to " + questions);
    } else if (bound > questions) {
      table.problem(
          "'at-least' is %s, but there %s"
              .formatted(
                  number(bound),
                  questions == 1 ? "is 1 question" : "are " + questions + " questions"),
          "use a whole number from 1 to " + questions);
    }
  }

  private static String number(double bound) {
    return bound == Math.rint(bound) ? String.valueOf((long) bound) : String.valueOf(bound);
  }
}
