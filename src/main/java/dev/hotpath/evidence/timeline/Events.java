package dev.hotpath.evidence.timeline;

import dev.hotpath.protocol.TraceKind;
import java.util.Arrays;

/**
 * The events of a trace in the order in which they are looked for: first the waits of each thread,
 * which don't overlap, then what was counted for each, then what each carrier ran, then all others
 * by kind; each by when they begin.
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record Events(
    byte[] kinds,
    int[] starts,
    int[] nanos,
    int[] threads,
    int[] whats,
    int[] others,
    int[] stacks,
    Groups groups) {

  /**
   * Where each group begins.
   *
   * @param threads how many there are
   * @param begins of each group, and the end of the last
   */
  record Groups(int threads, int[] begins) {

    /** How many groups there are. */
    static int count(int threads) {
      return 3 * threads + TraceKind.count();
    }

    /** Which one an event is in. */
    static int of(int threads, int kind, int thread) {
      TraceKind is = TraceKind.of(kind);
      if (is.isWait()) {
        return thread;
      } else if (is == TraceKind.SCHEDULED) {
        return threads + thread;
      }
      return is == TraceKind.MOUNTED ? 2 * threads + thread : 3 * threads + kind;
    }
  }

  /** Some that follow each other. */
  record Range(int begin, int end) {
    boolean isEmpty() {
      return begin >= end;
    }

    int size() {
      return Math.max(0, end - begin);
    }
  }

  /** Finds out where the groups are. */
  static Events of(
      int threadCount,
      byte[] kinds,
      int[] starts,
      int[] nanos,
      int[] threads,
      int[] whats,
      int[] others,
      int[] stacks) {
    int[] begins = new int[Groups.count(threadCount) + 1];
    for (int i = 0; i < kinds.length; i++) {
      begins[Groups.of(threadCount, kinds[i], threads[i]) + 1]++;
    }
    Arrays.parallelPrefix(begins, Integer::sum);
    Groups groups = new Groups(threadCount, begins);
    return new Events(kinds, starts, nanos, threads, whats, others, stacks, groups);
  }

  int size() {
    return kinds.length;
  }

  TraceKind kind(int event) {
    return TraceKind.of(kinds[event]);
  }

  int start(int event) {
    return starts[event];
  }

  int end(int event) {
    return starts[event] + nanos[event];
  }

  /** How much of it is in a window. */
  int within(int event, int from, int to) {
    return Math.max(0, Math.min(to, end(event)) - Math.max(from, start(event)));
  }

  private Range group(int group) {
    return new Range(groups.begins[group], groups.begins[group + 1]);
  }

  /** When the thread waited. */
  Range waits(int thread) {
    return group(thread);
  }

  /** What the kernel counted for it. */
  Range scheduled(int thread) {
    return group(groups.threads + thread);
  }

  /** What it ran as a carrier. */
  Range mounts(int carrier) {
    return group(2 * groups.threads + carrier);
  }

  /** All of a kind that is neither of those. */
  Range of(TraceKind kind) {
    return group(3 * groups.threads + kind.ordinal());
  }

  /**
   * Those of some that touch a window, where none of them overlap.
   *
   * @param to exclusive, unless they are instants at it
   */
  Range touching(Range range, int from, int to) {
    int begin = range.begin;
    int end = range.end;
    while (begin < end) {
      int middle = (begin + end) >>> 1;
      if (end(middle) < from || (end(middle) == from && nanos[middle] > 0)) {
        begin = middle + 1;
      } else {
        end = middle;
      }
    }
    return new Range(begin, firstFrom(new Range(begin, range.end), to));
  }

  /** The first of some that begins at that time or later. */
  int firstFrom(Range range, int time) {
    int begin = range.begin;
    int end = range.end;
    while (begin < end) {
      int middle = (begin + end) >>> 1;
      if (starts[middle] < time) {
        begin = middle + 1;
      } else {
        end = middle;
      }
    }
    return begin;
  }
}
