package dev.hotpath.evidence.coverage;

import java.util.HashMap;
import java.util.Map;

/**
 * Where instrumented classes keep their probes. Sent to the worker with them, as one class alone:
 * it uses nothing but the JDK, and nothing of ours uses it but by its name.
 */
public final class ProbeStore {

  private static final Map<String, boolean[]> BY_CLASS = new HashMap<>();

  private ProbeStore() {}

  /** The probes of a class, which sets them to true as it passes them. */
  public static boolean[] of(String type, int count) {
    synchronized (BY_CLASS) {
      return BY_CLASS.computeIfAbsent(type, _ -> new boolean[count]);
    }
  }

  /** All that there are now, by the name in the class file. */
  public static Map<String, boolean[]> all() {
    synchronized (BY_CLASS) {
      return new HashMap<>(BY_CLASS);
    }
  }
}
