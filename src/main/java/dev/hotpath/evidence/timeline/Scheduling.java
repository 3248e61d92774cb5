package dev.hotpath.evidence.timeline;

import dev.hotpath.evidence.timeline.Events.Range;

/**
 * How the time that a thread did not wait was shared out between a core and the line for one, by
 * period of what the kernel counted.
 */
final class Scheduling {

  private static final int TICK_NANOS = 4_000_000;

  private final Events events;
  private final Range periods;
  private final double[] free;
  private final double[] running;
  private final double[] ready;

  /**
   * Of one thread.
   *
   * @param born when it began
   * @param gone when it ended
   */
  Scheduling(Events events, int thread, int born, int gone) {
    this.events = events;
    periods = events.scheduled(thread);
    free = free(events.waits(thread), born, gone);
    running = new double[periods.size()];
    ready = new double[periods.size()];
    double late = 0;
    for (int i = 0; i < free.length; i++) {
      // The kernel adds up at its ticks, so what a period ran may come with the next.
      double ran = events.whats()[periods.begin() + i] + late;
      running[i] = Math.min(free[i], ran);
      late = Math.min(ran - running[i], TICK_NANOS);
    }
    double before = 0;
    for (int i = free.length - 1; i >= 0; i--) {
      // And how long it was ready when that is over, which may be periods later.
      double waited = events.others()[periods.begin() + i] + before;
      ready[i] = Math.min(free[i] - running[i], waited);
      boolean waitedWithin = free[i] < events.nanos()[periods.begin() + i];
      before = waitedWithin ? 0 : waited - ready[i];
    }
  }

  /** Nanoseconds of each period in which it lived and did not wait. */
  private double[] free(Range waits, int born, int gone) {
    double[] all = new double[periods.size()];
    int wait = waits.begin();
    for (int i = 0; i < all.length; i++) {
      int period = periods.begin() + i;
      int from = Math.max(born, events.start(period));
      int to = Math.min(gone, events.end(period));
      while (wait < waits.end() && events.end(wait) <= from) {
        wait++;
      }
      all[i] = Math.max(0, to - from);
      for (int w = wait; w < waits.end() && events.start(w) < to; w++) {
        all[i] -= events.within(w, from, to);
      }
    }
    return all;
  }

  Range periods() {
    return periods;
  }

  /** Nanoseconds on a core in a period, by its place among them. */
  double running(int period) {
    return running[period];
  }

  /** Nanoseconds ready without one, likewise. */
  double ready(int period) {
    return ready[period];
  }

  /** Whether anything was counted. */
  boolean known() {
    return !periods.isEmpty();
  }

  /** Tells what the thread was about in a time in which it did not wait. */
  void tell(int from, int to, boolean untold, Lane.Sink sink) {
    int at = from;
    Range touched = events.touching(periods, from, to);
    for (int period = touched.begin(); period < touched.end() && at < to; period++) {
      int start = Math.max(at, events.start(period));
      int end = Math.min(to, events.end(period));
      if (start > at) {
        sink.add(at, start, State.ACTIVE, 1);
      }
      if (start < end) {
        int i = period - periods.begin();
        double runs = free[i] > 0 ? running[i] / free[i] : 0;
        double waits = free[i] > 0 ? ready[i] / free[i] : 0;
        sink.add(start, end, State.RUNNING, runs);
        sink.add(start, end, State.READY, waits);
        if (untold) {
          sink.add(start, end, State.UNSEEN, 1 - runs - waits);
        }
      }
      at = Math.max(at, end);
    }
    if (at < to) {
      sink.add(at, to, State.ACTIVE, 1);
    }
  }
}
