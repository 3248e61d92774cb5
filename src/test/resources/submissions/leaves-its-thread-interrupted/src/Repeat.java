package repeat;

final class Repeat {

  static String times(String text, int n) {
    Thread.currentThread().interrupt();
    return text.repeat(n);
  }
}
