package dev.hotpath.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The newest of what was submitted, so that a page that reloads can follow; older ones that are
 * over are in the store alone. Thread-safe.
 */
final class Recent<T extends Turn> {

  private final int most;
  private final Map<String, T> byId = new LinkedHashMap<>();

  Recent(int most) {
    this.most = most;
  }

  synchronized void add(T newest) {
    byId.put(newest.id(), newest);
    var oldest = byId.values().iterator();
    while (byId.size() > most && oldest.hasNext()) {
      if (oldest.next().over()) {
        oldest.remove();
      }
    }
  }

  synchronized Optional<T> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Oldest first. */
  synchronized Stream<T> all() {
    return byId.values().stream().toList().stream();
  }
}
