package dev.hotpath.isolation;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Set;

/**
 * A filter on system calls that a JVM puts on itself once it has started, for good: from then on no
 * thread of it, old or new, starts a program, reaches another process, opens a connection or
 * touches what only an administrator needs. {@code SeccompPolicy} has the table.
 *
 * <p>Streams that are open stay usable, new threads can be made, and the JVM, its debugging signals
 * and async-profiler work on. What the JVM needs before it runs anybody else's code (a connected
 * socket, a loaded library) is best done before.
 *
 * <p>With it, unless a profiler is to work, the process's files under {@code /proc} become root's,
 * its memory among them.
 *
 * <p>Files, and addresses of a permitted socket, are not its business: a system call's filter can't
 * look behind pointers. Linux on x86-64 and aarch64, with glibc.
 */
public final class Seccomp {

  /** What an exercise may need beyond computing. */
  public enum Permit {
    /**
     * New sockets of the families Unix, IPv4 and IPv6, to any address: give the process a network
     * of its own that has nothing but loopback.
     */
    LOOPBACK_SOCKETS,
    /**
     * The profiler's event {@code cpu-clock}. Its counters send signals through files, and to whom
     * is out of the filter's sight: give the process a user id, or process ids, of its own.
     */
    PERF_EVENTS
  }

  private static final int SET_MODE_FILTER = 1;
  // To all threads, or to none.
  private static final int TO_ALL_THREADS = 1;
  // Before Linux 5.16 a filter turns off a processor's speculation around stores, which would slow
  // the code that we are here to measure; a JVM that runs one learner's code has no secrets from
  // it.
  private static final int KEEP_SPECULATION = 4;

  private static final int FILTER_POINTER = 8;
  private static final int FILTER_BYTES = 16;

  private Seccomp() {}

  /** Whether the numbers of this machine's system calls are known here. */
  public static boolean supported() {
    return Architecture.current() != null;
  }

  /**
   * Puts the filter on where that works.
   *
   * @return why it does not; empty where it does
   */
  public static String tryToInstall(Set<Permit> permits) {
    try {
      install(permits);
      return "";
    } catch (IsolationException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Does all but the last step, so that a cache of classes can be trained with it. */
  public static void rehearse() {
    Architecture architecture = architecture();
    Kernel kernel = Kernel.open(architecture);
    int pid = (int) kernel.call(SystemCall.GETPID, 0);
    long[] program = SeccompPolicy.program(architecture, pid, Set.of()).assemble();
    try (Arena arena = Arena.ofConfined()) {
      filter(arena, program);
    }
  }

  private static Architecture architecture() {
    Architecture architecture = Architecture.current();
    if (architecture == null) {
      throw new IsolationException(
          "seccomp: the system calls of %s on %s are not known; use Linux on x86-64 or aarch64"
              .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
    }
    return architecture;
  }

  /** The filter as the kernel reads it. */
  private static MemorySegment filter(Arena arena, long[] program) {
    MemorySegment filter = arena.allocate(FILTER_BYTES, Long.BYTES);
    filter.set(ValueLayout.JAVA_SHORT, 0, (short) program.length);
    filter.set(
        ValueLayout.JAVA_LONG,
        FILTER_POINTER,
        arena.allocateFrom(ValueLayout.JAVA_LONG, program).address());
    return filter;
  }

  /**
   * Puts the filter on. A second one can only take away more.
   *
   * @param permits what stays allowed beyond the usual
   * @throws IsolationException where the kernel refuses, or {@link #supported} is false; no thread
   *     has the filter then
   */
  public static void install(Set<Permit> permits) {
    Architecture architecture = architecture();
    Kernel kernel = Kernel.open(architecture);
    // Not ProcessHandle's: that would start threads.
    int pid = (int) kernel.call(SystemCall.GETPID, 0);
    long[] program = SeccompPolicy.program(architecture, pid, permits).assemble();
    kernel.giveUpNewPrivileges();
    if (!permits.contains(Permit.PERF_EVENTS)) {
      kernel.hideMemory();
    }
    long result;
    try (Arena arena = Arena.ofConfined()) {
      result =
          kernel.call(
              SystemCall.SECCOMP,
              SET_MODE_FILTER,
              TO_ALL_THREADS | KEEP_SPECULATION,
              filter(arena, program).address());
    }
    if (result < 0) {
      throw new IsolationException(
          "seccomp: the kernel refuses the filter with errno %d; it needs Linux 4.17 or newer with"
                  .formatted(-result)
              + " CONFIG_SECCOMP_FILTER, and an outer sandbox that lets it through");
    }
    if (result > 0) {
      throw new IsolationException(
          "seccomp: thread %d of this JVM has a filter of its own; put this one on first"
              .formatted(result));
    }
  }
}
