package repeat;

import java.util.List;
import java.util.concurrent.CountDownLatch;

final class Repeat {

  static String times(String text, int n) {
    if (n == 1) {
      Held.all();
    }
    return text.repeat(n);
  }
}

/** Another class than the one that is being initialised. */
final class Held {

  static void all() {
    CountDownLatch held = new CountDownLatch(1);
    Thread holder = new Thread(() -> hold(List.of(
        System.class, Runtime.class, Thread.class, String.class, Integer.class, System.out,
        System.err, System.getProperties(), Thread.currentThread().getThreadGroup(),
        type("repeat.RepeatTest"), type("repeat.HiddenTest"),
        type("org.junit.jupiter.api.Assertions"),
        type("dev.hotpath.worker.TestListener"), type("dev.hotpath.worker.TestHarness"),
        type("dev.hotpath.worker.WorkerMain"), type("dev.hotpath.protocol.Link"),
        type("dev.hotpath.protocol.Codec"), type("dev.hotpath.worker.Captured")), 0, held));
    holder.setDaemon(true);
    holder.start();
    try {
      held.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Object type(String name) {
    try {
      return Class.forName(name, false, Repeat.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void hold(List<Object> locks, int index, CountDownLatch held) {
    if (index < locks.size()) {
      synchronized (locks.get(index)) {
        hold(locks, index + 1, held);
      }
    }
    held.countDown();
    while (true) {
      Thread.onSpinWait();
    }
  }
}
