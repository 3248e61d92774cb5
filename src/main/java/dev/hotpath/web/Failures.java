package dev.hotpath.web;

import dev.hotpath.classroom.UnavailableException;
import dev.hotpath.run.RunException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a request is answered that can't be served: a sentence, and a code for programs. */
final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  /** About as long as a lock is held, or a database needs to start. */
  private static final Duration STORE_COMES_BACK = Duration.ofSeconds(5);

  private final Pages pages;

  Failures(Pages pages) {
    this.pages = pages;
  }

  /** Everything that went wrong, for a program at an address that is one's, else for a person. */
  record Failure(Error error) {
    record Error(String code, String message) {}
  }

  void answer(RoutesConfig routes) {
    routes.exception(Problem.class, this::problem);
    routes.exception(UnavailableException.class, this::unavailable);
    routes.exception(HttpResponseException.class, this::refused);
    routes.exception(Exception.class, this::ours);
  }

  private void problem(Problem problem, Context context) {
    if (problem.retrySeconds() > 0) {
      context.header("Retry-After", String.valueOf(problem.retrySeconds()));
    }
    fail(context, problem.status(), problem.code(), message(problem));
  }

  /** The store has logged it, once; here it may be one of forty who ask. */
  private void unavailable(UnavailableException thrown, Context context) {
    problem(
        Problem.later(
            503,
            "store-unavailable",
            "Nothing can be kept or read now, since %s; your code is kept in this browser. Try again %%s."
                .formatted(thrown.fact()),
            STORE_COMES_BACK),
        context);
  }

  private void refused(HttpResponseException thrown, Context context) {
    if (thrown.getStatus() == 405) {
      context.header("Allow", taken(thrown));
    }
    fail(context, thrown.getStatus(), code(thrown), sentence(thrown, context));
  }

  private void ours(Exception thrown, Context context) {
    LOG.error("{} {} failed", context.method(), context.path(), thrown);
    String what = thrown instanceof RunException ? message(thrown) : "see the server's log";
    fail(context, 500, "internal-error", "Hotpath failed: " + what + ".");
  }

  private void fail(Context context, int status, String code, String message) {
    Bodies.discard(context);
    if (isForPrograms(context.path())) {
      context.status(status).json(new Failure(new Failure.Error(code, message)));
    } else {
      pages.error(context, status, message);
    }
  }

  /** Whether it is a program that reads what is at an address. */
  static boolean isForPrograms(String path) {
    return path.startsWith("/api/") || path.startsWith("/compare.");
  }

  private static String code(HttpResponseException thrown) {
    return switch (thrown.getStatus()) {
      case 404 -> "not-found";
      case 405 -> "method-not-allowed";
      case 413 -> "too-large";
      default -> "refused";
    };
  }

  private static String sentence(HttpResponseException thrown, Context context) {
    return switch (thrown.getStatus()) {
      case 404 -> "There is nothing at this address; the home page leads to all that there is.";
      case 405 ->
          "This address does not take %s; it takes %s.".formatted(context.method(), taken(thrown));
      case 413 -> "The request has more than %,d bytes; send less.".formatted(Bodies.MAX_BYTES);
      default -> message(thrown);
    };
  }

  /** The methods that an address takes. */
  private static String taken(HttpResponseException thrown) {
    return String.join(", ", thrown.getDetails().values());
  }

  private static String message(Exception thrown) {
    return thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
  }
}
