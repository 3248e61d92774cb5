package dev.hotpath.worker.trace;

import dev.hotpath.protocol.TraceKind;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A platform thread that waits at the moment when a recording begins or ends. The recorder writes a
 * wait down when it is over, and only if it saw its start: of one that goes beyond an end of the
 * recording it says nothing.
 *
 * @param thread as Java counts them
 * @param what class of what it waits for; empty where there is none
 * @param owner thread that holds it; −1 where none is known
 * @param stack innermost frame first
 */
record Standing(
    long thread, TraceKind kind, String what, long owner, List<StackTraceElement> stack) {

  private static final int MAX_DEPTH = 64;

  Standing {
    stack = List.copyOf(stack);
  }

  /** All of them, now. */
  static List<Standing> now() {
    List<Standing> standing = new ArrayList<>();
    for (ThreadInfo thread :
        ManagementFactory.getThreadMXBean().dumpAllThreads(false, false, MAX_DEPTH)) {
      of(thread).ifPresent(standing::add);
    }
    return standing;
  }

  private static Optional<Standing> of(ThreadInfo thread) {
    List<StackTraceElement> stack = List.of(thread.getStackTrace());
    Optional<TraceKind> kind =
        switch (thread.getThreadState()) {
          case BLOCKED -> Optional.of(TraceKind.BLOCKED);
          case WAITING, TIMED_WAITING -> Optional.of(waiting(stack));
          case NEW, RUNNABLE, TERMINATED -> Optional.empty();
        };
    LockInfo lock = thread.getLockInfo();
    return kind.map(is ->
        new Standing(
            thread.getThreadId(),
            is,
            lock == null ? "" : lock.getClassName(),
            thread.getLockOwnerId(),
            stack));
  }

  private static TraceKind waiting(List<StackTraceElement> stack) {
    for (StackTraceElement frame : stack) {
      String method = frame.getClassName() + "." + frame.getMethodName();
      if (method.startsWith("java.lang.Object.wait")) {
        return TraceKind.WAITING;
      } else if (method.startsWith("java.lang.Thread.sleep")) {
        return TraceKind.SLEEPING;
      }
    }
    return TraceKind.PARKED;
  }
}
