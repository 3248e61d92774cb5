package dev.hotpath.worker.layout;

import dev.hotpath.protocol.HeapLayout;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the layout of a benchmark at rest: the classes of the exercise, all that is reached from
 * the benchmark's state and from static fields, and what threads have written.
 */
public final class LayoutReader {

  /** Of what is written farther apart nothing is told; no processor's line is longer. */
  private static final int LONGEST_LINE = 256;

  /** Of more fields than these not all are looked into: each takes a walk of its own. */
  private static final int MOST_FIELDS = 64;

  /** An array that is not what a field holds itself has to be as long to be worth a word. */
  private static final int LONG = 16;

  private final Heap heap = new Heap();
  private final List<Class<?>> classes;
  private final List<Object> states;
  private final List<Object> values = new ArrayList<>();
  private final List<HeapLayout.Root> roots = new ArrayList<>();

  private LayoutReader(List<Class<?>> classes, List<Object> states) {
    this.classes = classes;
    this.states = states;
  }

  /** From now on it is noted what is written. */
  public static void watchWrites() {
    Writes.note(true);
  }

  /**
   * Reads it, while nothing of the benchmark runs.
   *
   * @param classes of the exercise
   */
  public static HeapLayout read(List<Class<?>> classes) throws ReflectiveOperationException {
    Writes.note(false);
    return new LayoutReader(classes, States.now()).read();
  }

  /** As {@link #read(List)}, of states that are given. */
  static HeapLayout read(List<Class<?>> classes, List<Object> states)
      throws ReflectiveOperationException {
    return new LayoutReader(classes, states).read();
  }

  private HeapLayout read() throws ReflectiveOperationException {
    for (Object state : states) {
      addRoots(Names.user(state.getClass()), state, true);
    }
    for (Class<?> type : classes) {
      if (!Memory.untouched(type)) {
        addRoots(type, null, true);
      }
    }
    Walk all = Walk.from(heap, values);
    roots.sort(Comparator.comparingLong(HeapLayout.Root::bytes).reversed());
    List<HeapLayout.Root> told =
        Stream.concat(
                Stream.of(root("", "", "", false, all, 0, "")),
                roots.stream().limit(HeapLayout.MAX_ROOTS - 1))
            .toList();
    return new HeapLayout(
        heap.headerBytes(),
        heap.alignment(),
        Heap.referenceBytes(),
        Heap.compactHeaders(),
        types(all),
        arrays(all),
        told,
        Writes.pairs(heap, LONGEST_LINE));
  }

  /**
   * Fields that a class declares, or one above it up to those of the JDK, which are not ours to
   * open.
   *
   * @param object whose fields they are; {@code null} for static ones
   * @param deeper whether those of an object of the exercise's own are worth a look too
   */
  private void addRoots(Class<?> type, @Nullable Object object, boolean deeper)
      throws ReflectiveOperationException {
    for (Class<?> at = type; at.getClassLoader() != null; at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        boolean isStatic = Modifier.isStatic(field.getModifiers());
        if (field.getType().isPrimitive() || isStatic != (object == null) || field.isSynthetic()) {
          continue;
        }
        field.setAccessible(true);
        Object value = field.get(object);
        if (value != null && isNew(value)) {
          values.add(value);
          addRoot(at, field, isStatic, value);
          if (deeper && classes.contains(value.getClass())) {
            addRoots(value.getClass(), value, false);
          }
        }
      }
      if (object == null) {
        return; // those above are in the list of classes themselves
      }
    }
  }

  private boolean isNew(Object value) {
    return values.size() < MOST_FIELDS && values.stream().noneMatch(known -> known == value);
  }

  private void addRoot(Class<?> owner, Field field, boolean isStatic, Object value) {
    Walk walk = Walk.from(heap, List.of(value));
    if (walk.objects() == 0) {
      return;
    }
    long elements = elements(value);
    String ofArray = "";
    if (elements == 0) {
      var longest =
          walk.byClass().entrySet().stream()
              .filter(entry -> entry.getValue().longest() >= LONG)
              .max(Comparator.comparingLong(entry -> entry.getValue().longest()));
      if (longest.isPresent()) {
        elements = longest.get().getValue().longest();
        ofArray = Names.of(longest.get().getKey());
      }
    }
    roots.add(
        root(
            Names.of(owner),
            Names.clip(field.getName()),
            Names.of(value.getClass()),
            isStatic,
            walk,
            elements,
            ofArray));
  }

  /** Of rows the elements of all; of a collection of the JDK's its size, of others' nothing. */
  private static long elements(Object value) {
    if (value instanceof Object[] rows && value.getClass().componentType().isArray()) {
      long sum = 0;
      for (Object row : rows) {
        sum += row == null ? 0 : Array.getLength(row);
      }
      return sum;
    } else if (value.getClass().isArray()) {
      return Array.getLength(value);
    }
    boolean ofJdk = value.getClass().getName().startsWith("java.util.");
    if (ofJdk && value instanceof Collection<?> collection) {
      return collection.size();
    }
    return ofJdk && value instanceof Map<?, ?> map ? map.size() : 0;
  }

  private static HeapLayout.Root root(
      String owner,
      String field,
      String type,
      boolean isStatic,
      Walk walk,
      long elements,
      String ofArray) {
    List<HeapLayout.Share> shares =
        largest(walk)
            .limit(HeapLayout.MAX_SHARES)
            .map(entry ->
                new HeapLayout.Share(
                    Names.of(entry.getKey()), entry.getValue().count(), entry.getValue().bytes()))
            .toList();
    return new HeapLayout.Root(
        owner,
        field,
        type,
        isStatic,
        walk.objects(),
        walk.bytes(),
        walk.complete(),
        elements,
        ofArray,
        shares);
  }

  private static Stream<Map.Entry<Class<?>, Walk.Sum>> largest(Walk walk) {
    return walk.byClass().entrySet().stream()
        .sorted(
            Comparator.comparingLong(
                    (Map.Entry<Class<?>, Walk.Sum> entry) -> entry.getValue().bytes())
                .reversed());
  }

  /** The exercise's own first, then what takes most. */
  private List<HeapLayout.Type> types(Walk all) {
    Set<Class<?>> wanted = new LinkedHashSet<>();
    states.forEach(state -> wanted.add(state.getClass()));
    wanted.addAll(classes);
    states.forEach(state -> wanted.remove(Names.user(state.getClass())));
    largest(all).map(Map.Entry::getKey).filter(type -> !type.isArray()).forEach(wanted::add);
    return wanted.stream()
        .map(heap::shape)
        .flatMap(Optional::stream)
        .map(shape -> type(shape, all))
        .filter(type -> type.count() > 0 || !type.fields().isEmpty())
        .limit(HeapLayout.MAX_TYPES)
        .toList();
  }

  private HeapLayout.Type type(Shape shape, Walk all) {
    Walk.Sum sum = all.byClass().get(shape.type());
    long made = states.stream().filter(state -> state.getClass() == shape.type()).count();
    List<HeapLayout.Field> fields =
        shape.fields().stream()
            .filter(place -> !States.generated(place.field().getDeclaringClass()))
            .limit(HeapLayout.MAX_FIELDS)
            .map(place ->
                new HeapLayout.Field(
                    Names.clip(place.field().getDeclaringClass().getName()),
                    Names.clip(place.field().getName()),
                    Names.of(place.field().getType()),
                    place.offset(),
                    place.bytes()))
            .toList();
    return new HeapLayout.Type(
        Names.of(shape.type()),
        shape.bytes(),
        made + (sum == null ? 0 : sum.count()),
        States.generated(shape.type()),
        fields);
  }

  private static List<HeapLayout.Array> arrays(Walk all) {
    return largest(all)
        .filter(entry -> entry.getKey().isArray())
        .limit(HeapLayout.MAX_ARRAYS)
        .map(entry ->
            new HeapLayout.Array(
                Names.of(entry.getKey()),
                Memory.base(entry.getKey()),
                Memory.scale(entry.getKey()),
                entry.getValue().count(),
                entry.getValue().bytes(),
                entry.getValue().longest()))
        .toList();
  }
}
