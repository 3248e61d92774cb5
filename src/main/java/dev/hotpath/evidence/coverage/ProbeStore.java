package dev.hotpath.evidence.coverage;

import java.lang.invoke.MethodHandles;
import java.util.HashMap;
import java.util.Map;

/**
 * Where instrumented classes keep their probes and their counters. Sent to the worker with them, as
 * one class alone: it uses nothing but the JDK, and nothing of ours uses it but by its name.
 */
public final class ProbeStore {

  private static final Map<String, boolean[]> PROBES = new HashMap<>();
  private static final Map<String, long[]> COUNTERS = new HashMap<>();

  private ProbeStore() {}

  /** The probes of a class, which sets them to true as it passes them. */
  public static boolean[] of(String type, int count) {
    synchronized (PROBES) {
      return PROBES.computeIfAbsent(type, _ -> new boolean[count]);
    }
  }

  /**
   * The counters of the class that asks, which adds to them without a lock: what several threads
   * run at once may be counted too low. A constant of that class, so it asks once.
   */
  public static long[] counters(
      MethodHandles.Lookup asking, String name, Class<?> type, int count) {
    synchronized (COUNTERS) {
      return COUNTERS.computeIfAbsent(
          asking.lookupClass().getName().replace('.', '/'), _ -> new long[count]);
    }
  }

  /** All probes that there are now, by the name in the class file. */
  public static Map<String, boolean[]> all() {
    synchronized (PROBES) {
      return new HashMap<>(PROBES);
    }
  }

  /** All counters that there are now, likewise. */
  public static Map<String, long[]> counted() {
    synchronized (COUNTERS) {
      return new HashMap<>(COUNTERS);
    }
  }
}
