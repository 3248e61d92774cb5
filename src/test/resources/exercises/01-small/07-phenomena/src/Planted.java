package phenomena;

import java.util.concurrent.locks.LockSupport;

/** Does once an operation what each profile but that of the processor is there for. */
final class Planted {

  private static final Object MONITOR = new Object();
  private static final byte[][] KEPT = new byte[128][];

  private static volatile boolean held;
  private static int next;

  private Planted() {}

  static int all() throws InterruptedException {
    sleeps();
    waits();
    keeps();
    starts();
    return next;
  }

  private static void sleeps() throws InterruptedException {
    Thread.sleep(8);
  }

  /** Comes while another has the monitor, who keeps it until it sees that, and a little longer. */
  private static void waits() throws InterruptedException {
    Thread caller = Thread.currentThread();
    held = false;
    Thread holder = new Thread(() -> holds(caller));
    holder.start();
    while (!held) {
      Thread.onSpinWait();
    }
    synchronized (MONITOR) {
      held = false;
    }
    holder.join();
  }

  private static void holds(Thread caller) {
    synchronized (MONITOR) {
      held = true;
      while (caller.getState() != Thread.State.BLOCKED) {
        Thread.onSpinWait();
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static void keeps() {
    KEPT[next++ % KEPT.length] = new byte[256 << 10];
  }

  private static void starts() throws InterruptedException {
    Thread platform = new Thread(() -> {});
    platform.start();
    platform.join();
    for (int i = 0; i < 4; i++) {
      Thread.ofVirtual().start(() -> {}).join();
    }
  }
}
