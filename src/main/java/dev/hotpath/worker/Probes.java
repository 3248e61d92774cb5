package dev.hotpath.worker;

import dev.hotpath.protocol.ClassProbes;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What instrumented classes noted of their own run. The class that keeps it came with the job and
 * lies among the submission's, which can write there too: what comes out of it is looked at like
 * anything else that a submission says.
 */
final class Probes {

  static final Probes NONE = new Probes(null, null);

  private final @Nullable Method all;
  private final @Nullable Method counted;

  private Probes(@Nullable Method all, @Nullable Method counted) {
    this.all = all;
    this.counted = counted;
  }

  /** Found now, before anything of the submission runs. */
  static Probes in(String store) throws IOException {
    try {
      Class<?> type = Class.forName(store, true, Probes.class.getClassLoader());
      return new Probes(type.getMethod("all"), type.getMethod("counted"));
    } catch (ReflectiveOperationException e) {
      throw new IOException("the job brought no " + store, e);
    }
  }

  /** Of each class that was used; nothing where the submission left nothing to be read. */
  List<ClassProbes> passed() {
    List<ClassProbes> classes = new ArrayList<>();
    try {
      if (all != null
          && counted != null
          && all.invoke(null) instanceof Map<?, ?> found
          && counted.invoke(null) instanceof Map<?, ?> counters) {
        for (Map.Entry<?, ?> entry : found.entrySet()) {
          if (entry.getKey() instanceof String type && entry.getValue() instanceof boolean[] hits) {
            classes.add(new ClassProbes(type, bytes(hits), ints(counters.get(type))));
          }
        }
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      return List.of(); // the parent says what that means
    }
    return classes;
  }

  private static byte[] bytes(boolean[] hits) {
    byte[] bytes = new byte[hits.length];
    for (int i = 0; i < hits.length; i++) {
      bytes[i] = (byte) (hits[i] ? 1 : 0);
    }
    return bytes;
  }

  private static int[] ints(@Nullable Object counters) {
    return counters instanceof long[] counts
        ? Arrays.stream(counts)
            .mapToInt(count -> (int) Math.clamp(count, 0, Integer.MAX_VALUE))
            .toArray()
        : new int[0];
  }
}
