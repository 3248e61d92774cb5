package dev.hotpath.worker.layout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Classes whose layout has something to tell, and such that have nothing. */
@SuppressWarnings("unused") // what counts is that the fields are there
final class Planted {

  private Planted() {}

  /** A gap behind the boolean, whatever the header. */
  static class Gap {
    long number;
    boolean flag;
  }

  /** Fields of a class and of the one above it. */
  static final class Below extends Gap {
    byte small;
    Object reference = "";
    double large;
  }

  record Reading(byte kind, boolean valid, int meter, long at, double value) {}

  static final class Nothing {}

  enum Colour {
    RED,
    GREEN
  }

  /** Written by a thread each, side by side. */
  static final class Counters {
    volatile long reads;
    volatile long writes;
    long[] hits = new long[8];

    void read() {
      reads++;
      hits[0]++;
    }

    void write() {
      writes++;
      hits[1]++;
    }
  }

  /** The same, a line apart and by nobody else's side. */
  static final class Apart {
    volatile long reads;
    long p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15;
    volatile long writes;

    void read() {
      reads++;
    }

    void write() {
      writes++;
    }
  }

  /** What a benchmark's state may hold. */
  static final class State {
    static final int[][] GRID = new int[10][100];

    int own = 1;
    @Nullable Object nothing;
    Reading[] readings = {};
    List<Integer> boxed = List.of();
    int[] plain = {};
    Object itself = this;
    Thread elsewhere = Thread.currentThread();
  }
}
