package dev.hotpath.classroom.lesson;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Every session ever held here. Durable on return. */
public interface Sessions {

  /** Keeps a new one; one whose id or join code is taken is refused. */
  void begin(Session session);

  /** The one that was begun last, over or not. */
  Optional<Session> newest();

  Optional<Session> find(String id);

  /** All of them, newest first. */
  List<Session> all();

  void rename(String id, String title);

  /** Ends it; one that is over stays as it is. */
  void end(String id, Instant at);

  /** Lets one that is over go on. */
  void reopen(String id);

  /**
   * Forgets it with its people, their drafts, answers, attempts and journal.
   *
   * @return their runs, whose artefacts are left to be deleted
   */
  List<String> delete(String id);
}
