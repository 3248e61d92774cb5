package dev.hotpath.worker;

import dev.hotpath.protocol.ClassProbes;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What instrumented classes noted of their own run. The class that keeps it came with the job and
 * lies among the submission's, which can write there too: what comes out of it is looked at like
 * anything else that a submission says.
 */
final class Probes {

  static final Probes NONE = new Probes(null);

  private final @Nullable Method all;

  private Probes(@Nullable Method all) {
    this.all = all;
  }

  /** Found now, before anything of the submission runs. */
  static Probes in(String store) throws IOException {
    try {
      return new Probes(Class.forName(store, true, Probes.class.getClassLoader()).getMethod("all"));
    } catch (ReflectiveOperationException e) {
      throw new IOException("the job brought no " + store, e);
    }
  }

  /** Of each class that was used; nothing where the submission left nothing to be read. */
  List<ClassProbes> passed() {
    List<ClassProbes> classes = new ArrayList<>();
    try {
      if (all != null && all.invoke(null) instanceof Map<?, ?> found) {
        for (Map.Entry<?, ?> entry : found.entrySet()) {
          if (entry.getKey() instanceof String type && entry.getValue() instanceof boolean[] hits) {
            classes.add(new ClassProbes(type, bytes(hits)));
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
}
