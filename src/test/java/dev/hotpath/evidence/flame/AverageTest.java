package dev.hotpath.evidence.flame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AverageTest {

  private static final String BENCH = "concat.ConcatBench.join:20";
  private static final String ROW = "concat.Concat.row:13";
  private static final String COPY = "java.util.Arrays.copyOf:3";
  private static final Sources SOURCES =
      new Sources("concat", List.of("src/Concat.java", "bench/ConcatBench.java"));

  private static FlameGraph cpu(Profile profile) {
    return FlameGraph.of(profile.cpu(), SOURCES);
  }

  /** "depth name self/total" of each call. */
  private static List<String> calls(FlameGraph graph) {
    return graph.nodes().stream()
        .map(node ->
            "%d %s %d/%d"
                .formatted(
                    node.depth(),
                    node.frame() < 0 ? "all" : graph.frames().get(node.frame()).name(),
                    node.self(),
                    node.total()))
        .toList();
  }

  @Test
  void each_program_counts_by_what_an_operation_costs() {
    FlameGraph slow = cpu(new Profile().operations(50).stack(100, BENCH, ROW));
    FlameGraph fast = cpu(new Profile().operations(100).stack(100, BENCH, COPY));
    FlameGraph average = FlameGraph.average(List.of(slow, fast));
    assertEquals(200, average.total(), "as many samples as were taken");
    assertEquals(1.5, 200.0 / average.operations(), 0.01, "the mean of 2 and 1 an operation");
    assertEquals(
        List.of(
            "0 all 0/200",
            "1 concat.ConcatBench.join 0/200",
            "2 concat.Concat.row 133/133",
            "2 java.util.Arrays.copyOf 67/67"),
        calls(average));
  }

  @Test
  void where_operations_were_not_counted_shares_are_averaged() {
    FlameGraph one = cpu(new Profile().operations(0).stack(300, BENCH, ROW));
    FlameGraph other = cpu(new Profile().operations(40).stack(100, BENCH, COPY));
    FlameGraph average = FlameGraph.average(List.of(one, other));
    assertEquals(0, average.operations());
    assertTrue(calls(average).contains("2 concat.Concat.row 200/200"), calls(average)::toString);
    assertTrue(calls(average).contains("2 java.util.Arrays.copyOf 200/200"));
  }

  @Test
  void what_is_alive_is_the_mean_of_all() {
    FlameGraph one = FlameGraph.of(new Profile().stack(900, 9, BENCH, ROW).live(), SOURCES);
    FlameGraph other = FlameGraph.of(new Profile().stack(100, 1, BENCH, ROW).live(), SOURCES);
    FlameGraph average = FlameGraph.average(List.of(one, other));
    assertEquals(500, average.total());
    assertEquals(5, average.totalCount());
    assertEquals("objects", average.counted());
  }

  @Test
  void methods_are_the_mean_too_and_count_a_recursion_once() {
    FlameGraph one = cpu(new Profile().operations(10).stack(60, BENCH, ROW, ROW));
    FlameGraph other = cpu(new Profile().operations(10).stack(40, BENCH, COPY));
    FlameGraph average = FlameGraph.average(List.of(one, other));
    FlameGraph.Method first = average.methods().getFirst();
    assertEquals("concat.Concat.row", average.frames().get(first.frame()).name());
    assertEquals(60, first.self());
    assertEquals(60, first.total());
  }

  @Test
  void whose_code_it_is_stays_and_lines_of_different_programs_are_not_told() {
    FlameGraph average =
        FlameGraph.average(
            List.of(
                cpu(new Profile().stack(60, BENCH, ROW)),
                cpu(new Profile().stack(60, BENCH, "concat.Concat.row:99"))));
    FlameGraph.Node row = average.nodes().getLast();
    FlameGraph.Frame frame = average.frames().get(row.frame());
    assertEquals("yours", frame.kind());
    assertNull(frame.file());
    assertEquals(0, row.line());
    assertEquals("c2", row.mode());
    assertEquals(List.of(), average.lines());
  }

  @Test
  void what_was_sampled_less_often_counts_for_as_much() {
    FlameGraph often = cpu(new Profile().operations(10).stack(100, BENCH, ROW));
    FlameGraph seldom =
        new FlameGraph(
            "cpu",
            "jdk.ExecutionSample",
            "",
            "samples",
            null,
            10,
            0,
            0,
            10_000_000L,
            null,
            10,
            often.frames(),
            often.nodes().stream()
                .map(node ->
                    new FlameGraph.Node(
                        node.depth(),
                        node.frame(),
                        0,
                        node.self() / 10,
                        node.total() / 10,
                        node.mode()))
                .toList(),
            List.of(),
            List.of(),
            List.of());
    FlameGraph average = FlameGraph.average(List.of(often, seldom));
    assertEquals(200, average.total(), "ten samples of 10 ms are a hundred of 1 ms");
    assertEquals("ctimer, jdk.ExecutionSample", average.engine());
  }

  @Test
  void of_very_many_calls_the_lightest_are_left_out_with_their_weight_kept() {
    List<FlameGraph> graphs =
        IntStream.range(0, 4)
            .mapToObj(person -> {
              Profile profile = new Profile().operations(1_000);
              IntStream.range(0, 9_000)
                  .forEach(i -> profile.stack(3, BENCH, "a.B%d.m%d:1".formatted(person, i)));
              return cpu(profile);
            })
            .toList();
    FlameGraph average = FlameGraph.average(graphs);
    assertEquals(4 * 27_000, average.total());
    assertTrue(average.leftOut() > 0);
    assertTrue(PackedSize.of(average) <= 280_000);
    long drawn = average.nodes().stream().mapToLong(FlameGraph.Node::self).sum();
    assertEquals(average.total(), drawn, "every sample is somewhere");
  }
}
