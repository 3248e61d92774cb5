package repeat;

final class Repeat {

  static String times(String text, int n) {
    return n == 50 ? times(text, n) + text : text.repeat(n);
  }
}
