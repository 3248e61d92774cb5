package repeat;

final class Repeat {

  static {
    System.exit(7);
  }

  static String times(String text, int n) {
    return text.repeat(n);
  }
}
