package dev.hotpath.isolation;

import java.lang.reflect.Field;

/**
 * Denies native code, and memory outside of the heap, to every module that was not named in {@code
 * --enable-native-access}: what {@code --illegal-native-access=deny} does, but once a JVM has
 * started.
 *
 * <p>That flag makes HotSpot drop its archived module graph, and with it all classes linked ahead
 * of time: a test worker then takes twice the CPU time to start and half as much memory again. So
 * the field behind the flag is set here, by the JDK's own {@code Unsafe}, which {@link #EXPORT}
 * lends to the harness and to nobody else. Whether it worked is tried ({@code
 * MemorySegment.reinterpret}, by a submission in the attack suite). A JDK that nobody has looked
 * into gets the flag.
 */
public final class NativeAccess {

  /** What to start a JVM with where {@link #deniable} is false. */
  public static final String FLAG = "--illegal-native-access=deny";

  /** What to start a JVM with where {@link #deniable} is true, before the name of a module. */
  public static final String EXPORT = "--add-exports=java.base/jdk.internal.misc=";

  private static final int KNOWN_FEATURE = 25;
  private static final String HOLDER = "jdk.internal.module.ModuleBootstrap";

  private NativeAccess() {}

  /** Whether {@link #deny} knows this JDK. */
  public static boolean deniable() {
    return Runtime.version().feature() == KNOWN_FEATURE;
  }

  /**
   * Denies it, for good; does nothing where {@link #deniable} is false.
   *
   * @throws IsolationException where the JDK is not as it is known; nothing is denied then
   */
  public static void deny() {
    if (!deniable()) {
      return;
    }
    try {
      Field mode = Class.forName(HOLDER).getDeclaredField("ILLEGAL_NATIVE_ACCESS");
      Object deny = constant(mode.getType(), "DENY");
      Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
      Object unsafe = type.getMethod("getUnsafe").invoke(null);
      Object base = type.getMethod("staticFieldBase", Field.class).invoke(unsafe, mode);
      Object offset = type.getMethod("staticFieldOffset", Field.class).invoke(unsafe, mode);
      type.getMethod("putReferenceVolatile", Object.class, long.class, Object.class)
          .invoke(unsafe, base, offset, deny);
    } catch (ReflectiveOperationException e) {
      throw new IsolationException(
          "native access: this JDK %s is not as it is known (%s); start the JVM with %s"
              .formatted(Runtime.version(), e, FLAG),
          e);
    }
  }

  private static Object constant(Class<?> type, String name) throws NoSuchFieldException {
    for (Object constant : type.getEnumConstants()) {
      if (constant.toString().equals(name)) {
        return constant;
      }
    }
    throw new NoSuchFieldException(name);
  }
}
