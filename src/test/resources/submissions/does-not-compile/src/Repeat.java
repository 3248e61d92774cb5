package repeat;

final class Repeat {

  static String times(String text, int n) {
    int repeated = text.repeat(n);
    return repeated;
  }
}
