package dev.hotpath.classroom.lesson;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * The sessions that were held here one after another; the newest is that of the current class.
 *
 * <p>Thread-safe. What becomes of the current session is durable on return and told to whoever
 * subscribed to the {@link CurrentClass}.
 */
public final class Course {

  private final CurrentClass current;
  private final Sessions sessions;
  private final Clock clock;
  private final RandomGenerator random;

  Course(CurrentClass current, Sessions sessions, Clock clock, RandomGenerator random) {
    this.current = current;
    this.sessions = sessions;
    this.clock = clock;
    this.random = random;
  }

  /** The session that was begun last; one that begins where that is over or there is none. */
  static Session goOn(Sessions sessions, Clock clock, RandomGenerator random) {
    return sessions
        .newest()
        .filter(Session::open)
        .orElseGet(() -> {
          Instant now = clock.instant();
          String title = "Class of " + now.atZone(clock.getZone()).toLocalDate();
          return begin(sessions, now, title, random);
        });
  }

  private static Session begin(
      Sessions sessions, Instant at, String title, RandomGenerator random) {
    Session session =
        new Session(Id.fresh(random), title, JoinCode.fresh(random), at, Optional.empty());
    sessions.begin(session);
    return session;
  }

  /** All sessions ever held, newest first. */
  public List<Session> sessions() {
    return sessions.all();
  }

  /** A session, the current one or an earlier one. */
  public Optional<Session> find(String id) {
    Session session = current.moment().session();
    return id.equals(session.id()) ? Optional.of(session) : sessions.find(id);
  }

  /**
   * The session that people join by a code: the current one, or an earlier one.
   *
   * @param code canonical, see {@link JoinCode}
   */
  public Optional<Session> byCode(String code) {
    Session session = current.moment().session();
    return session.joinCode().equals(code)
        ? Optional.of(session)
        : sessions.all().stream().filter(known -> known.joinCode().equals(code)).findFirst();
  }

  /** What is true in a session: in the current one now, in one that is over as it ended. */
  public Optional<Moment> moment(String session) {
    Moment now = current.moment();
    return now.session().id().equals(session)
        ? Optional.of(now)
        : sessions.find(session).map(current::moment);
  }

  /** Calls the current session something else. */
  public void rename(String title) {
    change(id -> sessions.rename(id, title));
  }

  /** Ends the current session: from now on it can be read, and nothing else. */
  public void end() {
    change(id -> sessions.end(id, clock.instant()));
  }

  /** Lets the current session go on, where it was over. */
  public void reopen() {
    change(sessions::reopen);
  }

  /**
   * @param change keeps it, of the session of that id
   */
  private void change(Consumer<String> change) {
    current.alone(() -> {
      String id = current.moment().session().id();
      change.accept(id);
      return changed(sessions.find(id).orElseThrow());
    });
  }

  private Session changed(Session session) {
    current.load(session);
    current.tell();
    return session;
  }

  /** Ends the current session and begins the next, with another join code and nobody in it. */
  public Session next(String title) {
    return current.alone(() -> {
      sessions.end(current.moment().session().id(), clock.instant());
      return changed(begin(sessions, clock.instant(), title, random));
    });
  }

  /**
   * Forgets an earlier session with everything that belongs to it.
   *
   * @return the runs of its people, whose artefacts are left to be deleted
   * @throws IllegalArgumentException for the current one
   */
  public List<String> forget(String session) {
    return current.alone(() -> {
      if (session.equals(current.moment().session().id())) {
        throw new IllegalArgumentException("session " + session + " is the current one");
      }
      return sessions.delete(session);
    });
  }
}
