package dev.hotpath;

/** The server can't start or go on, for a reason that its owner can mend. */
final class ServingException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ServingException(String message, Throwable cause) {
    super(message, cause);
  }
}
