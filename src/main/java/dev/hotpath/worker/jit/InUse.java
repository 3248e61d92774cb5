package dev.hotpath.worker.jit;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is in use of all that was compiled: of each method what came last, unless that was thrown
 * away; code that is entered in the middle of a loop only where there is no other.
 *
 * @param <T> what is known of a compilation
 */
final class InUse<T> {

  private static final int MAX_METHODS = 20_000;

  private record Compiled<T>(int id, T what) {}

  private final Map<String, Compiled<T>> entered = new HashMap<>();
  private final Map<String, Compiled<T>> looping = new HashMap<>();
  private final Set<Integer> thrownAway = new HashSet<>();

  /**
   * Takes one in.
   *
   * @param id grows with the time at which it was asked for
   * @param osr whether it is entered in the middle of a loop
   */
  void add(int id, String method, boolean osr, T what) {
    (osr ? looping : entered)
        .merge(
            method,
            new Compiled<>(id, what),
            (before, after) -> after.id > before.id ? after : before);
  }

  void throwAway(int id) {
    thrownAway.add(id);
  }

  /** Whether there is more than a JVM ever compiles in a few seconds. */
  boolean tooMuch() {
    return thrownAway.size() > MAX_METHODS || entered.size() + looping.size() > MAX_METHODS;
  }

  Collection<T> all() {
    Map<String, T> inUse = new HashMap<>();
    for (Map<String, Compiled<T>> some : List.of(looping, entered)) {
      some.forEach((method, compiled) -> {
        if (!thrownAway.contains(compiled.id)) {
          inUse.put(method, compiled.what);
        }
      });
    }
    return inUse.values();
  }
}
