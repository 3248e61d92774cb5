package dev.hotpath.protocol;

import java.util.List;

/**
 * How the objects of a benchmark lie in memory, as its JVM places them.
 *
 * <p>A worker may send anything that can be written as such a record; what passes its checks can be
 * drawn and summed up without running over, however little of it is true.
 *
 * @param headerBytes of an object that is no array, before its first field could come
 * @param alignment that every object's size is a multiple of, in bytes
 * @param referenceBytes of a field that refers to an object
 * @param compactHeaders whether the JVM runs with {@code -XX:+UseCompactObjectHeaders}
 * @param types classes of objects that are no arrays
 * @param arrays classes of arrays
 * @param roots fields of the benchmark's state, and static ones, with what is reached from each;
 *     the first is all of them together, without a name
 * @param written fields and elements of one object that threads write, each its own
 */
public record HeapLayout(
    int headerBytes,
    int alignment,
    int referenceBytes,
    boolean compactHeaders,
    List<Type> types,
    List<Array> arrays,
    List<Root> roots,
    List<Written> written) {

  /** At most so many classes of objects. */
  public static final int MAX_TYPES = 64;

  /** At most so many classes of arrays. */
  public static final int MAX_ARRAYS = 32;

  /** At most so many roots, the first included. */
  public static final int MAX_ROOTS = 32;

  /** At most so many shares of a root. */
  public static final int MAX_SHARES = 24;

  /** At most so many fields of a class. */
  public static final int MAX_FIELDS = 256;

  /** At most so many pairs that threads write. */
  public static final int MAX_WRITTEN = 32;

  /** Longest name. */
  public static final int MAX_NAME = 300;

  private static final int MAX_BYTES = 1 << 20;
  private static final long MAX_SUM = 1L << 52;

  public HeapLayout {
    types = List.copyOf(types);
    arrays = List.copyOf(arrays);
    roots = List.copyOf(roots);
    written = List.copyOf(written);
    within(headerBytes, 4, 64, "header");
    within(alignment, 1, 256, "alignment");
    within(referenceBytes, 1, 8, "reference");
    within(types.size(), 0, MAX_TYPES, "number of types");
    within(arrays.size(), 0, MAX_ARRAYS, "number of arrays");
    within(roots.size(), 1, MAX_ROOTS, "number of roots");
    within(written.size(), 0, MAX_WRITTEN, "number of pairs");
  }

  /**
   * A class and where its instances have their fields.
   *
   * @param name binary name
   * @param bytes that one takes, with what the JVM leaves empty behind its last field
   * @param count of those that were reached from the roots
   * @param state whether it is one of the benchmark's, which JMH pads on both sides
   * @param fields by offset, those of classes above included, none over another
   */
  public record Type(String name, long bytes, long count, boolean state, List<Field> fields) {
    public Type {
      fields = List.copyOf(fields);
      named(name);
      within(bytes, 1, MAX_BYTES, "size");
      within(count, 0, MAX_SUM, "count");
      within(fields.size(), 0, MAX_FIELDS, "number of fields");
      long end = 0;
      for (Field field : fields) {
        within(field.offset, end, bytes, "offset");
        end = field.offset + (long) field.bytes;
        within(end, 0, bytes, "end of a field");
      }
    }
  }

  /**
   * A field in an object.
   *
   * @param owner binary name of the class that declares it
   * @param type binary name, or that of a primitive
   * @param offset in bytes from the beginning of the object
   */
  public record Field(String owner, String name, String type, int offset, int bytes) {
    public Field {
      named(owner);
      named(name);
      named(type);
      within(offset, 0, MAX_BYTES, "offset");
      within(bytes, 1, 8, "size of a field");
    }
  }

  /**
   * A class of arrays.
   *
   * @param name as in a source: {@code int[][]}
   * @param baseBytes before the first element
   * @param elementBytes of one element
   * @param count of those that were reached
   * @param bytes of all of those together
   * @param longest in elements
   */
  public record Array(
      String name, int baseBytes, int elementBytes, long count, long bytes, long longest) {
    public Array {
      named(name);
      within(baseBytes, 1, 64, "base");
      within(elementBytes, 1, 8, "size of an element");
      within(count, 0, MAX_SUM, "count");
      within(bytes, 0, MAX_SUM, "size");
      within(longest, 0, Integer.MAX_VALUE, "length");
    }
  }

  /**
   * A field and all that is reached from it.
   *
   * @param owner binary name of the class that declares it; empty for all fields together
   * @param type binary name of what it holds; empty for all fields together
   * @param staticField else it is one of the benchmark's state
   * @param objects that were reached; with {@code bytes}, shares that are not listed included
   * @param complete whether all were; else there are more than these
   * @param elements that it holds: the length of an array, the size of a collection; 0 where it is
   *     neither and holds no long array
   * @param ofArray name of the long array that the elements are those of, where it is inside
   * @param shares by class, largest first
   */
  public record Root(
      String owner,
      String field,
      String type,
      boolean staticField,
      long objects,
      long bytes,
      boolean complete,
      long elements,
      String ofArray,
      List<Share> shares) {
    public Root {
      shares = List.copyOf(shares);
      named(owner);
      named(field);
      named(type);
      named(ofArray);
      within(objects, 0, MAX_SUM, "count");
      within(bytes, 0, MAX_SUM, "size");
      within(elements, 0, MAX_SUM, "number of elements");
      within(shares.size(), 0, MAX_SHARES, "number of shares");
      long sum = 0;
      for (Share share : shares) {
        sum += share.bytes;
        within(sum, 0, bytes, "share");
      }
    }
  }

  /** Objects of a class among those that were reached. */
  public record Share(String type, long count, long bytes) {
    public Share {
      named(type);
      within(count, 0, MAX_SUM, "count");
      within(bytes, 0, MAX_SUM, "size");
    }
  }

  /**
   * Two places of one object that were written while the benchmark ran, by no thread both.
   *
   * @param type of the object
   * @param first field or, in brackets, index of an element
   * @param second as {@code first}, behind it
   * @param apart bytes from the beginning of the one to that of the other
   */
  public record Written(String type, String first, String second, int apart) {
    public Written {
      named(type);
      named(first);
      named(second);
      within(apart, 1, MAX_BYTES, "distance");
    }
  }

  private static void named(String name) {
    within(name.length(), 0, MAX_NAME, "length of a name");
  }

  private static void within(long value, long least, long most, String what) {
    if (value < least || value > most) {
      throw new IllegalArgumentException("a layout with a " + what + " of " + value);
    }
  }
}
