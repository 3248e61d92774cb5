package speed;

import java.util.HashMap;
import java.util.Map;

/**
 * CPU time and peak memory of a process tree, from now on.
 *
 * <p>CPU time is counted in two ways, of which neither can say too much: by the kernel, which adds
 * a child's time to its parent's when the parent waits for it, but loses that of a child whose
 * parent was killed first, as a sandbox is; and by looking often, which loses the last moments of
 * every process. The greater is the truer.
 */
final class Meter implements AutoCloseable {

  private static final int CPU_MILLIS = 20;
  private static final int LOOKS_PER_MEMORY = 5; // reading memory costs more

  private final ProcessTree tree;
  private final Map<String, Double> seen = new HashMap<>();
  private final Thread thread;
  private double kernel;
  private long peakKilobytes;

  /**
   * A moment.
   *
   * @param kernel CPU seconds as the kernel adds them up
   * @param seen CPU seconds as seen by looking often
   */
  record Reading(double kernel, double seen) {}

  Meter(long root) {
    tree = ProcessTree.of(root);
    read();
    thread = Thread.ofPlatform().daemon().name("meter").start(this::look);
  }

  private void look() {
    try {
      for (int look = 0; ; look++) {
        read();
        if (look % LOOKS_PER_MEMORY == 0) {
          long kilobytes = tree.proportional();
          synchronized (this) {
            peakKilobytes = Math.max(peakKilobytes, kilobytes);
          }
        }
        Thread.sleep(CPU_MILLIS);
      }
    } catch (InterruptedException end) {
      // Asked to.
    }
  }

  synchronized Reading read() {
    kernel = 0;
    for (ProcessTree.Cpu cpu : tree.cpu()) {
      kernel += cpu.own() + cpu.children();
      seen.put(cpu.pid() + " " + cpu.started(), cpu.own());
    }
    return new Reading(kernel, seen.values().stream().mapToDouble(Double::doubleValue).sum());
  }

  /** CPU seconds between a moment and now. */
  double since(Reading start) {
    Reading now = read();
    return Math.max(now.kernel - start.kernel, now.seen - start.seen);
  }

  /** Proportional memory, of all processes at once. */
  synchronized double peakMegabytes() {
    return peakKilobytes / 1024.0;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
