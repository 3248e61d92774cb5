package dev.hotpath.evidence.layout;

import dev.hotpath.protocol.HeapLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of an object, for a picture of its bytes.
 *
 * @param kind {@code header}, {@code field}, {@code padding}, or {@code harness}: what JMH keeps
 *     free around a benchmark's state
 * @param offset in bytes from the beginning of the object
 * @param name of the field; empty for anything else
 * @param type of the field; empty for anything else
 * @param owner binary name of the class that declares the field; empty for anything else
 */
public record Cell(String kind, long offset, long bytes, String name, String type, String owner) {

  static final String HEADER = "header";
  static final String FIELD = "field";
  static final String PADDING = "padding";
  static final String HARNESS = "harness";

  /** JMH keeps a line or more free; what the JVM leaves for alignment is less than this. */
  private static final int LARGE_GAP = 8;

  /** All parts of an object, without a gap. */
  static List<Cell> of(HeapLayout.Type type, int headerBytes) {
    List<Cell> cells = new ArrayList<>();
    long first = type.fields().isEmpty() ? type.bytes() : type.fields().getFirst().offset();
    long at = Math.min(Math.min(headerBytes, first), type.bytes());
    if (at > 0) {
      cells.add(new Cell(HEADER, 0, at, "", "", ""));
    }
    for (HeapLayout.Field field : type.fields()) {
      gap(type, at, field.offset(), cells);
      cells.add(
          new Cell(
              FIELD, field.offset(), field.bytes(), field.name(), field.type(), field.owner()));
      at = field.offset() + (long) field.bytes();
    }
    gap(type, at, type.bytes(), cells);
    return List.copyOf(cells);
  }

  private static void gap(HeapLayout.Type type, long from, long to, List<Cell> cells) {
    if (to > from) {
      String kind = type.state() && to - from >= LARGE_GAP ? HARNESS : PADDING;
      cells.add(new Cell(kind, from, to - from, "", "", ""));
    }
  }

  static long sum(List<Cell> cells, String kind) {
    return cells.stream().filter(cell -> cell.kind.equals(kind)).mapToLong(Cell::bytes).sum();
  }
}
