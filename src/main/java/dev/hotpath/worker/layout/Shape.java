package dev.hotpath.worker.layout;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A class of objects that are no arrays, and where its instances have what.
 *
 * @param bytes that one takes
 * @param fields by offset, those of classes above included
 * @param references offsets of those that refer to objects
 */
record Shape(Class<?> type, long bytes, List<Place> fields, long[] references) {

  /** A field and where it is. */
  record Place(Field field, int offset, int bytes) {}

  /**
   * Reads it.
   *
   * @param headerBytes of any object
   * @param alignment of its size
   */
  static Shape of(Class<?> type, int headerBytes, int alignment) {
    List<Place> fields = new ArrayList<>();
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          fields.add(new Place(field, Memory.offset(field), bytes(field.getType())));
        }
      }
    }
    fields.sort(Comparator.comparingInt(Place::offset));
    long[] references =
        fields.stream()
            .filter(place -> !place.field.getType().isPrimitive())
            .mapToLong(Place::offset)
            .toArray();
    long end = fields.isEmpty() ? headerBytes : fields.getLast().offset + fields.getLast().bytes;
    // To make one would run the initialiser of a class that nobody has used.
    long bytes =
        Memory.untouched(type)
            ? Math.ceilDiv(end, alignment) * alignment
            : Memory.instanceBytes(type);
    return new Shape(type, bytes, List.copyOf(fields), references);
  }

  /** Bytes of a field of such a type. */
  static int bytes(Class<?> type) {
    if (!type.isPrimitive()) {
      return Memory.scale(Object[].class);
    }
    return Memory.scale(type.arrayType());
  }
}
