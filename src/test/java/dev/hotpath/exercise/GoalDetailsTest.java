package dev.hotpath.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What single metrics need, and what is wrong with what they get. */
class GoalDetailsTest {

  private static final String SCALING = "parameter = \"n\"\nn = 1_000\nfactor = 4";

  private final Problems problems = new Problems();

  private Optional<GoalDetail> read(String metric, String keys) {
    TomlTable table =
        TomlTable.parse("exercise.toml", "at-most = 1\n" + keys, "exercise 'a'", problems)
            .orElseThrow();
    table.optionalNumber("at-most");
    Optional<GoalDetail> detail =
        new GoalDetails(
                Optional.of(Map.of("n", 1, "m", 1)),
                Optional.of(Set.of("Parser", "digit", "parse", "Point", "Outer")),
                List.of())
            .read(table, metric);
    table.optionalText("relative-to");
    table.rejectOtherKeys();
    return detail;
  }

  private List<String> facts() {
    return problems.list().stream().map(Problem::fact).toList();
  }

  @Test
  void each_metric_has_its_own_keys() {
    assertEquals(Optional.of(new GoalDetail.Scaling("n", 1_000, 4)), read("scaling", SCALING));
    assertEquals(
        Optional.of(new GoalDetail.Calls("Parser.digit", Optional.empty())),
        read("inlined", "method = \"Parser.digit\""));
    assertEquals(
        Optional.of(new GoalDetail.Calls("Parser.digit", Optional.of("Parser.parse"))),
        read("inlined", "method = \"Parser.digit\"\ninto = \"Parser.parse\""));
    assertEquals(
        Optional.of(new GoalDetail.Allocations("Outer$Point")),
        read("scalar-replaced", "type = \"Outer$Point\""));
    assertEquals(
        Optional.of(new GoalDetail.Allocations("java.util.Optional")),
        read("scalar-replaced", "type = \"java.util.Optional\""));
    assertEquals(
        Optional.of(new GoalDetail.Code("Parser.digit")),
        read("range-checks", "method = \"Parser.digit\""));
    assertEquals(Optional.empty(), read("speedup", ""));
    assertEquals(List.of(), facts());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "scaling | n = 1000 | factor = 4 | 'parameter' is missing",
        "scaling | parameter = \"n\" | factor = 4 | 'n' is missing",
        "scaling | parameter = \"n\" | n = 10 | 'factor' is missing",
        "inlined | | | 'method' is missing",
        "inlined | method = \"digit\" | | 'method' is 'digit'",
        "inlined | method = \"Parser.gone\" | |"
            + " 'method' is 'Parser.gone', and no listed source has the word 'gone'",
        "inlined | method = \"Parser.digit\" | into = \"x y\" | 'into' is 'x y'",
        "scalar-replaced | | | 'type' is missing",
        "scalar-replaced | type = \"Pt\" | |"
            + " 'type' is 'Pt', and no listed source has the word 'Pt'",
        "scalar-replaced | type = \"Point[]\" | | 'type' is 'Point[]'",
        "range-checks | method = \"a,b\" | | 'method' is 'a,b'",
        "range-checks | method = \"Parser.digit\" | relative-to = \"starter\" |"
            + " 'relative-to' is given, and 'range-checks' is not compared with the starter",
        "speedup | method = \"Parser.digit\" | | unknown key 'method'"
      })
  void what_is_wrong_is_said(String metric, String first, String second, String fact) {
    read(metric, (first == null ? "" : first) + "\n" + (second == null ? "" : second));
    assertEquals(List.of("exercise.toml: " + fact), facts());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "n = 1_000 | n = 0 | 'n' is 0",
        "n = 1_000 | n = -7 | 'n' is -7",
        "n = 1_000 | n = 1.5 | 'n' is not a whole number",
        "factor = 4 | factor = 1 | 'factor' is 1",
        "factor = 4 | factor = \"4\" | 'factor' is not a whole number",
        "n = 1_000 | n = 2_000_000_000 | 'n' by 'factor' is 8,000,000,000",
        "\"n\" | \"size\" | no field 'size' in bench/ is annotated @Param"
      })
  void sizes_are_positive_whole_numbers_of_a_parameter(String from, String to, String fact) {
    read("scaling", SCALING.replace(from, to));
    assertEquals(List.of("exercise.toml: " + fact), facts());
  }

  @Test
  void parameters_are_found_in_a_benchmark() {
    assertEquals(
        Map.of("n", 1, "kind", 3, "size", 1),
        JavaText.parametersOf(
            """
            class B {
              @Param("1000") public int n;
              @org.openjdk.jmh.annotations.Param({"a,b", "c", "d"})
              @Deprecated
              String kind = "x";
              // @Param int no;
              @Param private final List<String> size;
              int other;
            }
            """));
  }

  @Test
  void a_parameter_of_several_values_would_measure_all_of_them() {
    TomlTable table =
        TomlTable.parse("exercise.toml", SCALING, "exercise 'a'", problems).orElseThrow();
    new GoalDetails(Optional.of(Map.of("n", 3)), Optional.empty(), List.of())
        .read(table, "scaling");
    assertEquals(List.of("exercise.toml: @Param 'n' in bench/ has 3 values"), facts());
  }
}
