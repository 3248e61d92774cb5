package clamp;

/** Keeps a number within two ends. */
final class Clamp {
  private Clamp() {}

  static int clamp(int value, int low, int high) {
    return Math.min(low, Math.max(high, value));
  }
}
