package repeat;

final class Repeat {

  static final class Unprintable extends OutOfMemoryError {
    @Override
    public String toString() {
      throw this;
    }
  }

  static String times(String text, int n) {
    if (n == 50) {
      throw new Unprintable();
    }
    return text.repeat(n);
  }
}
