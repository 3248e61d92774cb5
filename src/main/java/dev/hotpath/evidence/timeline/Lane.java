package dev.hotpath.evidence.timeline;

import dev.hotpath.evidence.timeline.Events.Range;
import dev.hotpath.protocol.Trace;
import dev.hotpath.protocol.Trace.ThreadKind;
import dev.hotpath.protocol.Trace.TracedThread;

/** One thread's time, without gaps: its waits, and what it was about between them. */
final class Lane {

  /** Told of a piece of time, and how much of it the thread spent so, 0 to 1. */
  interface Sink {
    void add(int from, int to, State state, double share);
  }

  private final Events events;
  private final TracedThread thread;
  private final int number;
  private final int born;
  private final int gone;
  private final Scheduling scheduling;

  Lane(Timeline timeline, int number) {
    Trace trace = timeline.trace();
    this.number = number;
    events = timeline.events();
    thread = trace.threads().get(number);
    born = Math.max(0, thread.start());
    gone = thread.end() < 0 ? trace.nanos() : thread.end();
    scheduling = new Scheduling(events, number, born, gone);
  }

  /** Whether it is of the program, and neither of the JVM nor of what runs the program. */
  static boolean ofProgram(ThreadKind kind) {
    return switch (kind) {
      case PLATFORM, CARRIER, VIRTUAL -> true;
      case JIT, GC, JVM, HARNESS -> false;
    };
  }

  /** What the kernel counted for it. */
  Scheduling scheduling() {
    return scheduling;
  }

  boolean livesIn(int from, int to) {
    return born < to && gone > from;
  }

  /** Tells all that it did in a window, in the order of time. */
  void tell(int from, int to, Sink sink) {
    int at = Math.max(from, born);
    int until = Math.min(to, gone);
    Range waits = events.touching(events.waits(number), at, until);
    for (int wait = waits.begin(); wait < waits.end() && at < until; wait++) {
      int start = Math.max(at, events.start(wait));
      int end = Math.min(until, events.end(wait));
      between(at, start, sink);
      if (start < end) {
        sink.add(start, end, State.of(events.kind(wait)), 1);
        at = end;
      }
    }
    between(at, until, sink);
  }

  private void between(int from, int to, Sink sink) {
    if (from >= to) {
      return;
    } else if (scheduling.known()) {
      // What the JVM's own threads wait for is nobody's business here.
      scheduling.tell(from, to, ofProgram(thread.kind()), sink);
    } else if (ofProgram(thread.kind())) {
      sink.add(from, to, State.ACTIVE, 1);
    }
  }

  /** Nanoseconds in each state. */
  double[] nanos(int from, int to) {
    double[] nanos = new double[State.count()];
    tell(from, to, (start, end, state, share) -> nanos[state.ordinal()] += share * (end - start));
    return nanos;
  }
}
