package dev.hotpath.run.queue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * A part of the way that few can be on at once: a {@link Line}, and how long those in it will have
 * to wait, from how long others took. Not thread-safe.
 */
public final class Stage<R extends Entrant> {

  private final Line<R> line;
  private final UsualTimes usual;
  private final LongSupplier nanoTime;
  private final Map<R, Long> began = new HashMap<>();

  /**
   * An empty one.
   *
   * @param places runs in it at once; at least 1
   * @param guessMillis that a run takes, until one has gone through
   * @param nanoTime {@link System#nanoTime}
   */
  public Stage(int places, double guessMillis, LongSupplier nanoTime) {
    line = new Line<>(places);
    usual = new UsualTimes(guessMillis);
    this.nanoTime = nanoTime;
  }

  /** Lines a run up. Returns the older one of its learner, whose place it took. */
  public Optional<R> join(R run) {
    return line.join(run.learner(), run);
  }

  /** Lets in those whose turn has come, and returns them in order. */
  public List<R> admit() {
    List<R> admitted = line.admit();
    admitted.forEach(run -> began.put(run, nanoTime.getAsLong()));
    return admitted;
  }

  /**
   * Lets a run out.
   *
   * @param wholeWay false for one that was ended before it came through, which teaches nothing
   */
  public void leave(R run, boolean wholeWay) {
    line.leave(run.learner(), run);
    Long start = began.remove(run);
    if (wholeWay && start != null) {
      usual.took(run.exercise(), millisSince(start));
    }
  }

  /** Takes a run out of the line; false where it does not wait. */
  public boolean withdraw(R run) {
    return line.withdraw(run.learner(), run);
  }

  /** What lies before each run that waits, in the order of the line. */
  public Map<R, Wait> waits() {
    return line.waits(this::millisLeft);
  }

  /** Milliseconds until the next run leaves; empty where none is in. */
  public Optional<Double> soonestEnd() {
    return began.keySet().stream().map(this::millisLeft).min(Double::compare);
  }

  private double millisLeft(R run) {
    double whole = usual.of(run.exercise());
    Long start = began.get(run);
    return start == null ? whole : Math.max(0, whole - millisSince(start));
  }

  private double millisSince(long nanos) {
    return (nanoTime.getAsLong() - nanos) / 1e6;
  }

  /** A learner's runs, the newest first. */
  public Stream<R> of(String learner) {
    return line.of(learner);
  }

  /** How many are in it. */
  public int inside() {
    return began.size();
  }

  /** How many wait. */
  public int waiting() {
    return line.waiting();
  }
}
