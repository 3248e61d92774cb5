package dev.hotpath.worker;

import java.util.Arrays;

/**
 * A fixed piece of work, to see how fast this machine is right now: a chain of multiplications that
 * no processor can shorten, and that touches no memory.
 */
public final class Spin {

  private static final int STEPS = 100_000;
  private static final int ROUNDS = 5;

  // Read by nobody; keeps the work alive.
  private static volatile long sink;

  private Spin() {}

  /** What it takes now, in nanoseconds: the median of five times, some 0.7 ms in all. */
  public static double nanos() {
    long[] rounds = new long[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      long x = start;
      for (int i = 0; i < STEPS; i++) {
        x = x * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
      }
      sink = x;
      rounds[round] = System.nanoTime() - start;
    }
    Arrays.sort(rounds);
    return rounds[ROUNDS / 2];
  }
}
