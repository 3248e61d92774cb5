package dev.hotpath.protocol;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads records, component by component: numbers, strings, enums, arrays of bytes and
 * ints, lists and records of those. Not Java serialization: a reader creates nothing but the
 * records that it expects, and never more of them than the frame has bytes.
 */
final class Codec {

  private record Shape(Constructor<?> constructor, RecordComponent[] components) {}

  private final Map<Class<?>, Shape> shapes = new ConcurrentHashMap<>();

  void write(DataOutput out, Record value) throws IOException {
    for (RecordComponent component : shape(value.getClass()).components) {
      write(out, component.getGenericType(), get(component, value));
    }
  }

  private void write(DataOutput out, Type type, @Nullable Object value) throws IOException {
    if (value == null) {
      out.writeBoolean(false);
      return;
    }
    out.writeBoolean(true);
    switch (value) {
      case Integer number -> out.writeInt(number);
      case Long number -> out.writeLong(number);
      case Double number -> out.writeDouble(number);
      case Boolean flag -> out.writeBoolean(flag);
      case String text -> writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
      case byte[] bytes -> writeBytes(out, bytes);
      case int[] numbers -> {
        out.writeInt(numbers.length);
        for (int number : numbers) {
          out.writeInt(number);
        }
      }
      case Enum<?> constant -> out.writeInt(constant.ordinal());
      case List<?> list -> {
        out.writeInt(list.size());
        Type element = elementType(type);
        for (Object item : list) {
          write(out, element, item);
        }
      }
      case Record record -> write(out, record);
      default -> throw new IllegalArgumentException("no encoding for " + value.getClass());
    }
  }

  private static void writeBytes(DataOutput out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /**
   * Reads a record.
   *
   * @param in its remaining bytes bound every length
   * @throws IOException when the bytes are not such a record
   */
  <T extends Record> T read(FrameInput in, Class<T> type) throws IOException {
    Shape shape = shape(type);
    @Nullable Object[] values = new @Nullable Object[shape.components.length];
    for (int i = 0; i < values.length; i++) {
      RecordComponent component = shape.components[i];
      values[i] = read(in, component.getGenericType());
      if (values[i] == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        throw new MalformedMessageException(
            type.getSimpleName() + " without its " + component.getName());
      }
    }
    try {
      return type.cast(shape.constructor.newInstance(values));
    } catch (InvocationTargetException | InstantiationException | IllegalArgumentException e) {
      throw new MalformedMessageException("not a " + type.getSimpleName(), e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(type + " must be public", e);
    }
  }

  private @Nullable Object read(FrameInput in, Type type) throws IOException {
    if (!in.data().readBoolean()) {
      return null;
    }
    DataInput data = in.data();
    Class<?> raw =
        (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
    if (raw == int.class) {
      return data.readInt();
    } else if (raw == long.class) {
      return data.readLong();
    } else if (raw == double.class || raw == Double.class) {
      return data.readDouble();
    } else if (raw == boolean.class) {
      return data.readBoolean();
    } else if (raw == String.class) {
      return new String(in.bytes(), StandardCharsets.UTF_8);
    } else if (raw == byte[].class) {
      return in.bytes();
    } else if (raw == int[].class) {
      int[] numbers = new int[in.length(Integer.BYTES)];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = data.readInt();
      }
      return numbers;
    } else if (raw.isEnum()) {
      Object[] constants = raw.getEnumConstants();
      int ordinal = data.readInt();
      if (ordinal < 0 || ordinal >= constants.length) {
        throw new MalformedMessageException("no such " + raw.getSimpleName() + ": " + ordinal);
      }
      return constants[ordinal];
    } else if (raw == List.class) {
      int size = in.length(1);
      List<@Nullable Object> list = new ArrayList<>(size);
      Type element = elementType(type);
      for (int i = 0; i < size; i++) {
        list.add(read(in, element));
      }
      return list;
    } else if (raw.isRecord()) {
      return read(in, raw.asSubclass(Record.class));
    }
    throw new IllegalArgumentException("no encoding for " + type);
  }

  private static Type elementType(Type list) {
    return ((ParameterizedType) list).getActualTypeArguments()[0];
  }

  private static @Nullable Object get(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " can't be read", e);
    }
  }

  private Shape shape(Class<?> type) {
    return shapes.computeIfAbsent(
        type,
        record -> {
          RecordComponent[] components = record.getRecordComponents();
          Class<?>[] types =
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
          try {
            return new Shape(record.getDeclaredConstructor(types), components);
          } catch (NoSuchMethodException e) {
            throw new IllegalStateException(record + " has no canonical constructor", e);
          }
        });
  }
}
