package repeat;

import java.util.concurrent.CountDownLatch;

final class Repeat {

  private static final Object LEFT = new Object();
  private static final Object RIGHT = new Object();
  private static final CountDownLatch BOTH_HAVE_ONE = new CountDownLatch(2);

  static String times(String text, int n) {
    Thread other = new Thread(() -> lock(RIGHT, LEFT));
    other.start();
    lock(LEFT, RIGHT);
    return text.repeat(n);
  }

  private static void lock(Object first, Object second) {
    synchronized (first) {
      BOTH_HAVE_ONE.countDown();
      try {
        BOTH_HAVE_ONE.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      synchronized (second) {
        second.notifyAll();
      }
    }
  }
}
