package dev.hotpath.worker;

import java.util.Arrays;

/**
 * A fixed piece of work, to see how fast this machine is right now: Marsaglia's xorshift, a chain
 * that neither processor nor compiler can shorten, and that touches no memory.
 */
public final class Spin {

  private static final int STEPS = 1_000;
  private static final int CHUNKS = 50;
  private static final int ROUNDS = 5;

  // Read by nobody; keeps the work alive.
  private static volatile long sink;

  private Spin() {}

  /** What it takes now, in nanoseconds: the median of five times, some 0.5 ms in all. */
  public static double nanos() {
    long[] rounds = new long[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      long x = start;
      for (int i = 0; i < CHUNKS; i++) {
        x = chunk(x);
      }
      sink = x;
      rounds[round] = System.nanoTime() - start;
    }
    Arrays.sort(rounds);
    return rounds[ROUNDS / 2];
  }

  // A method of its own, called often: a single long loop is compiled while it runs, or not, and
  // that would look like a machine four times slower.
  private static long chunk(long seed) {
    long x = seed;
    for (int i = 0; i < STEPS; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    return x;
  }
}
