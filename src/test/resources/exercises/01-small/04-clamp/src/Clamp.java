package clamp;

/** Keeps a number within two ends. */
final class Clamp {
  private Clamp() {}

  static int clamp(int value, int low, int high) {
    if (value < low) {
      return low;
    }
    return value > high ? high : value;
  }
}
