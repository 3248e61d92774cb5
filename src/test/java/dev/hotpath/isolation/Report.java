package dev.hotpath.isolation;

import java.io.IOException;
import java.util.concurrent.Callable;

/** What a child of these tests tells of its attempts: one line each, on stdout. */
final class Report {

  private Report() {}

  /** Prints {@code name<TAB>ok}, or {@code name<TAB>} and what went wrong. */
  static void attempt(String name, Callable<?> attempt) {
    String result;
    try {
      Object value = attempt.call();
      result = value instanceof Long number && number < 0 ? "errno " + -number : "ok";
    } catch (IOException e) {
      result = "IOException " + e.getMessage();
    } catch (Exception | LinkageError e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      result = "failed " + e + " because of " + cause;
    }
    System.out.println(name + "\t" + result.replace('\n', ' '));
  }
}
