package dev.hotpath.worker;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * How often threads of this JVM gave up their processor to wait. From {@code getrusage}, which
 * counts those that have ended too, as {@code /proc/self/task} does not.
 */
final class ContextSwitches {

  private static final int SELF = 0;
  // struct rusage of 64-bit Linux: four longs of times, then fourteen counts.
  private static final int LONGS = 18;
  private static final int VOLUNTARY = 16;

  private final MethodHandle getrusage;

  @SuppressWarnings("restricted")
  ContextSwitches() {
    Linker linker = Linker.nativeLinker();
    getrusage =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("getrusage"),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
  }

  /** Since this JVM began; NaN where the kernel does not tell. */
  double voluntary() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment usage = arena.allocate(ValueLayout.JAVA_LONG, LONGS);
      int result = (int) getrusage.invokeExact(SELF, usage);
      return result == 0 ? usage.getAtIndex(ValueLayout.JAVA_LONG, VOLUNTARY) : Double.NaN;
    } catch (Throwable e) {
      throw new IllegalStateException("getrusage can't be called", e);
    }
  }
}
