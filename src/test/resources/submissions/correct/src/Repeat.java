package repeat;

final class Repeat {

  static String times(String text, int n) {
    return text.repeat(n);
  }
}
