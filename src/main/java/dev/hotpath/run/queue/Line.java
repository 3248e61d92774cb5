package dev.hotpath.run.queue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * A stage with a fixed number of places and the line before it: first come, first served over
 * learners.
 *
 * <p>A learner has at most one run in the stage and one in the line. A newer one takes the place in
 * line of the older one that waits, so that nobody falls back by improving their code, and nobody
 * gets ahead by handing in often. One whose learner has another in the stage is passed by until
 * that has left. Not thread-safe: its user has a lock anyway.
 *
 * @param <R> a run; equal only to itself
 */
public final class Line<R> {

  private final int places;
  private final Map<String, R> inside = new HashMap<>();
  // A key that is put again keeps its place in this order, which is the line's.
  private final Map<String, R> waiting = new LinkedHashMap<>();

  /**
   * An empty one.
   *
   * @param places runs in the stage at once; at least 1
   */
  public Line(int places) {
    if (places < 1) {
      throw new IllegalArgumentException("a stage with " + places + " places lets nobody in");
    }
    this.places = places;
  }

  /** Lines a run up; {@link #admit} lets it in. Returns the run whose place it took. */
  public Optional<R> join(String learner, R run) {
    return Optional.ofNullable(waiting.put(learner, run));
  }

  /** Moves those whose turn has come from the line into the stage, and returns them in order. */
  public List<R> admit() {
    List<R> admitted = new ArrayList<>();
    Iterator<Map.Entry<String, R>> line = waiting.entrySet().iterator();
    while (inside.size() < places && line.hasNext()) {
      Map.Entry<String, R> next = line.next();
      if (inside.putIfAbsent(next.getKey(), next.getValue()) == null) {
        admitted.add(next.getValue());
        line.remove();
      }
    }
    return admitted;
  }

  /** Takes a run out of the stage. */
  public void leave(String learner, R run) {
    inside.remove(learner, run);
  }

  /** Takes a run out of the line; false where it does not wait. */
  public boolean withdraw(String learner, R run) {
    return waiting.remove(learner, run);
  }

  /** A learner's runs, the newest first. */
  public Stream<R> of(String learner) {
    return Stream.of(waiting, inside).map(runs -> runs.get(learner)).flatMap(Stream::ofNullable);
  }

  /** How many runs wait. */
  public int waiting() {
    return waiting.size();
  }

  /**
   * What lies before each run that waits, in the order of the line.
   *
   * <p>With one place a position counts who stands before it, the one in the stage included. With
   * more, fewer need to end: the first in line waits for one only, whichever that is.
   *
   * @param millisLeft that a run in the stage still needs, or that a waiting one will need
   */
  public Map<R, Wait> waits(ToDoubleFunction<R> millisLeft) {
    Map<String, Double> ownEnds = new HashMap<>();
    inside.forEach((learner, run) -> ownEnds.put(learner, millisLeft.applyAsDouble(run)));
    PriorityQueue<Double> ends = new PriorityQueue<>(ownEnds.values());
    ends.addAll(Collections.nCopies(places - inside.size(), 0.0));
    Map<R, Wait> waits = new LinkedHashMap<>();
    int taken = inside.size();
    for (Map.Entry<String, R> next : waiting.entrySet()) {
      String learner = next.getKey();
      double begin = Math.max(ends.remove(), ownEnds.getOrDefault(learner, 0.0));
      ends.add(begin + millisLeft.applyAsDouble(next.getValue()));
      taken++;
      int position = Math.max(inside.containsKey(learner) ? 1 : 0, taken - places);
      waits.put(next.getValue(), new Wait(position, Math.round(begin)));
    }
    return waits;
  }
}
