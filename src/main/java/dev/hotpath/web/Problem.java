package dev.hotpath.web;

import java.time.Duration;

/** A request that can't be served, with the sentence that its sender reads. */
public final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;
  private final int retrySeconds;

  /**
   * What to answer.
   *
   * @param status of the response
   * @param code for programs: {@code unknown-exercise}
   * @param message for people: subject, fact, remedy
   */
  public Problem(int status, String code, String message) {
    this(status, code, message, 0);
  }

  private Problem(int status, String code, String message, int retrySeconds) {
    super(message);
    this.status = status;
    this.code = code;
    this.retrySeconds = retrySeconds;
  }

  /**
   * A request that can be served later.
   *
   * @param message as ever, with {@code %s} for "in 3 s"
   * @param wait until it is worth another try; said in whole seconds, rounded up, at least 1
   */
  static Problem later(int status, String code, String message, Duration wait) {
    int seconds = (int) Math.max(1, Math.ceilDiv(wait.toMillis(), 1_000));
    return new Problem(status, code, message.replace("%s", "in " + seconds + " s"), seconds);
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  /** After how many seconds to come again; 0 where that would not help. */
  public int retrySeconds() {
    return retrySeconds;
  }

  public static Problem unknownExercise(String id) {
    return new Problem(
        404,
        "unknown-exercise",
        "There is no exercise '%s'; the home page lists all.".formatted(id));
  }

  public static Problem unknownRun(String id) {
    return new Problem(
        404,
        "unknown-run",
        "There is no run '%s' here; it may belong to another server.".formatted(id));
  }
}
