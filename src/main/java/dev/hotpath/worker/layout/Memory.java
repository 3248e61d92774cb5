package dev.hotpath.worker.layout;

import com.sun.management.ThreadMXBean;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * What this JVM says of places in its heap. By its own {@code Unsafe}, which must be exported to
 * us: that of {@code jdk.unsupported} knows no offsets of records.
 */
final class Memory {

  /** The flag of the JVM without which there is no access. */
  static final String EXPORT = "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED";

  private static final int TRIES = 4;
  private static final int INSTANCES = 16;

  private static final MethodHandle OFFSET;
  private static final MethodHandle REFERENCE;
  private static final MethodHandle ALLOCATE;
  private static final MethodHandle BASE;
  private static final MethodHandle SCALE;
  private static final MethodHandle UNINITIALISED;

  static {
    try {
      Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
      Object unsafe = type.getMethod("getUnsafe").invoke(null);
      OFFSET = method(unsafe, "objectFieldOffset", long.class, Field.class);
      REFERENCE = method(unsafe, "getReference", Object.class, Object.class, long.class);
      ALLOCATE = method(unsafe, "allocateInstance", Object.class, Class.class);
      BASE = method(unsafe, "arrayBaseOffset", long.class, Class.class);
      SCALE = method(unsafe, "arrayIndexScale", int.class, Class.class);
      UNINITIALISED = method(unsafe, "shouldBeInitialized", boolean.class, Class.class);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JVM does not tell where fields are: " + EXPORT, e);
    }
  }

  private static final ThreadMXBean THREADS =
      ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

  private Memory() {}

  private static MethodHandle method(
      Object unsafe, String name, Class<?> result, Class<?>... parameters)
      throws ReflectiveOperationException {
    return MethodHandles.lookup()
        .unreflect(unsafe.getClass().getMethod(name, parameters))
        .bindTo(unsafe)
        .asType(MethodType.methodType(result, parameters));
  }

  /** Bytes from the beginning of an object to a field of its own. */
  static int offset(Field field) {
    try {
      return (int) (long) OFFSET.invokeExact(field);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  /** What a field or an element refers to. */
  static @Nullable Object reference(Object object, long offset) {
    try {
      return (Object) REFERENCE.invokeExact(object, offset);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  /** Bytes of an array before its first element. */
  static int base(Class<?> array) {
    try {
      return (int) (long) BASE.invokeExact(array);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  /** Bytes of an element. */
  static int scale(Class<?> array) {
    try {
      return (int) SCALE.invokeExact(array);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  /** Whether to use the class would run its initialiser. */
  static boolean untouched(Class<?> type) {
    try {
      return (boolean) UNINITIALISED.invokeExact(type);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  /**
   * Bytes that an instance takes, by what the JVM charges this thread for some: it alone knows what
   * it leaves empty behind a field that is {@code @Contended}. No constructor runs.
   *
   * @param type neither abstract nor an array
   */
  static long instanceBytes(Class<?> type) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < TRIES; i++) { // what is linked at the first call takes memory too
      Object[] kept = new Object[INSTANCES];
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int j = 0; j < INSTANCES; j++) {
        kept[j] = allocate(type);
      }
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
      Reference.reachabilityFence(kept);
    }
    return least / INSTANCES;
  }

  private static Object allocate(Class<?> type) {
    try {
      return (Object) ALLOCATE.invokeExact(type);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  private static RuntimeException impossible(Throwable e) {
    return switch (e) {
      case Error error -> throw error;
      case RuntimeException unchecked -> unchecked;
      default -> new IllegalStateException(e);
    };
  }
}
