package repeat;

final class Repeat {

  static {
    for (int i = 0; i >= 0; i = i + 1 & 0xff) {
      Thread.onSpinWait();
    }
  }

  static String times(String text, int n) {
    return text.repeat(n);
  }
}
