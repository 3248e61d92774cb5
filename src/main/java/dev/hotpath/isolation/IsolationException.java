package dev.hotpath.isolation;

/** The kernel did not take a restriction, so nothing untrusted may run behind it. */
public final class IsolationException extends RuntimeException {

  IsolationException(String message) {
    super(message);
  }

  IsolationException(String message, Throwable cause) {
    super(message, cause);
  }
}
