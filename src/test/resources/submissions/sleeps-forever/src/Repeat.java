package repeat;

final class Repeat {

  static String times(String text, int n) {
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return text.repeat(n);
  }
}
