package dev.hotpath.worker.trace;

import dev.hotpath.protocol.TraceKind;
import java.util.Arrays;
import java.util.List;

/**
 * Adds the waits that go beyond an end of the recording: from the beginning until a thread first
 * did something, and from the last that it did to the end.
 */
final class Ends {

  private final EventReader reader;
  private final int from;
  private final int to;
  private final int[] first;
  private final int[] last;

  Ends(EventReader reader, int from, int to) {
    this.reader = reader;
    this.from = from;
    this.to = to;
    first = new int[reader.threads.size()];
    last = new int[reader.threads.size()];
    Arrays.fill(first, to);
    Arrays.fill(last, from);
    Columns events = reader.columns;
    for (int i = 0; i < events.size(); i++) {
      TraceKind kind = events.kind(i);
      if (kind == TraceKind.SCHEDULED) {
        counted(i);
      } else if (kind.hasThread()) {
        did(events.thread(i), events.start(i), events.end(i));
      }
    }
  }

  /**
   * Where in a period it ran is not known: at its end after a wait, at its beginning before one.
   */
  private void counted(int event) {
    Columns events = reader.columns;
    int busy = Math.max(0, events.what(event)) + Math.max(0, events.other(event));
    if (busy > 0) {
      int start = events.start(event);
      int end = events.end(event);
      int thread = events.thread(event);
      first[thread] = Math.min(first[thread], Math.max(start, end - busy));
      last[thread] = Math.max(last[thread], Math.min(end, start + busy));
    }
  }

  private void did(int thread, int start, int end) {
    if (end > from && start < to) {
      first[thread] = Math.min(first[thread], Math.max(start, from));
      last[thread] = Math.max(last[thread], Math.min(end, to));
    }
  }

  void add(List<Standing> before, List<Standing> after) {
    int seen = first.length;
    for (Standing standing : before) {
      int thread = reader.threads.ofJava(standing.thread());
      if (thread >= 0 && thread < seen) {
        add(standing, thread, from, first[thread]);
      }
    }
    for (Standing standing : after) {
      int thread = reader.threads.ofJava(standing.thread());
      // One that did nothing at all was added from the beginning already.
      if (thread >= 0 && thread < seen && first[thread] < to) {
        add(standing, thread, last[thread], to);
      }
    }
  }

  /** A virtual thread that nothing more was heard of is parked: one that runs is sampled. */
  void addVirtual() {
    for (int thread = 0; thread < first.length; thread++) {
      Threads.Entry entry = reader.threads.get(thread);
      if (entry.isVirtual()) {
        if (entry.start() <= from && from < first[thread]) {
          park(thread, from, first[thread]);
        }
        int heard = (int) Math.max(last[thread], entry.start());
        boolean seen = first[thread] < to || entry.start() > from;
        if (entry.end() < 0 && seen && heard < to) {
          park(thread, heard, to);
        }
      }
    }
  }

  private void park(int thread, int start, int end) {
    reader.columns.add(TraceKind.PARKED, start, end - start, thread, -1, -1, -1);
  }

  private void add(Standing standing, int thread, int start, int end) {
    if (start < end && !reader.threads.get(thread).isHarness()) {
      reader.columns.add(
          standing.kind(),
          start,
          end - start,
          thread,
          reader.name(standing.what()),
          reader.threads.ofJava(standing.owner()),
          reader.stacks.number(standing.stack()));
    }
  }
}
