package dev.hotpath.evidence.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.protocol.HeapLayout;
import dev.hotpath.protocol.HeapLayout.Field;
import dev.hotpath.protocol.HeapLayout.Root;
import dev.hotpath.protocol.HeapLayout.Share;
import dev.hotpath.protocol.HeapLayout.Type;
import dev.hotpath.protocol.HeapLayout.Written;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What a layout comes to: a picture's cells, and words with figures that can be checked by hand.
 */
class LayoutReportTest {

  private static final String READING = "meters.Reading";
  private static final String FLAG = "-XX:+UseCompactObjectHeaders";

  /** Long and double, int, boolean, byte: 22 bytes behind a header of 12. */
  private static Type reading(int header, long count) {
    int longs = header == 12 ? 16 : 8;
    return new Type(
        READING,
        header == 12 ? 40 : 32,
        count,
        false,
        header == 12
            ? List.of(
                field("meter", "int", 12, 4),
                field("at", "long", longs, 8),
                field("value", "double", longs + 8, 8),
                field("kind", "byte", 32, 1),
                field("valid", "boolean", 33, 1))
            : List.of(
                field("at", "long", longs, 8),
                field("value", "double", longs + 8, 8),
                field("meter", "int", 24, 4),
                field("kind", "byte", 28, 1),
                field("valid", "boolean", 29, 1)));
  }

  private static Field field(String name, String type, int offset, int bytes) {
    return new Field(READING, name, type, offset, bytes);
  }

  private static Root root(String field, String type, long bytes, long elements, Share... shares) {
    return new Root(
        field.isEmpty() ? "" : "meters.MetersBench",
        field,
        type,
        false,
        1_000_001,
        bytes,
        true,
        elements,
        "",
        List.of(shares));
  }

  private static HeapLayout layout(
      int header, List<Type> types, List<Root> roots, List<Written> written) {
    return new HeapLayout(header, 8, 4, header == 8, types, List.of(), roots, written);
  }

  private static HeapLayout readings(int header) {
    Type type = reading(header, 1_000_000);
    long bytes = 1_000_000 * type.bytes() + 4_000_016;
    Share objects = new Share(READING, 1_000_000, 1_000_000 * type.bytes());
    Share array = new Share(READING + "[]", 1, 4_000_016);
    return layout(
        header,
        List.of(type),
        List.of(
            root("", "", bytes, 0, objects, array),
            root("readings", READING + "[]", bytes, 1_000_000, objects, array)),
        List.of());
  }

  private static LayoutReport report(HeapLayout layout, @Nullable HeapLayout other) {
    return LayoutReport.of(layout, other, FLAG, Set.of(READING), Optional.of(64));
  }

  @Test
  void padding_is_named_and_a_million_of_them_are_added_up() {
    LayoutReport report = report(readings(12), readings(8));
    assertEquals(
        List.of(
            "A `Reading` takes 40 bytes: 12 of header, 22 of fields and 6 of padding, which hold"
                + " nothing. 1,000,000 of them take 40 MB.",
            "`MetersBench.readings` holds 1,000,000 elements in 44 MB of memory: 44 bytes for each.",
            "With compact object headers (`-XX:+UseCompactObjectHeaders`) all of it takes 36 MB"
                + " instead of 44 MB, 18 % less. Measured, in a JVM of its own."),
        report.words());
    assertEquals(32, report.types().getFirst().otherBytes());
    assertTrue(report.types().getFirst().yours());
  }

  @Test
  void cells_leave_no_byte_out() {
    List<Cell> cells = report(readings(12), null).types().getFirst().cells();
    assertEquals(
        List.of("header", "field", "field", "field", "field", "field", "padding"),
        cells.stream().map(Cell::kind).toList());
    assertEquals(new Cell("padding", 34, 6, "", "", ""), cells.getLast());
    long at = 0;
    for (Cell cell : cells) {
      assertEquals(at, cell.offset());
      at += cell.bytes();
    }
    assertEquals(40, at);
  }

  @Test
  void a_state_of_the_benchmark_has_room_that_jmh_keeps_free() {
    Type state =
        new Type(
            "meters.MetersBench",
            288,
            1,
            true,
            List.of(new Field("meters.MetersBench", "meters", "meters.Meters", 16, 4)));
    List<Cell> cells =
        report(layout(12, List.of(state), List.of(root("", "", 0, 0)), List.of()), null)
            .types()
            .getFirst()
            .cells();
    assertEquals(
        List.of("header", "padding", "field", "harness"), cells.stream().map(Cell::kind).toList());
  }

  @Test
  void boxes_are_told_from_plain_numbers() {
    Share boxes = new Share("java.lang.Integer", 1_000_000, 16_000_000);
    HeapLayout boxed =
        layout(
            12,
            List.of(),
            List.of(
                root("", "", 20_000_040, 0, boxes),
                root("ids", "java.util.ArrayList", 20_000_040, 1_000_000, boxes)),
            List.of());
    assertTrue(
        report(boxed, null)
            .words()
            .contains(
                "Of the 20 MB of `MetersBench.ids`, 16 MB are `Integer` objects of 16 bytes each,"
                    + " beside the references to them. In `int[]` an element takes 4 bytes."),
        () -> report(boxed, null).words().toString());
    HeapLayout plain =
        layout(
            12,
            List.of(),
            List.of(
                root("", "", 4_000_016, 0),
                root("ids", "int[]", 4_000_016, 1_000_000, new Share("int[]", 1, 4_000_016))),
            List.of());
    assertEquals(
        List.of("`MetersBench.ids` holds 1,000,000 elements in 4 MB of memory: 4 bytes for each."),
        report(plain, null).words());
  }

  @Test
  void false_sharing_is_told_within_a_line_of_this_machines_cache() {
    List<Written> written =
        List.of(
            new Written("meters.Counters", "reads", "writes", 8),
            new Written("long[]", "[0]", "[9]", 72));
    LayoutReport report = report(layout(12, List.of(), List.of(root("", "", 0, 0)), written), null);
    assertEquals(written.subList(0, 1), report.sharing());
    assertTrue(
        report
            .words()
            .getLast()
            .startsWith(
                "Different threads wrote `reads` and `writes` of one `Counters`, 8 bytes apart."),
        () -> report.words().toString());
    LayoutReport wide =
        LayoutReport.of(
            layout(12, List.of(), List.of(root("", "", 0, 0)), written),
            null,
            FLAG,
            Set.of(),
            Optional.of(128));
    assertEquals(written, wide.sharing());
  }

  @Test
  void where_nothing_is_kept_that_is_said() {
    LayoutReport report =
        report(layout(12, List.of(), List.of(root("", "", 0, 0)), List.of()), null);
    assertNull(report.other());
    assertTrue(report.words().getFirst().startsWith("Between two operations nothing is kept"));
  }

  @Test
  void the_text_has_every_cell_and_no_control_character() {
    HeapLayout hostile =
        layout(
            12,
            List.of(new Type("a\u001b[31mB\n", 16, 1, false, List.of())),
            List.of(root("", "", 0, 0)),
            List.of());
    String text = LayoutText.of(report(readings(12), null)) + LayoutText.of(report(hostile, null));
    assertTrue(text.contains("      34      6  (padding)"), text);
    assertTrue(text.contains("long Reading.at"), text);
    assertTrue(text.contains("a?[31mB?: 16 bytes"), text);
    assertEquals("", text.replaceAll("[^\\p{Cntrl}]|\n", ""));
  }

  @Test
  void what_a_worker_makes_up_is_refused_where_it_could_not_be_drawn() {
    refused(() -> new Type("A", 16, 1, false, List.of(field("over", "long", 12, 8))));
    refused(() ->
        new Type("A", 40, 1, false, List.of(field("a", "long", 16, 8), field("b", "int", 20, 4))));
    refused(() -> new Type("A", 1L << 40, 1, false, List.of()));
    refused(() -> new Type("x".repeat(301), 16, 1, false, List.of()));
    refused(() -> root("", "", -1, 0));
    refused(() -> root("", "", 10, 0, new Share("A", 1, 8), new Share("B", 1, 8)));
    refused(() -> new Written("A", "a", "b", 0));
    refused(() -> layout(12, List.of(), List.of(), List.of()));
    refused(() -> layout(400, List.of(), List.of(root("", "", 0, 0)), List.of()));
  }

  private static void refused(Runnable making) {
    assertThrows(IllegalArgumentException.class, making::run);
  }
}
