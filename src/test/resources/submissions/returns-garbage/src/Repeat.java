package repeat;

final class Repeat {

  private static final String GARBAGE =
      "</script><img src=x onerror=alert(1)>\0\u001b[2J\ud800\uffff\u202e" + "🔥".repeat(5_000);

  static String times(String text, int n) {
    System.out.print(GARBAGE);
    return GARBAGE;
  }
}
