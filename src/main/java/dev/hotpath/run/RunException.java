package dev.hotpath.run;

/** Our own failure to run something; never a learner's. */
public final class RunException extends RuntimeException {

  RunException(String message) {
    super(message);
  }

  RunException(String message, Throwable cause) {
    super(message, cause);
  }
}
