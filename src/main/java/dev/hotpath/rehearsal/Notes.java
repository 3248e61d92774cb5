package dev.hotpath.rehearsal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What all who take part note down while it goes on. Thread-safe. */
final class Notes {

  private static final int MOST_KINDS = 50;

  final AtomicInteger joined = new AtomicInteger();
  final AtomicInteger twice = new AtomicInteger();
  final AtomicInteger draftsLost = new AtomicInteger();
  final AtomicInteger refused = new AtomicInteger();
  final AtomicInteger dropped = new AtomicInteger();
  final AtomicInteger boards = new AtomicInteger();
  final Queue<Double> pages = new ConcurrentLinkedQueue<>();
  final Queue<Double> saves = new ConcurrentLinkedQueue<>();
  private final Queue<Handed> handed = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> troubles = new ConcurrentHashMap<>();

  void handedIn(Handed one) {
    handed.add(one);
  }

  Collection<Handed> handed() {
    return List.copyOf(handed);
  }

  /** Something went wrong that should not; the same words for the same thing. */
  void trouble(String what) {
    troubles.merge(
        troubles.size() < MOST_KINDS || troubles.containsKey(what) ? what : "other troubles",
        1,
        Integer::sum);
  }

  Map<String, Integer> troubles() {
    return Map.copyOf(troubles);
  }

  static double millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e6;
  }
}
