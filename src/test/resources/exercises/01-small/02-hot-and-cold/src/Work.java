package heat;

final class Work {

  private static final int STEPS = 20_000;

  private static byte[] room = {};

  private Work() {}

  static long both(long seed) {
    room = new byte[8_192];
    return hot(seed) + cold(seed) + room.length;
  }

  private static long hot(long seed) {
    long x = seed;
    for (int i = 0; i < 4 * STEPS; i++) {
      x = step(x);
    }
    return x;
  }

  private static long cold(long seed) {
    long x = seed;
    for (int i = 0; i < STEPS; i++) {
      x = step(x);
    }
    return x;
  }

  /** One step of a linear generator, each of which waits for the one before. */
  private static long step(long x) {
    return x * 6364136223846793005L + 1442695040888963407L;
  }
}
