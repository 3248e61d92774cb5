package repeat;

final class Repeat {

  static String times(String text, int n) {
    throw new IllegalStateException("x".repeat(10_000_000));
  }
}
