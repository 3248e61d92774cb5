package repeat;

final class Repeat {

  static String repeated(String text, int n) {
    return text.repeat(n);
  }
}
