package dev.hotpath.run;

/** Our own failure to run something; never a learner's. */
public sealed class RunException extends RuntimeException permits DiedAtStart {

  RunException(String message) {
    super(message);
  }

  RunException(String message, Throwable cause) {
    super(message, cause);
  }
}
