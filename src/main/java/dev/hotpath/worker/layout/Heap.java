package dev.hotpath.worker.layout;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sizes of objects in this JVM; each class is looked at once. */
final class Heap {

  /** Where one leads, the whole JVM follows; none is part of what a benchmark works on. */
  private static final Set<Class<?>> ELSEWHERE =
      Set.of(Class.class, ClassLoader.class, Thread.class, ThreadGroup.class, Module.class);

  private static final String LINKAGE = "java.lang.invoke.";

  private final Map<Class<?>, Optional<Shape>> shapes = new HashMap<>();
  private final int alignment = Integer.parseInt(option("ObjectAlignmentInBytes"));
  private final int headerBytes = firstOffset();

  /** Its one field comes as early as any can. */
  @SuppressWarnings("unused") // by reflection
  private static final class Small {
    private byte first;
  }

  int alignment() {
    return alignment;
  }

  static boolean compactHeaders() {
    return Boolean.parseBoolean(option("UseCompactObjectHeaders"));
  }

  /** Of an object that is no array. */
  int headerBytes() {
    return headerBytes;
  }

  private static int firstOffset() {
    try {
      return Memory.offset(Small.class.getDeclaredField("first"));
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  static int referenceBytes() {
    return Memory.scale(Object[].class);
  }

  /** Of a flag of the JVM. */
  private static String option(String name) {
    return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .getVMOption(name)
        .getValue();
  }

  /** Of a class with instances that we count; empty for those of the JVM's own workings. */
  Optional<Shape> shape(Class<?> type) {
    Optional<Shape> known = shapes.get(type);
    if (known == null) {
      known = counts(type) ? read(type) : Optional.empty();
      shapes.put(type, known);
    }
    return known;
  }

  private Optional<Shape> read(Class<?> type) {
    try {
      return Optional.of(Shape.of(type, headerBytes, alignment));
    } catch (LinkageError e) { // where the class of a field is not there
      return Optional.empty();
    }
  }

  private static boolean counts(Class<?> type) {
    if (Modifier.isAbstract(type.getModifiers()) || type.getName().startsWith(LINKAGE)) {
      return false;
    }
    return ELSEWHERE.stream().noneMatch(other -> other.isAssignableFrom(type));
  }

  /** Bytes of an array of so many elements. */
  long bytes(Class<?> array, int length) {
    long end = Memory.base(array) + (long) Memory.scale(array) * length;
    return Math.ceilDiv(end, alignment) * alignment;
  }
}
