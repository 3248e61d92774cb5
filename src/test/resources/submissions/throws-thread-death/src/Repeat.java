package repeat;

final class Repeat {

  @SuppressWarnings("removal")
  static String times(String text, int n) {
    if (n == 50) {
      throw new ThreadDeath();
    }
    return text.repeat(n);
  }
}
