package dev.hotpath.store;

import org.jspecify.annotations.Nullable;

/** The store can't do what it was asked for. Never a learner's mistake. */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** The message is {@code subject: fact; remedy}. */
  StoreException(String subject, String fact, String remedy, @Nullable Throwable cause) {
    super(subject + ": " + fact + "; " + remedy, cause);
  }

  StoreException(String subject, String fact, String remedy) {
    this(subject, fact, remedy, null);
  }
}
