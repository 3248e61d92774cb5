package dev.hotpath.isolation;

import org.jspecify.annotations.Nullable;

/** Stops processes for a while. */
public final class Signals {

  // On x86-64 and aarch64 alike; see signal(7).
  private static final long CONTINUE = 18;
  private static final long STOP = 19;

  private Signals() {}

  private static final class Linked {
    static final @Nullable Architecture HOST = Architecture.current();
    static final @Nullable Kernel KERNEL = HOST == null ? null : Kernel.open(HOST);
  }

  /** No thread of it runs from now on; false where the kernel refuses. */
  public static boolean stop(long pid) {
    return send(pid, STOP);
  }

  /** Lets it go on; false where the kernel refuses. */
  public static boolean goOn(long pid) {
    return send(pid, CONTINUE);
  }

  private static boolean send(long pid, long signal) {
    return Linked.KERNEL != null && Linked.KERNEL.call(SystemCall.KILL, pid, signal, 0) == 0;
  }
}
