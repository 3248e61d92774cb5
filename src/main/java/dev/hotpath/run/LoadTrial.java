package dev.hotpath.run;

import dev.hotpath.exercise.GoalDetail;
import dev.hotpath.grade.Answers;
import dev.hotpath.grade.Ending;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.protocol.JobEvent.LoadMoment;
import dev.hotpath.protocol.JobEvent.LoadPassed;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One service under load in one fresh JVM. What that reports is checked before it is believed. */
final class LoadTrial {

  private static final int WARM_UP_MILLIS = 1_000;
  private static final int PATIENCE_MILLIS = 2_000;

  // Often enough to look alive, and rare beside the requests themselves.
  private static final int MOMENT_MILLIS = 250;
  // As many as there can be within a fork's limit, and some.
  private static final int MOST_MOMENTS = 500;

  // As many as come in two seconds: what waits longer than that is not worth sending.
  private static final int LEAST_OUTSTANDING = 32;
  private static final int MOST_OUTSTANDING = 512;

  // Between a message and the clock that sees it.
  private static final double SLACK = 0.98;
  private static final long SLACK_NANOS = 50_000_000;

  private final BenchmarkKit kit;
  private final List<ClassFile> yours;
  private final Duration limit;
  private final WorkerSlot slot;

  LoadTrial(BenchmarkKit kit, List<ClassFile> yours, Duration limit, WorkerSlot slot) {
    this.kit = kit;
    this.yours = yours;
    this.limit = limit;
    this.slot = slot;
  }

  /** What became of it. */
  sealed interface Outcome {
    /**
     * What became of each request.
     *
     * @param passed of the open pass
     * @param waiting of the closed one, where it was asked for
     */
    record Taken(LoadPassed passed, Optional<LoadPassed> waiting) implements Outcome {

      Answers open() {
        return Answers.of(passed);
      }

      Optional<Answers> closed() {
        return waiting.map(Answers::of);
      }
    }

    /** The service would not start, or said that an answer was wrong. */
    record Wrong(String message) implements Outcome {}

    /** The fork did not come to its end, or told what can't be. */
    record Ended(Ending ending) implements Outcome {}
  }

  /** Sees how a pass goes while it goes on; it is told on the thread that waits for the end. */
  interface Watcher {

    /**
     * Hears what is new.
     *
     * @throws Forged where that can't be; the fork is ended
     */
    void moment(LoadMoment moment);
  }

  /** A fork told what can't be. */
  static final class Forged extends RuntimeException {
    Forged(String what) {
      super(what, null, false, false);
    }
  }

  /** What a fork told, with the times at which it did. */
  private static final class Told {
    private @Nullable LoadPassed open;
    private @Nullable LoadPassed closed;
    private @Nullable String failed;
    private long passedNanos;
    private int moments;

    private void hear(JobEvent event, Optional<Watcher> watcher) {
      switch (event) {
        case LoadMoment moment when watcher.isPresent() -> {
          if (++moments > MOST_MOMENTS) {
            throw new Forged("it told more than there can be to tell");
          }
          watcher.get().moment(moment);
        }
        case LoadPassed passed -> {
          if (passed.open()) {
            open = passed;
            passedNanos = System.nanoTime();
          } else {
            closed = passed;
          }
        }
        case JobEvent.BenchmarkFailed thrown -> failed = thrown.message();
        default -> {}
      }
    }
  }

  /**
   * Asks a service.
   *
   * @param fresh is used up
   * @param starter whether it is the starter's own
   * @param closed whether to ask with one client that waits for each answer, too
   */
  Outcome take(Worker fresh, GoalDetail.Load load, boolean starter, boolean closed)
      throws InterruptedException {
    return take(fresh, load, starter, closed, Optional.empty());
  }

  /**
   * Asks the learner's service in both ways, and lets somebody see how that goes.
   *
   * @param fresh is used up
   */
  Outcome watched(Worker fresh, GoalDetail.Load load, Watcher watcher) throws InterruptedException {
    try {
      return take(fresh, load, false, true, Optional.of(watcher));
    } catch (Forged forged) {
      return new Outcome.Ended(new Ending.Tampered(String.valueOf(forged.getMessage())));
    }
  }

  private Outcome take(
      Worker fresh,
      GoalDetail.Load load,
      boolean starter,
      boolean closed,
      Optional<Watcher> watcher)
      throws InterruptedException {
    Told told = new Told();
    Ending ending;
    // Not from the fork's word that the requests begin: on a busy machine that is heard late, and
    // an honest fork would be accused.
    long start = System.nanoTime();
    try (Worker worker = slot.take(fresh)) {
      ending =
          worker.run(
              job(load, starter, closed, watcher.isPresent()),
              limit,
              event -> told.hear(event, watcher));
    }
    if (told.failed != null) {
      return new Outcome.Wrong(told.failed);
    } else if (!(ending instanceof Ending.Finished)) {
      return new Outcome.Ended(ending);
    }
    Optional<String> forged =
        told.open == null
            ? Optional.of("it reported no requests")
            : implausible(load, told.open, told.passedNanos - start);
    if (forged.isEmpty() && closed && told.closed != null) {
      forged = implausibleWaiting(load, told.closed);
    }
    if (forged.isPresent() || told.open == null) {
      return new Outcome.Ended(new Ending.Tampered(forged.orElseThrow()));
    }
    return new Outcome.Taken(told.open, Optional.ofNullable(closed ? told.closed : null));
  }

  private Job.RunLoad job(GoalDetail.Load load, boolean starter, boolean closed, boolean watched) {
    return new Job.RunLoad(
        starter || yours.isEmpty() ? kit.classes() : kit.with(yours),
        kit.exercise().packageName() + "." + load.service(),
        load.rate(),
        load.requests(),
        WARM_UP_MILLIS,
        (int) Math.clamp(2 * load.rate(), LEAST_OUTSTANDING, MOST_OUTSTANDING),
        PATIENCE_MILLIS,
        closed,
        watched ? MOMENT_MILLIS : 0);
  }

  /**
   * Why answers can't be what was asked, by this server's own clock: the fork shares its JVM with
   * the code that it asks.
   *
   * @param wallNanos from before it was asked to its word that the requests are over
   */
  static Optional<String> implausible(GoalDetail.Load load, LoadPassed passed, long wallNanos) {
    int due = load.requests();
    if (passed.micros().length != due) {
      return Optional.of("it reported %d requests of %d".formatted(passed.micros().length, due));
    }
    double leastNanos = SLACK * (due - 1) * 1e9 / load.rate();
    if (wallNanos < leastNanos) {
      return Optional.of(
          "%d requests came in %d ms, and at this rate they take %.0f"
              .formatted(due, wallNanos / 1_000_000, leastNanos / 1e6));
    }
    return unlikely(passed, wallNanos);
  }

  private static Optional<String> implausibleWaiting(GoalDetail.Load load, LoadPassed passed) {
    return passed.micros().length > load.requests()
        ? Optional.of("it reported more requests than were due")
        : unlikely(passed, Long.MAX_VALUE / 2);
  }

  private static Optional<String> unlikely(LoadPassed passed, long wallNanos) {
    return Arrays.stream(passed.micros())
        .filter(micros -> micros < LoadPassed.REFUSED || micros * 1_000L > wallNanos + SLACK_NANOS)
        .mapToObj("it reported an answer after %d µs"::formatted)
        .findFirst();
  }
}
