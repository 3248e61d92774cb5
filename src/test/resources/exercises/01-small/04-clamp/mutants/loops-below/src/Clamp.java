package clamp;

/** Keeps a number within two ends. */
final class Clamp {
  private Clamp() {}

  static int clamp(int value, int low, int high) {
    while (value < low) {
      Thread.onSpinWait();
    }
    return value > high ? high : value;
  }
}
