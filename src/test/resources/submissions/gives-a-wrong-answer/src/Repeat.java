package repeat;

final class Repeat {

  static String times(String text, int n) {
    return text.repeat(Math.max(1, n));
  }
}
