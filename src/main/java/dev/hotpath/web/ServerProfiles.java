package dev.hotpath.web;

import dev.hotpath.profiler.OwnProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Profiles of the server's own JVM: one at a time, and the last one kept. */
final class ServerProfiles implements AutoCloseable {

  /** Longer would only blur the picture, and hold up who asks next. */
  static final int MAX_SECONDS = 60;

  private static final Logger LOG = LoggerFactory.getLogger(ServerProfiles.class);

  private @Nullable Session last;

  /** How far a profile is. */
  sealed interface State {
    record Recording() implements State {}

    record Done(OwnProfile.Taken taken) implements State {}

    /**
     * @param why for a person
     */
    record Failed(String why) implements State {}
  }

  /** A profile that somebody asked for. */
  static final class Session {

    private final String id = UUID.randomUUID().toString();
    private final String event;
    private final int seconds;
    private final long startNanos = System.nanoTime();
    private final OwnProfile profile;
    private volatile State state = new State.Recording();

    private Session(String event, int seconds) {
      this.event = event;
      this.seconds = seconds;
      profile = new OwnProfile(event, Duration.ofSeconds(seconds));
    }

    String id() {
      return id;
    }

    String event() {
      return event;
    }

    /** Asked for. */
    int seconds() {
      return seconds;
    }

    /** Since it began. */
    Duration age() {
      return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    State state() {
      return state;
    }

    /** Ends it now; what was seen by then is the profile. */
    void end() {
      profile.cancel();
    }

    private void take() {
      try {
        state = new State.Done(profile.take());
      } catch (IOException | RuntimeException | LinkageError e) { // it has native code
        LOG.warn("The server's own {} profile did not work", event, e);
        state = new State.Failed("The profiler says: " + e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        state = new State.Failed("The server ended.");
      }
    }
  }

  /**
   * Begins one.
   *
   * @param event of {@link OwnProfile#VIEWS}
   * @param seconds 1 to {@link #MAX_SECONDS}
   * @throws Problem 409 while another one is under way, with when to come again
   */
  synchronized Session start(String event, int seconds) {
    if (last != null && last.state() instanceof State.Recording) {
      Duration left = Duration.ofSeconds(last.seconds() + 1L).minus(last.age());
      throw Problem.later(
          409,
          "profile-under-way",
          "Another profile of this server is being taken, and there is only one at a time; try"
              + " again %s, or end that one.",
          left);
    }
    Session session = new Session(event, seconds);
    last = session;
    // A thread of its own kind: the profiler must not wait for a carrier that it is looking at.
    Thread.ofPlatform().daemon().name("hotpath-own-profile").start(session::take);
    return session;
  }

  /** The last one, if it has that id. */
  synchronized Optional<Session> find(String id) {
    return Optional.ofNullable(last).filter(session -> session.id().equals(id));
  }

  @Override
  public synchronized void close() {
    if (last != null) {
      last.end();
    }
  }
}
