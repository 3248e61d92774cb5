package dev.hotpath.classroom.lesson;

import java.time.Instant;

/**
 * Somebody who joined a session.
 *
 * @param id the learner of their attempts and drafts; 16 hexadecimal digits, no secret
 * @param session that they joined
 * @param name as they typed it, see {@link Name}; neither unique nor trusted
 * @param seenAt when they were last heard of, to the minute
 */
public record Person(String id, String session, String name, Instant joinedAt, Instant seenAt) {

  /** The same, under another name. */
  Person called(String another) {
    return new Person(id, session, another, joinedAt, seenAt);
  }

  /** The same, heard of again. */
  Person seen(Instant at) {
    return new Person(id, session, name, joinedAt, at);
  }
}
