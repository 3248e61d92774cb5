package dev.hotpath.worker.trace;

import dev.hotpath.protocol.Trace;
import dev.hotpath.protocol.TraceEvents;
import dev.hotpath.protocol.TraceKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Events as they are read, column by column; times are of the recording, not of the trace yet. */
final class Columns {

  private byte[] kinds = new byte[1 << 12];
  private final int[][] columns = new int[6][1 << 12];
  private int size;
  private long dropped;

  /** Adds an event, as far as it lies behind the beginning of the recording. */
  void add(TraceKind kind, long start, long nanos, int thread, int what, int other, int stack) {
    long from = Math.max(0, start);
    long to = Math.min(Integer.MAX_VALUE, start + nanos);
    if (from > to) {
      return; // before or behind all that is recorded
    } else if (size == Trace.MAX_EVENTS) {
      dropped++;
      return;
    }
    if (size == kinds.length) {
      kinds = Arrays.copyOf(kinds, 2 * size);
      for (int i = 0; i < columns.length; i++) {
        columns[i] = Arrays.copyOf(columns[i], 2 * size);
      }
    }
    kinds[size] = (byte) kind.ordinal();
    int[] values = {(int) from, (int) (to - from), thread, what, other, stack};
    for (int i = 0; i < columns.length; i++) {
      columns[i][size] = values[i];
    }
    size++;
  }

  int size() {
    return size;
  }

  long dropped() {
    return dropped;
  }

  TraceKind kind(int event) {
    return TraceKind.of(kinds[event]);
  }

  int start(int event) {
    return columns[0][event];
  }

  int end(int event) {
    return columns[0][event] + columns[1][event];
  }

  int thread(int event) {
    return columns[2][event];
  }

  int what(int event) {
    return columns[3][event];
  }

  int other(int event) {
    return columns[4][event];
  }

  void setOther(int event, int other) {
    columns[4][event] = other;
  }

  /** Keeps what lies between two times, as far as it does, and counts time from the first. */
  void clip(int from, int to) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      int start = Math.max(from, start(i));
      int end = Math.min(to, end(i));
      if (start > end || (start == end && columns[1][i] > 0)) {
        continue;
      }
      kinds[kept] = kinds[i];
      columns[0][kept] = start - from;
      columns[1][kept] = end - start;
      for (int column = 2; column < columns.length; column++) {
        columns[column][kept] = columns[column][i];
      }
      kept++;
    }
    size = kept;
  }

  /** All of them, in parts that can be sent. */
  List<TraceEvents> parts() {
    List<TraceEvents> parts = new ArrayList<>();
    for (int from = 0; from < size; from += TraceEvents.MAX) {
      int to = Math.min(size, from + TraceEvents.MAX);
      parts.add(
          new TraceEvents(
              Arrays.copyOfRange(kinds, from, to),
              Arrays.copyOfRange(columns[0], from, to),
              Arrays.copyOfRange(columns[1], from, to),
              Arrays.copyOfRange(columns[2], from, to),
              Arrays.copyOfRange(columns[3], from, to),
              Arrays.copyOfRange(columns[4], from, to),
              Arrays.copyOfRange(columns[5], from, to)));
    }
    return parts;
  }
}
