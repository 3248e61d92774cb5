package dev.hotpath.web;

/** A request that can't be served, with the sentence that its sender reads. */
final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;

  /**
   * What to answer.
   *
   * @param status of the response
   * @param code for programs: {@code unknown-exercise}
   * @param message for people: subject, fact, remedy
   */
  Problem(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  static Problem unknownExercise(String id) {
    return new Problem(
        404,
        "unknown-exercise",
        "There is no exercise '%s'; the home page lists all.".formatted(id));
  }

  static Problem unknownRun(String id) {
    return new Problem(
        404,
        "unknown-run",
        "There is no run '%s' here; it may belong to another server.".formatted(id));
  }
}
