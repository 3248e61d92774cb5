package dev.hotpath.evidence.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A message that {@link ProtoWriter} wrote, its fields by number. */
final class ProtoReader {

  private final Map<Integer, List<ByteBuffer>> bytes = new HashMap<>();
  private final Map<Integer, Long> numbers = new HashMap<>();

  /**
   * Reads a message.
   *
   * @throws IllegalArgumentException for a type of field that a profile of ours does not have
   */
  ProtoReader(ByteBuffer message) {
    while (message.hasRemaining()) {
      long key = varint(message);
      int field = (int) (key >>> 3);
      switch ((int) (key & 7)) {
        case 0 -> numbers.put(field, varint(message));
        case 2 -> {
          int length = Math.toIntExact(varint(message));
          List<ByteBuffer> same = bytes.computeIfAbsent(field, _ -> new ArrayList<>());
          same.add(message.slice(message.position(), length));
          message.position(message.position() + length);
        }
        default -> throw new IllegalArgumentException("field " + field + " is of no known type");
      }
    }
  }

  private static long varint(ByteBuffer from) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = from.get();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        break;
      }
    }
    return value;
  }

  long number(int field) {
    return numbers.getOrDefault(field, 0L);
  }

  /** The same as an index. */
  int index(int field) {
    return Math.toIntExact(number(field));
  }

  /** A packed list. */
  List<Long> numbers(int field) {
    List<Long> values = new ArrayList<>();
    for (ByteBuffer packed : bytes.getOrDefault(field, List.of())) {
      while (packed.hasRemaining()) {
        values.add(varint(packed));
      }
    }
    return values;
  }

  List<String> texts(int field) {
    return bytes.getOrDefault(field, List.of()).stream()
        .map(text -> UTF_8.decode(text).toString())
        .toList();
  }

  List<ProtoReader> messages(int field) {
    return bytes.getOrDefault(field, List.of()).stream().map(ProtoReader::new).toList();
  }
}
