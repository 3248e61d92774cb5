package dev.hotpath.evidence.timeline;

import dev.hotpath.protocol.Trace;
import dev.hotpath.protocol.TraceEvents;
import dev.hotpath.protocol.TraceKind;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Puts the events of a worker in order, once, and refuses those that refer to nothing. */
final class EventSorter {

  private static final int MAX_PARTS = 2 * Trace.MAX_EVENTS / TraceEvents.MAX;
  private static final int PLACE_BITS = 24;

  private final Trace trace;
  private final List<TraceEvents> parts;
  private final int total;
  private int size;
  private final byte[] kinds;
  private final int[] starts;
  private final int[] nanos;
  private final int[] threads;
  private final int[] whats;
  private final int[] others;
  private final int[] stacks;

  private EventSorter(Trace trace, List<TraceEvents> parts) {
    if (parts.size() > MAX_PARTS) {
      throw new IllegalArgumentException("a trace in %d parts".formatted(parts.size()));
    }
    this.trace = trace;
    this.parts = parts;
    long sum = parts.stream().mapToLong(TraceEvents::size).sum();
    if (sum != trace.events() || sum > Trace.MAX_EVENTS) {
      throw new IllegalArgumentException(
          "a trace of %d events came with %d".formatted(trace.events(), sum));
    }
    total = (int) sum;
    kinds = new byte[total];
    starts = new int[total];
    nanos = new int[total];
    threads = new int[total];
    whats = new int[total];
    others = new int[total];
    stacks = new int[total];
  }

  /**
   * Sorts them.
   *
   * @throws IllegalArgumentException where there are not as many as the trace says
   * @throws IndexOutOfBoundsException where one refers to what the trace does not have
   */
  static Events sorted(Trace trace, List<TraceEvents> parts) {
    return new EventSorter(trace, parts).sort();
  }

  private Events sort() {
    int threadCount = trace.threads().size();
    int[] next = new int[Events.Groups.count(threadCount) + 1];
    for (TraceEvents part : parts) {
      for (int i = 0; i < part.size(); i++) {
        check(part, i);
        next[Events.Groups.of(threadCount, part.kinds()[i], part.threads()[i]) + 1]++;
      }
    }
    Arrays.parallelPrefix(next, Integer::sum);
    int[] begins = next.clone();
    // When it begins, pinned threads first, and where it is; in this order as one number.
    long[] keys = new long[total];
    int place = 0;
    for (TraceEvents part : parts) {
      for (int i = 0; i < part.size(); i++) {
        int group = Events.Groups.of(threadCount, part.kinds()[i], part.threads()[i]);
        long second = part.kinds()[i] == TraceKind.PINNED.ordinal() ? 0 : 1;
        long when = ((long) part.starts()[i] << 1) | second;
        keys[next[group]++] = (when << PLACE_BITS) | place++;
      }
    }
    for (int group = 0; group + 1 < begins.length; group++) {
      Arrays.sort(keys, begins[group], begins[group + 1]);
      take(keys, begins[group], begins[group + 1], group < threadCount);
    }
    return Events.of(
        threadCount,
        size == total ? kinds : Arrays.copyOf(kinds, size),
        kept(starts),
        kept(nanos),
        kept(threads),
        kept(whats),
        kept(others),
        kept(stacks));
  }

  private int[] kept(int[] column) {
    return size == total ? column : Arrays.copyOf(column, size);
  }

  /** Of waits that overlap, as one within another does, the one that began first is kept whole. */
  private void take(long[] keys, int begin, int end, boolean waits) {
    int busyUntil = 0;
    for (int i = begin; i < end; i++) {
      int place = (int) (keys[i] & ((1L << PLACE_BITS) - 1));
      TraceEvents part = parts.getFirst();
      int at = place;
      for (int next = 1; at >= part.size(); next++) {
        at -= part.size();
        part = parts.get(next);
      }
      int start = part.starts()[at];
      int until = start + part.nanos()[at];
      if (waits) {
        start = Math.max(start, busyUntil);
        if (start >= until) {
          continue;
        }
        busyUntil = until;
      }
      kinds[size] = part.kinds()[at];
      starts[size] = start;
      nanos[size] = until - start;
      threads[size] = part.threads()[at];
      whats[size] = part.whats()[at];
      others[size] = part.others()[at];
      stacks[size] = part.stacks()[at];
      size++;
    }
  }

  private void check(TraceEvents part, int i) {
    TraceKind kind = TraceKind.of(part.kinds()[i]);
    if (part.starts()[i] + part.nanos()[i] > trace.nanos()) {
      throw new IllegalArgumentException("an event behind the end of its trace");
    }
    if (kind.hasThread()) {
      Objects.checkIndex(part.threads()[i], trace.threads().size());
    }
    int what = part.whats()[i];
    if (kind.isNamed()) {
      optional(what, trace.names().size());
    } else if (kind == TraceKind.DEOPTIMISED) {
      Objects.checkIndex(what, trace.deoptimisations().size());
    } else if (kind == TraceKind.OWN) {
      Objects.checkIndex(what, trace.own().size());
    }
    if (kind.hasOtherThread()) {
      optional(part.others()[i], trace.threads().size());
    } else if (kind == TraceKind.COLLECTION) {
      optional(part.others()[i], trace.names().size());
    }
    if (kind.hasStack()) {
      optional(part.stacks()[i], trace.stacks().size());
    }
    if (kind == TraceKind.SAMPLED) {
      Objects.checkIndex(part.stacks()[i], trace.stacks().size());
    }
  }

  private static void optional(int index, int size) {
    if (index != -1) {
      Objects.checkIndex(index, size);
    }
  }
}
