package dev.hotpath.worker.layout;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All objects that are reached from some, each once, by class. */
final class Walk {

  /** More than the objects of any benchmark that fits a small heap; each takes 10 ns or so. */
  private static final int MOST_OBJECTS = 1 << 22;

  private static final int LEAST_OBJECTS = 1 << 9;
  private static final int REFERENCE_BYTES = 8;

  /** Objects of one class: how many, how many bytes, and of arrays the longest. */
  static final class Sum {
    private long count;
    private long bytes;
    private long longest;

    long count() {
      return count;
    }

    long bytes() {
      return bytes;
    }

    long longest() {
      return longest;
    }
  }

  private final Heap heap;
  private final Identities seen = new Identities(room());
  private final Deque<Object> open = new ArrayDeque<>();
  private final Map<Class<?>, Sum> byClass = new HashMap<>();
  private boolean complete = true;

  private Walk(Heap heap) {
    this.heap = heap;
  }

  /** Goes everywhere that can be reached, as far as there is room to remember where it has been. */
  static Walk from(Heap heap, List<Object> roots) {
    Walk walk = new Walk(heap);
    roots.forEach(walk::reach);
    while (!walk.open.isEmpty()) {
      walk.leave(walk.open.pop());
    }
    return walk;
  }

  // What is remembered takes a slot and a half in use, and as much again as a list of what is open.
  private static int room() {
    Runtime runtime = Runtime.getRuntime();
    long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    long objects = free / 4 / (4 * REFERENCE_BYTES);
    return (int) Math.clamp(objects, LEAST_OBJECTS, MOST_OBJECTS);
  }

  private void reach(@Nullable Object object) {
    if (object == null) {
      return;
    }
    Class<?> type = object.getClass();
    Optional<Shape> shape = type.isArray() ? Optional.empty() : heap.shape(type);
    if (!type.isArray() && shape.isEmpty()) {
      return;
    }
    if (seen.full()) {
      complete = false;
      return;
    }
    if (!seen.add(object)) {
      return;
    }
    Sum sum = byClass.computeIfAbsent(type, _ -> new Sum());
    sum.count++;
    if (shape.isPresent()) {
      sum.bytes += shape.get().bytes();
      if (shape.get().references().length > 0) {
        open.push(object);
      }
    } else {
      int length = java.lang.reflect.Array.getLength(object);
      sum.bytes += heap.bytes(type, length);
      sum.longest = Math.max(sum.longest, length);
      if (object instanceof Object[]) {
        open.push(object);
      }
    }
  }

  private void leave(Object object) {
    if (object instanceof Object[] array) {
      for (Object element : array) {
        reach(element);
      }
      return;
    }
    for (long offset : heap.shape(object.getClass()).orElseThrow().references()) {
      reach(Memory.reference(object, offset));
    }
  }

  /** What was reached, those that it began with included. */
  Map<Class<?>, Sum> byClass() {
    return byClass;
  }

  /** Whether there was room for all. */
  boolean complete() {
    return complete;
  }

  long objects() {
    return byClass.values().stream().mapToLong(Sum::count).sum();
  }

  long bytes() {
    return byClass.values().stream().mapToLong(Sum::bytes).sum();
  }
}
