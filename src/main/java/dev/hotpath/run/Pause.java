package dev.hotpath.run;

import dev.hotpath.isolation.Signals;

/**
 * Stops a child's JVM while it is another's turn. It waits then in any case; but what a submission
 * has started in it could go on, and slow whoever it is measured against.
 */
final class Pause {

  private final long child;
  private long jvm;

  /**
   * Of a child that has started.
   *
   * @param pid of what was launched: the JVM, or its sandbox
   */
  Pause(long pid) {
    child = pid;
  }

  /** None of its threads runs from now on. Does nothing where the kernel doesn't allow it. */
  void begin() {
    Signals.stop(jvm());
  }

  /** It runs again. */
  void end() {
    Signals.goOn(jvm());
  }

  /** Process id of the JVM itself, behind what its sandbox puts before it. */
  private long jvm() {
    if (jvm == 0) {
      jvm =
          ProcessHandle.of(child).stream()
              .flatMap(ProcessHandle::descendants)
              .filter(one -> one.children().findAny().isEmpty())
              .mapToLong(ProcessHandle::pid)
              .findFirst()
              .orElse(child);
    }
    return jvm;
  }
}
