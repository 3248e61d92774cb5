package dev.hotpath.grade.compare;

import static dev.hotpath.grade.compare.Planted.STARTER;
import static dev.hotpath.grade.compare.Planted.attempt;
import static dev.hotpath.grade.compare.Planted.result;
import static dev.hotpath.grade.compare.Planted.withoutBytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  private static final double[] FAST = {66_000, 67_000.5};

  private static List<String> rows(Sheet sheet) {
    String text = Csv.text(sheet, "concat", version -> "pass");
    assertTrue(text.endsWith("\r\n"), text);
    return Arrays.asList(text.split("\r\n"));
  }

  @Test
  void a_row_holds_what_its_heading_says() {
    Sheet sheet =
        Sheet.of(
            Optional.of(attempt(3, result("join", STARTER, 9_912, STARTER, 9_912))),
            attempt(7, result("join", STARTER, 9_912.25, FAST, 78)),
            List.of());
    List<String> rows = rows(sheet);
    assertEquals(3, rows.size());
    String[] heading = rows.getFirst().split(",");
    String[] seven = rows.get(2).split(",");
    assertEquals(heading.length, seven.length);
    List<String> names = Arrays.asList(heading);
    assertEquals("attempt-7", seven[names.indexOf("version")]);
    assertEquals("run-7", seven[names.indexOf("run")]);
    assertEquals("2", seven[names.indexOf("forks")]);
    assertEquals("66500.25", seven[names.indexOf("median")]);
    assertEquals("9912.25", seven[names.indexOf("starter_bytes_per_op")]);
    assertEquals("attempt-3", seven[names.indexOf("compared_with")]);
    assertEquals("faster", seven[names.indexOf("told")]);
    assertEquals("66000 67000.5", seven[names.indexOf("samples")]);
    String[] three = rows.get(1).split(",", -1);
    assertEquals("", three[names.indexOf("compared_with")]);
  }

  @Test
  void what_is_not_known_is_empty() {
    Sheet sheet =
        Sheet.of(
            Optional.empty(),
            attempt(1, withoutBytes(result("join", STARTER, 0, FAST, 0))),
            List.of());
    List<String> names = Arrays.asList(rows(sheet).getFirst().split(","));
    String[] cells = rows(sheet).get(1).split(",", -1);
    assertEquals("", cells[names.indexOf("bytes_per_op")]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "|cmd", "%x", "＝1"})
  void no_spreadsheet_calculates_a_name(String name) {
    assertEquals("'" + name, Csv.safe(name));
    String row =
        Csv.text(
            Sheet.of(Optional.empty(), attempt(1, result(name, STARTER, 1, FAST, 1)), List.of()),
            "concat",
            version -> "pass");
    assertTrue(row.contains("'" + name), row);
  }

  @Test
  void commas_quotes_and_line_ends_stay_in_their_cell() {
    String text =
        Csv.text(
            Sheet.of(
                Optional.empty(), attempt(1, result("a,\"b\"\nc", STARTER, 1, FAST, 1)), List.of()),
            "concat",
            version -> "pass");
    assertTrue(text.contains("concat,\"a,\"\"b\"\"\nc\",attempt-1,"), text);
  }
}
