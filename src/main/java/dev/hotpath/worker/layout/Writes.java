package dev.hotpath.worker.layout;

import dev.hotpath.protocol.HeapLayout;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which threads write which fields and elements, as far as there is room to note it. The classes of
 * the exercise call it, often: so without a lock, at the price of some writes that are not counted.
 */
public final class Writes {

  private static final int SLOTS = 1 << 14;
  private static final int THREADS = 8;

  /** Elements of longer arrays are not noted: there it is their ends alone that can be shared. */
  private static final int LONG_ARRAY = 1 << 10;

  /** A thread that only made the object ready, or read a total in the end, is not one of those. */
  private static final double RARE = 0.01;

  private static final Map<String, Integer> NUMBERS = new HashMap<>();
  private static final List<String> NAMES = new ArrayList<>();
  private static final @Nullable Place[] PLACES = new @Nullable Place[SLOTS];

  private static volatile boolean on;

  private Writes() {}

  /** A place in an object, and how often each thread wrote to it. */
  private static final class Place {
    private final WeakReference<Object> object;
    private final int number;
    private final long[] threads = new long[THREADS];
    private final long[] counts = new long[THREADS];

    Place(Object object, int number) {
      this.object = new WeakReference<>(object);
      this.number = number;
    }

    void written(long thread) {
      for (int i = 0; i < THREADS; i++) {
        if (threads[i] == thread || threads[i] == 0) {
          threads[i] = thread;
          counts[i]++;
          return;
        }
      }
    }

    Set<Long> writers() {
      long all = 0;
      for (long count : counts) {
        all += count;
      }
      Set<Long> writers = new LinkedHashSet<>();
      for (int i = 0; i < THREADS; i++) {
        if (counts[i] > all * RARE) {
          writers.add(threads[i]);
        }
      }
      return writers;
    }
  }

  /** The number that a field is noted by. */
  static int number(String owner, String name) {
    String key = owner.replace('/', '.') + "." + name;
    synchronized (NUMBERS) {
      return NUMBERS.computeIfAbsent(
          key,
          _ -> {
            NAMES.add(key);
            return NAMES.size() - 1;
          });
    }
  }

  /** Begins to note, from nothing, or stops. */
  static void note(boolean begin) {
    if (begin) {
      Arrays.fill(PLACES, null);
    }
    on = begin;
  }

  /** A field is about to be written. */
  public static void field(@Nullable Object object, int number) {
    if (on && object != null) {
      note(object, -1 - number);
    }
  }

  /** An element of an array is about to be written. */
  public static void element(@Nullable Object array, int index) {
    if (on && array != null && 0 <= index && index < LONG_ARRAY) {
      note(array, index);
    }
  }

  /** Fields have numbers below 0, elements their indices. */
  private static void note(Object object, int number) {
    int hash = System.identityHashCode(object) * 31 + number;
    int slot = (hash ^ hash >>> 14) & SLOTS - 1;
    Place place = PLACES[slot];
    if (place == null || place.object.refersTo(null)) {
      place = new Place(object, number);
      PLACES[slot] = place;
    }
    if (place.number == number && place.object.refersTo(object)) {
      place.written(Thread.currentThread().threadId());
    }
  }

  /** Pairs that no thread writes both of, though they may share a line of the cache. */
  static List<HeapLayout.Written> pairs(Heap heap, int lineBytes) {
    Map<Object, List<Place>> byObject = new IdentityHashMap<>();
    for (Place place : PLACES) {
      Object object = place == null ? null : place.object.get();
      if (object != null) {
        byObject.computeIfAbsent(object, _ -> new ArrayList<>()).add(place);
      }
    }
    Set<HeapLayout.Written> pairs = new LinkedHashSet<>();
    byObject.forEach((object, places) -> pairs(heap, object, places, lineBytes, pairs));
    return pairs.stream().limit(HeapLayout.MAX_WRITTEN).toList();
  }

  private static void pairs(
      Heap heap, Object object, List<Place> places, int lineBytes, Set<HeapLayout.Written> pairs) {
    for (Place one : places) {
      for (Place other : places) {
        long apart = offset(heap, object, other) - offset(heap, object, one);
        if (apart > 0
            && apart < lineBytes
            && Collections.disjoint(one.writers(), other.writers())) {
          pairs.add(
              new HeapLayout.Written(
                  Names.of(object.getClass()), name(one), name(other), (int) apart));
        }
      }
    }
  }

  private static long offset(Heap heap, Object object, Place place) {
    Class<?> type = object.getClass();
    if (place.number >= 0) {
      return Memory.base(type) + (long) Memory.scale(type) * place.number;
    }
    return heap.shape(type).stream()
        .flatMap(shape -> shape.fields().stream())
        .filter(field -> name(place).equals(field.field().getName()))
        .mapToLong(Shape.Place::offset)
        .findFirst()
        .orElse(-1L << 32); // of a class that does not count: far from everything
  }

  private static String name(Place place) {
    if (place.number >= 0) {
      return "[" + place.number + "]";
    }
    synchronized (NUMBERS) {
      String name = NAMES.get(-1 - place.number);
      return Names.clip(name.substring(name.lastIndexOf('.') + 1));
    }
  }
}
