package dev.hotpath.web.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.web.page.Difference.Kind;
import dev.hotpath.web.page.Difference.Row;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DifferenceTest {

  private static List<Row> rows(String before, String after) {
    return Difference.of("src/A.java", before, after).rows();
  }

  private static String lines(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(i -> i + "\n").collect(Collectors.joining());
  }

  @Test
  void equal_texts_have_no_rows() {
    assertEquals(List.of(), rows("a\nb\n", "a\nb\n"));
    assertEquals(List.of(), rows("", ""));
  }

  @Test
  void a_changed_line_is_removed_then_added() {
    assertEquals(
        List.of(
            new Row(Kind.SAME, 1, 1, "a"),
            new Row(Kind.REMOVED, 2, 0, "b"),
            new Row(Kind.ADDED, 0, 2, "B"),
            new Row(Kind.SAME, 3, 3, "c")),
        rows("a\nb\nc", "a\nB\nc"));
  }

  @Test
  void three_lines_stand_around_a_change_and_the_rest_is_counted() {
    List<Row> rows = rows(lines(1, 20), lines(1, 9) + "new\n" + lines(10, 20));
    assertEquals(new Row(Kind.GAP, 0, 0, "6 equal lines"), rows.getFirst());
    assertEquals(new Row(Kind.SAME, 7, 7, "7"), rows.get(1));
    assertEquals(new Row(Kind.ADDED, 0, 10, "new"), rows.get(4));
    assertEquals(new Row(Kind.SAME, 12, 13, "12"), rows.get(7));
    assertEquals(new Row(Kind.GAP, 0, 0, "8 equal lines"), rows.getLast());
  }

  /** Whatever the two are: leaving out what was added gives the one, what was removed the other. */
  @Test
  void both_texts_can_be_read_from_the_rows() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      String before = text(random);
      String after = text(random);
      List<Row> rows = rows(before, after);
      if (rows.stream().noneMatch(row -> row.kind() == Kind.GAP) && !rows.isEmpty()) {
        assertEquals(before, without(rows, Kind.ADDED));
        assertEquals(after, without(rows, Kind.REMOVED));
      }
    }
  }

  private static String text(Random random) {
    return random
        .ints(random.nextInt(8), 0, 4)
        .mapToObj(i -> i + "\n")
        .collect(Collectors.joining());
  }

  private static String without(List<Row> rows, Kind kind) {
    return rows.stream()
        .filter(row -> row.kind() != kind)
        .map(row -> row.text() + "\n")
        .collect(Collectors.joining());
  }

  @Test
  void a_line_that_stays_is_found_where_it_is_now() {
    assertArrayEquals(new int[] {1, 0, 4}, Difference.matches("a\nb\nc\n", "a\nx\ny\nc\n"));
    assertArrayEquals(new int[] {0}, Difference.matches("a\n", ""));
  }

  @Test
  void texts_too_large_to_be_matched_stand_one_after_the_other() {
    List<Row> rows = rows("x\n" + lines(1, 1_500), lines(2_000, 3_500) + "y\n");
    assertEquals(1_501, rows.stream().filter(row -> row.kind() == Kind.REMOVED).count());
    assertTrue(rows.getFirst().kind() == Kind.REMOVED && rows.getLast().kind() == Kind.ADDED);
  }
}
