package repeat;

final class IllegalStateException extends RuntimeException {

  IllegalStateException(String message) {
    super("all is well");
  }
}

final class Repeat {

  static String times(String text, int n) {
    return text.repeat(n);
  }
}
