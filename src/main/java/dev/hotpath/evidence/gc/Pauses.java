package dev.hotpath.evidence.gc;

import dev.hotpath.evidence.gc.Collected.Pause;
import dev.hotpath.evidence.gc.GcReport.Kind;
import dev.hotpath.evidence.gc.GcReport.Length;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pauses and collections, counted and sorted. */
final class Pauses {

  // From a microsecond on, each bucket ends at twice, then five times, then ten times that.
  private static final long SHORTEST = 1_000;

  private Pauses() {}

  /** The median; {@code null} where there is none. */
  static @Nullable Long median(List<Pause> pauses) {
    long[] nanos = pauses.stream().mapToLong(Pause::nanos).sorted().toArray();
    return nanos.length == 0
        ? null
        : Long.valueOf((nanos[(nanos.length - 1) / 2] + nanos[nanos.length / 2]) / 2);
  }

  static @Nullable Long longestNanos(List<Pause> pauses) {
    return pauses.stream().map(Pause::nanos).max(Comparator.naturalOrder()).orElse(null);
  }

  static long sum(List<Pause> pauses) {
    return pauses.stream().mapToLong(Pause::nanos).sum();
  }

  static List<Kind> kinds(GcLog log) {
    record Key(String kind, String cause) {}
    Map<Integer, Key> keys = new LinkedHashMap<>();
    Map<Key, List<Collected>> groups = new LinkedHashMap<>();
    for (Collected one : log.collections()) {
      Key key = new Key(one.kind(), one.cause());
      keys.put(one.id(), key);
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(one);
    }
    Map<Key, List<Pause>> pauses =
        log.pauses().stream()
            .filter(pause -> keys.containsKey(pause.id()))
            .collect(Collectors.groupingBy(pause -> Objects.requireNonNull(keys.get(pause.id()))));
    return groups.entrySet().stream()
        .map(group -> {
          List<Pause> of = pauses.getOrDefault(group.getKey(), List.of());
          return new Kind(
              group.getKey().kind(),
              group.getKey().cause(),
              Causes.why(group.getKey().cause()),
              group.getValue().size(),
              sum(of),
              median(of),
              longestNanos(of));
        })
        .sorted(Comparator.comparingLong(Kind::pauseNanos).reversed())
        .limit(GcReport.MOST)
        .toList();
  }

  /** Without gaps from the shortest to the longest. */
  static List<Length> lengths(List<Pause> pauses) {
    TreeMap<Long, Integer> counts = new TreeMap<>();
    for (Pause pause : pauses) {
      counts.merge(bucket(pause.nanos()), 1, Integer::sum);
    }
    List<Length> lengths = new ArrayList<>();
    if (!counts.isEmpty()) {
      long last = counts.lastKey();
      long from = counts.firstKey();
      while (from <= last) {
        lengths.add(new Length(from, next(from), counts.getOrDefault(from, 0)));
        from = next(from);
      }
    }
    return lengths;
  }

  private static long bucket(long nanos) {
    long from = 0;
    while (next(from) <= nanos) {
      from = next(from);
    }
    return from;
  }

  /** 0, 1 µs, 2 µs, 5 µs, 10 µs … */
  private static long next(long from) {
    if (from == 0) {
      return SHORTEST;
    }
    long digit = from;
    while (digit >= 10) {
      digit /= 10;
    }
    return digit == 2 ? from / 2 * 5 : from * 2;
  }

  static <T> List<T> first(List<T> all) {
    return all.subList(0, Math.min(GcReport.MOST, all.size()));
  }

  /** The longest, in order of time. */
  static List<Pause> longest(List<Pause> all) {
    return all.stream()
        .sorted(Comparator.comparingLong(Pause::nanos).reversed())
        .limit(GcReport.MOST)
        .sorted(Comparator.comparingLong(Pause::at))
        .toList();
  }
}
