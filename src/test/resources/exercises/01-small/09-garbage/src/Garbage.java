package garbage;

/** What a collector has to do with. */
final class Garbage {

  private static final int BYTES = 16_384 - 16; // with its header a round number

  private Garbage() {}

  /** Makes an array that nobody keeps. */
  static byte[] storms() {
    return new byte[BYTES];
  }

  /** Wants a collection that nothing else needs. */
  static int asks() {
    System.gc();
    return BYTES;
  }

  /** Leaves the heap alone. */
  static int adds(int seed) {
    return seed * 31 + BYTES;
  }
}
