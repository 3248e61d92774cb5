package dev.hotpath.protocol;

import java.util.Objects;

/**
 * Some of the events of a {@link Trace}, a column for each property, in no order. What the columns
 * mean is said by each {@link TraceKind}.
 *
 * @param kinds ordinals of {@link TraceKind}
 * @param starts nanoseconds since the recording began
 * @param nanos how long it lasted; 0 for an instant
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record TraceEvents(
    byte[] kinds,
    int[] starts,
    int[] nanos,
    int[] threads,
    int[] whats,
    int[] others,
    int[] stacks) {

  /** At most so many at once: they have to fit into a frame of the link. */
  public static final int MAX = 250_000;

  public TraceEvents {
    if (kinds.length > MAX) {
      throw new IllegalArgumentException(kinds.length + " events at once");
    }
    for (int[] column : new int[][] {starts, nanos, threads, whats, others, stacks}) {
      if (column.length != kinds.length) {
        throw new IllegalArgumentException("columns of different lengths");
      }
    }
    for (int i = 0; i < kinds.length; i++) {
      Objects.checkIndex(kinds[i], TraceKind.count());
      if (starts[i] < 0 || nanos[i] < 0 || starts[i] > Integer.MAX_VALUE - nanos[i]) {
        throw new IllegalArgumentException(
            "an event from %d for %d ns".formatted(starts[i], nanos[i]));
      }
    }
  }

  /** How many there are. */
  public int size() {
    return kinds.length;
  }
}
