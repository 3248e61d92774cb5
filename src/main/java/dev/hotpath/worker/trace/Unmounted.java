package dev.hotpath.worker.trace;

import dev.hotpath.protocol.TraceKind;
import java.util.Set;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import org.jspecify.annotations.Nullable;

/**
 * Why a virtual thread had no carrier, by its stack.
 *
 * @param what class of what it waited for; empty where the stack does not tell
 */
record Unmounted(TraceKind kind, String what) {

  private static final Set<String> IN_BETWEEN =
      Set.of(
          "java.lang.VirtualThread",
          "java.lang.System$1",
          "jdk.internal.misc.VirtualThreads",
          "java.util.concurrent.locks.LockSupport",
          "java.util.concurrent.ForkJoinPool");
  private static final String SYNCHRONIZER = "java.util.concurrent.locks.AbstractQueued";

  static Unmounted of(@Nullable RecordedStackTrace trace) {
    if (trace == null) {
      return new Unmounted(TraceKind.PARKED, "");
    }
    for (RecordedFrame frame : trace.getFrames()) { // the innermost first
      String type = frame.getMethod().getType().getName();
      String method = frame.getMethod().getName();
      if (type.equals("java.lang.VirtualThread") && method.startsWith("sleep")) {
        return new Unmounted(TraceKind.SLEEPING, "");
      } else if (type.startsWith("sun.nio.ch.") || type.startsWith("java.net.")) {
        return new Unmounted(TraceKind.IO, "socket");
      } else if (!IN_BETWEEN.contains(type) && !type.startsWith(SYNCHRONIZER)) {
        return type.equals("java.lang.Thread")
            ? new Unmounted(TraceKind.PARKED, "Thread." + method)
            : new Unmounted(TraceKind.PARKED, type);
      }
    }
    return new Unmounted(TraceKind.PARKED, "");
  }
}
