package dev.hotpath.web;

import dev.hotpath.web.limit.Buckets;
import dev.hotpath.web.limit.OpenStreams;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets requests in that cost something, or says when to come again. Asked before a body is read and
 * before anything is kept; what a learner typed is never turned away.
 */
public final class Door {

  // Nobody starts ten runs by hand faster than that; a script that does has its answers anyway.
  private static final int RUNS = 10;
  private static final Duration A_RUN_EVERY = Duration.ofSeconds(1);

  // The page asks after each pause of 350 ms (squiggles.js), so three times a second at most. The
  // burst is for several pages that open at once.
  private static final int DIAGNOSTICS = 20;
  private static final Duration A_DIAGNOSIS_EVERY = Duration.ofMillis(250);

  // A hand that goes up and down faster says nothing more.
  private static final int WORDS = 10;
  private static final Duration A_WORD_EVERY = Duration.ofSeconds(2);

  // A browser opens no more than six to one host; but that one was closed shows at the second
  // heartbeat behind, and meanwhile somebody has leafed through some exercises, with two a page.
  private static final int STREAMS_OF_ONE = 20;
  // Each is a virtual thread and a connection, some 100 KB with the kernel's buffers.
  private static final int STREAMS_OF_ALL = 1_000;
  private static final Duration STREAM_RETRY = Duration.ofSeconds(5);

  private final Function<Context, String> learner;
  private final Supplier<Optional<Duration>> full;
  private final Buckets runs;
  private final Buckets diagnostics;
  private final Buckets words;
  private final OpenStreams streams = new OpenStreams(STREAMS_OF_ONE, STREAMS_OF_ALL);
  private final LongAdder tooMany = new LongAdder();
  private final LongAdder busy = new LongAdder();

  /**
   * A door through which nobody has come yet.
   *
   * @param learner whom a request counts for
   * @param full how long until there is room for one more run; empty where there is
   * @param nanoTime {@link System#nanoTime}
   */
  Door(
      Function<Context, String> learner, Supplier<Optional<Duration>> full, LongSupplier nanoTime) {
    this.learner = learner;
    this.full = full;
    runs = new Buckets(RUNS, A_RUN_EVERY, nanoTime);
    diagnostics = new Buckets(DIAGNOSTICS, A_DIAGNOSIS_EVERY, nanoTime);
    words = new Buckets(WORDS, A_WORD_EVERY, nanoTime);
  }

  /**
   * For a submission.
   *
   * @throws Problem 429 or 503, with when to come again
   */
  void run(Context context) {
    run(learner.apply(context));
  }

  void run(String who) {
    Optional<Duration> wait = runs.take(who);
    if (wait.isPresent()) {
      throw tooMany(
          "too-many-runs",
          "You start runs faster than one a second; start the next %s.",
          wait.get());
    }
    refuseWhereFull();
  }

  /** What a submission is told for which there is no room. */
  Problem full() {
    return busy(
        "busy",
        "This server has as many runs waiting as it takes. Your code is kept; try again %s.",
        full.get().orElse(Duration.ZERO));
  }

  private void refuseWhereFull() {
    if (full.get().isPresent()) {
      throw full();
    }
  }

  /**
   * For diagnostics.
   *
   * @throws Problem 429, with when to come again
   */
  void diagnosis(Context context) {
    diagnosis(learner.apply(context));
  }

  void diagnosis(String who) {
    Optional<Duration> wait = diagnostics.take(who);
    if (wait.isPresent()) {
      throw tooMany(
          "too-many-diagnostics",
          "The compiler was asked too often in a short time; ask again %s.",
          wait.get());
    }
  }

  /**
   * For what somebody says to the class, which is kept for ever.
   *
   * @throws Problem 429, with when to come again
   */
  public void word(Context context) {
    word(learner.apply(context));
  }

  void word(String who) {
    Optional<Duration> wait = words.take(who);
    if (wait.isPresent()) {
      throw tooMany(
          "too-many-words",
          "You tell the class something faster than it can listen; do it again %s.",
          wait.get());
    }
  }

  /** A place for a connection that stays open; to be closed with it. */
  public interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * For an event stream.
   *
   * @throws Problem 429 or 503, with when to come again
   */
  public Place stream(Context context) {
    return stream(learner.apply(context));
  }

  Place stream(String who) {
    return switch (streams.open(who)) {
      case YES -> () -> streams.close(who);
      case TOO_MANY_OF_ONE ->
          throw tooMany(
              "too-many-streams",
              "You follow runs in too many places at once; close one of those pages, or try again %s.",
              STREAM_RETRY);
      case TOO_MANY_OF_ALL ->
          throw busy(
              "busy",
              "So many follow their runs now that there is no room for one more; try again %s.",
              STREAM_RETRY);
    };
  }

  private Problem tooMany(String code, String message, Duration wait) {
    tooMany.increment();
    return Problem.later(429, code, message, wait);
  }

  private Problem busy(String code, String message, Duration wait) {
    busy.increment();
    return Problem.later(503, code, message, wait);
  }

  /** Requests that were told 429 since the server started. */
  long refusedAsTooMany() {
    return tooMany.sum();
  }

  /** Requests that were told 503 since the server started. */
  long refusedAsBusy() {
    return busy.sum();
  }

  /** Event streams that are open. */
  int openStreams() {
    return streams.all();
  }
}
