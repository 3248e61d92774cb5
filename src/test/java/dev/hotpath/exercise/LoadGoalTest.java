package dev.hotpath.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a goal on latency needs, and what is wrong with what it gets. */
class LoadGoalTest {

  private static final String LOAD =
      """
      service = "OrderService"
      rate = 200
      percentile = 99
      at-most = 20
      """;

  private final Problems problems = new Problems();

  private Optional<GoalDetail> read(String keys) {
    TomlTable table =
        TomlTable.parse("exercise.toml", keys, "exercise 'a'", problems).orElseThrow();
    return LoadGoal.read(table, Optional.of(Set.of("OrderService", "Other")));
  }

  private List<String> facts() {
    return problems.list().stream().map(Problem::fact).toList();
  }

  @Test
  void three_seconds_are_usual() {
    assertEquals(Optional.of(new GoalDetail.Load("OrderService", 200, 99, 3)), read(LOAD));
    assertEquals(
        Optional.of(new GoalDetail.Load("OrderService", 200, 99, 7.5)),
        read(LOAD + "seconds = 7.5"));
    assertEquals(List.of(), facts());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "service = \"OrderService\" | | 'service' is missing",
        "\"OrderService\" | \"Gone\" | no class in bench/ is a service 'Gone'",
        "rate = 200 | | 'rate' is missing",
        "rate = 200 | rate = 0 | 'rate' is 0",
        "rate = 200 | rate = 5001 | 'rate' is 5001",
        "rate = 200 | rate = \"fast\" | 'rate' is not a number",
        "percentile = 99 | | 'percentile' is missing",
        "percentile = 99 | percentile = 0.99 | 'percentile' is 0.99",
        "percentile = 99 | percentile = 100 | 'percentile' is 100",
        "at-most = 20 | at-most = 20\\nseconds = 16 | 'seconds' is 16",
        "at-most = 20 | at-least = 20 |" + " 'at-least' is given, and nobody wants to wait longer",
        "at-most = 20 | at-most = 20\\nbenchmark = \"join\" |"
            + " 'benchmark' is given, and 'latency' is measured on a service",
        "rate = 200 | rate = 160 | only 4.8 of 480 requests are beyond percentile 99.0",
      })
  void what_is_wrong_is_said(String from, String to, String fact) {
    read(LOAD.replace(from, to == null ? "" : to.replace("\\n", "\n")));
    assertEquals(List.of("exercise.toml: " + fact), facts());
  }

  @Test
  void a_remedy_names_what_there_is() {
    read(LOAD.replace("OrderService", "Gone"));
    assertEquals(
        "add it: it implements AutoCloseable and has 'public void request(long number)'; or name"
            + " one of OrderService, Other",
        problems.list().getFirst().remedy().replace("Other, OrderService", "OrderService, Other"));
  }

  @Test
  void services_are_found_in_bench() {
    String source =
        """
        /** class Comment implements AutoCloseable { void request(long n) {} } */
        final class A extends B<C> implements D, AutoCloseable {
          public void request(final long number) throws Exception {}
        }
        class E implements Runnable {}
        """;
    assertEquals(Set.of("A"), JavaText.servicesOf(source));
    assertEquals(Set.of(), JavaText.servicesOf(source.replace("final long", "int")));
    assertEquals(Set.of(), JavaText.servicesOf(source.replace("AutoCloseable", "Other")));
  }
}
