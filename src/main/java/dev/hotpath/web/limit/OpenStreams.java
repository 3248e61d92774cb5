package dev.hotpath.web.limit;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Counts connections that stay open: so many for each learner, and so many in all. */
public final class OpenStreams {

  private final Map<String, Integer> byLearner = new HashMap<>();
  private final int mostOfOne;
  private final int mostOfAll;
  private int all;

  public OpenStreams(int mostOfOne, int mostOfAll) {
    this.mostOfOne = mostOfOne;
    this.mostOfAll = mostOfAll;
  }

  /** What came of opening one. */
  public enum Opened {
    YES,
    /** The learner has as many as one may have. */
    TOO_MANY_OF_ONE,
    /** There are as many as there may be. */
    TOO_MANY_OF_ALL
  }

  /** Opens one more, to be given to {@link #close} if that is {@code YES}. */
  public synchronized Opened open(String learner) {
    int own = byLearner.getOrDefault(learner, 0);
    if (own >= mostOfOne) {
      return Opened.TOO_MANY_OF_ONE;
    } else if (all >= mostOfAll) {
      return Opened.TOO_MANY_OF_ALL;
    }
    byLearner.put(learner, own + 1);
    all++;
    return Opened.YES;
  }

  /** Closes one of the learner's. */
  public synchronized void close(String learner) {
    int own = Objects.requireNonNull(byLearner.get(learner), "none is open");
    if (own == 1) {
      byLearner.remove(learner);
    } else {
      byLearner.put(learner, own - 1);
    }
    all--;
  }

  /** How many are open. */
  public synchronized int all() {
    return all;
  }
}
