package dev.hotpath.worker.layout;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The objects that JMH keeps a benchmark's state in. They are fields of what it generates around
 * the benchmark, of which {@link Hooks} lets each instance come here: JMH itself hands none out.
 */
public final class States {

  /** The package, below the benchmark's, that JMH generates into. */
  static final String GENERATED = "jmh_generated";

  private static final List<Object> HARNESSES = new ArrayList<>();

  private States() {}

  /** Called by instances of what JMH generates, as they are made. */
  public static void add(Object harness) {
    synchronized (HARNESSES) {
      HARNESSES.add(harness);
    }
  }

  /** Whether JMH generated it. */
  static boolean generated(Class<?> type) {
    return type.getPackageName().endsWith(GENERATED);
  }

  /** The states that there are now: none before the first iteration and after the last. */
  static List<Object> now() throws ReflectiveOperationException {
    List<Object> harnesses;
    synchronized (HARNESSES) {
      harnesses = List.copyOf(HARNESSES);
    }
    Set<Object> states = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Object harness : harnesses) {
      for (Field field : harness.getClass().getDeclaredFields()) {
        // One by itself, or those of all groups in a map.
        if (generated(field.getType()) || field.getType() == Map.class) {
          field.setAccessible(true);
          collect(field.get(Modifier.isStatic(field.getModifiers()) ? null : harness), states);
        }
      }
    }
    return List.copyOf(states);
  }

  private static void collect(@Nullable Object value, Set<Object> states) {
    if (value instanceof Map<?, ?> groups) {
      collect(groups.values(), states);
    } else if (value instanceof Collection<?> many) {
      many.forEach(one -> collect(one, states));
    } else if (value != null && generated(value.getClass())) {
      states.add(value);
    }
  }
}
