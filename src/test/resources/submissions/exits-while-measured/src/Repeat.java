package repeat;

final class Repeat {

  static String times(String text, int n) {
    if (n > 100) {
      System.exit(0);
    }
    return text.repeat(n);
  }
}
