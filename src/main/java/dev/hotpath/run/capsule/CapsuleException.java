package dev.hotpath.run.capsule;

/** A capsule that can't be used; the message says what is wrong with it and what to do. */
public final class CapsuleException extends RuntimeException {

  private static final long serialVersionUID = 1;

  CapsuleException(String subject, String fact, String remedy) {
    super("capsule %s: %s; %s".formatted(subject, fact, remedy));
  }
}
