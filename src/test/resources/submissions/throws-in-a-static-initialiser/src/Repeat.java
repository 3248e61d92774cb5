package repeat;

final class Repeat {

  private static final int LENGTH = Integer.parseInt("many");

  static String times(String text, int n) {
    return text.repeat(LENGTH * 0 + n);
  }
}
