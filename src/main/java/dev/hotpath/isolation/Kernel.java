package dev.hotpath.isolation;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Calls the kernel, through the C library's {@code syscall}.
 *
 * <p>All calls share one handle, since making one costs some 75 ms of a fresh JVM. Hence pointers
 * travel as numbers.
 */
final class Kernel {

  private static final int SET_DUMPABLE = 4;
  private static final int SET_NO_NEW_PRIVS = 38;

  private final Architecture architecture;
  private final MethodHandle syscall;

  private Kernel(Architecture architecture, MethodHandle syscall) {
    this.architecture = architecture;
    this.syscall = syscall;
  }

  /**
   * Links to the C library.
   *
   * @throws IsolationException where this JVM may not call native code
   */
  @SuppressWarnings("restricted")
  static Kernel open(Architecture architecture) {
    try {
      Linker linker = Linker.nativeLinker();
      MethodHandle syscall =
          linker.downcallHandle(
              linker.defaultLookup().findOrThrow("syscall"),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_LONG,
                  ValueLayout.JAVA_LONG,
                  ValueLayout.JAVA_LONG,
                  ValueLayout.JAVA_LONG,
                  ValueLayout.JAVA_LONG,
                  ValueLayout.JAVA_LONG,
                  ValueLayout.JAVA_LONG),
              Linker.Option.firstVariadicArg(1),
              Linker.Option.captureCallState("errno"));
      return new Kernel(architecture, syscall);
    } catch (IllegalCallerException e) {
      throw new IsolationException(
          "native code: this JVM does not let us call it; start it with --enable-native-access", e);
    }
  }

  /**
   * Calls the kernel.
   *
   * @return what the call returns, 0 or more; or the reason of its failure, negated
   */
  long call(SystemCall call, long a, long b, long c, long d, long e) {
    return call((long) call.number(architecture), a, b, c, d, e);
  }

  long call(SystemCall call, long a, long b, long c) {
    return call(call, a, b, c, 0, 0);
  }

  long call(SystemCall call, long a) {
    return call(call, a, 0, 0, 0, 0);
  }

  /** As {@link #call(SystemCall, long, long, long, long, long)}, by number. */
  long call(long number, long a, long b, long c, long d, long e) {
    try (Arena arena = Arena.ofConfined()) {
      // On Linux, what is captured is errno alone, at the beginning.
      MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
      long result = (long) syscall.invokeExact(state, number, a, b, c, d, e);
      return result == -1 ? -state.get(ValueLayout.JAVA_INT, 0) : result;
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable thrown) {
      throw new AssertionError("a native call throws nothing checked", thrown);
    }
  }

  /**
   * Makes {@code /proc/self/mem} and its like root's: by writing there a process rewrites its own
   * memory, past every rule of the language. No core file either. The JVM reads none of them once
   * it has started; a profiler does.
   */
  void hideMemory() {
    long result = call(SystemCall.PRCTL, SET_DUMPABLE, 0, 0);
    if (result < 0) {
      throw new IsolationException(
          "PR_SET_DUMPABLE: the kernel refuses it with errno %d".formatted(-result));
    }
  }

  /**
   * Gives up, for the calling thread and what it starts, the privileges that a program's file could
   * grant. Without that the kernel takes restrictions from root alone.
   */
  void giveUpNewPrivileges() {
    long result = call(SystemCall.PRCTL, SET_NO_NEW_PRIVS, 1, 0);
    if (result < 0) {
      throw new IsolationException(
          "no_new_privs: the kernel refuses it with errno %d; Linux 3.5 or newer is needed"
              .formatted(-result));
    }
  }
}
