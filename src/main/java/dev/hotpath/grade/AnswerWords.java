package dev.hotpath.grade;

/** Says how questions were answered, for {@link English}. */
final class AnswerWords {

  private AnswerWords() {}

  /** A verdict that hangs on answers alone: "4 of 5 answers are right: the goal is 5.". */
  static String verdict(boolean met, RunReport.GoalResult goal, Answered answered) {
    // Who has met the goal need not hear of questions that are left.
    Answered said = met ? new Answered(answered.right(), answered.questions()) : answered;
    return "%s%s.".formatted(capital(right(said)), met ? beyond(goal, said) : ": " + goal(goal));
  }

  /** What is missing in a submission that is good otherwise: "only 2 of 4 answers are right …". */
  static String shortfall(RunReport.GoalResult goal, Answered answered) {
    String only = answered.given() == answered.questions() && answered.right() > 0 ? "only " : "";
    return "%s%s: %s".formatted(only, right(answered), goal(goal));
  }

  private static String right(Answered answered) {
    int open = answered.questions() - answered.given();
    if (answered.given() == 0) {
      return answered.questions() == 1
          ? "the question is not answered yet"
          : "none of the %d questions is answered yet".formatted(answered.questions());
    } else if (answered.right() == answered.questions()) {
      return answered.questions() == 1
          ? "the answer is right"
          : "all %d answers are right".formatted(answered.questions());
    }
    String right =
        answered.right() == 0
            ? "no answer is right"
            : "%d of %d answers %s right"
                .formatted(
                    answered.right(), answered.questions(), answered.right() == 1 ? "is" : "are");
    return open == 0
        ? right
        : "%s, and %s not answered yet".formatted(right, open == 1 ? "1 is" : open + " are");
  }

  private static String goal(RunReport.GoalResult goal) {
    return "the goal is %.0f".formatted(goal.target());
  }

  private static String beyond(RunReport.GoalResult goal, Answered answered) {
    return answered.right() == answered.questions() ? "" : ", and %s".formatted(goal(goal));
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
