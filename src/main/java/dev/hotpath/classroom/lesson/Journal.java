package dev.hotpath.classroom.lesson;

import java.time.Instant;
import java.util.List;

/** What happened in a session, in order. Nothing is ever changed in it: undoing is an event. */
public interface Journal {

  /**
   * An event and when it was.
   *
   * @param number counts up over all sessions, with gaps
   */
  record Entry(long number, Instant at, ClassEvent event) {}

  /** Adds an event; durable on return. */
  Entry append(String session, Instant at, ClassEvent event);

  /** All of a session, oldest first. */
  List<Entry> of(String session);
}
