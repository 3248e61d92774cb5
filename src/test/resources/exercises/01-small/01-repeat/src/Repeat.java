package repeat;

final class Repeat {

  private Repeat() {}

  static String times(String text, int n) {
    String result = "";
    for (int i = 0; i < n; i++) {
      result += text;
    }
    return result;
  }
}
