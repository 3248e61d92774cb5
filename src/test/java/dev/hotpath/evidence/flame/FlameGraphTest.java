package dev.hotpath.evidence.flame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.hotpath.protocol.StackSamples;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FlameGraphTest {

  private static final Sources SOURCES =
      new Sources(
          "concat", List.of("src/Concat.java", "test/ConcatTest.java", "bench/ConcatBench.java"));

  private static FlameGraph graph(StackSamples samples) {
    return FlameGraph.of(samples, SOURCES);
  }

  /** The tree, one indented line a node: name, line, self/total, mode. */
  private static String tree(FlameGraph graph) {
    return graph.nodes().stream()
        .map(node ->
            "  ".repeat(node.depth())
                + (node.frame() < 0 ? "all" : graph.frames().get(node.frame()).name())
                + (node.line() == 0 ? "" : ":" + node.line())
                + " "
                + node.self()
                + "/"
                + node.total()
                + (node.mode().isEmpty() ? "" : " " + node.mode()))
        .collect(Collectors.joining("\n"));
  }

  private static String methods(FlameGraph graph) {
    return graph.methods().stream()
        .map(method ->
            "%s %d/%d"
                .formatted(
                    graph.frames().get(method.frame()).name(), method.self(), method.total()))
        .collect(Collectors.joining("\n"));
  }

  private static String lines(FlameGraph graph) {
    return graph.lines().stream()
        .map(line -> "%s:%d %d/%d".formatted(line.file(), line.line(), line.self(), line.total()))
        .collect(Collectors.joining("\n"));
  }

  private static String kind(FlameGraph graph, String name) {
    return graph.frames().stream()
        .filter(frame -> frame.name().equals(name))
        .map(FlameGraph.Frame::kind)
        .collect(Collectors.joining(","));
  }

  @Test
  void stacks_that_begin_alike_share_their_beginning() {
    FlameGraph graph =
        graph(
            new Profile()
                .stack(3, "concat.Bench.join:5", "concat.Concat.join:8")
                .stack(4, "concat.Bench.join:5", "concat.Concat.join:8", "java.lang.String.trim:1")
                .stack(1, "concat.Bench.join:5")
                .cpu());
    assertEquals(
        """
        all 0/8
          concat.Bench.join:5 1/8 c2
            concat.Concat.join:8 3/7 c2
              java.lang.String.trim:1 4/4 c2\
        """,
        tree(graph));
    assertEquals(8, graph.total());
  }

  @Test
  void the_widest_call_comes_first() {
    FlameGraph graph =
        graph(
            new Profile()
                .stack(1, "a.A.a", "a.A.small")
                .stack(5, "a.A.a", "a.A.large")
                .stack(3, "a.A.a", "a.A.middle")
                .cpu());
    assertEquals(
        """
        all 0/9
          a.A.a 0/9 c2
            a.A.large 5/5 c2
            a.A.middle 3/3 c2
            a.A.small 1/1 c2\
        """,
        tree(graph));
  }

  @Test
  void the_table_of_methods_has_what_a_method_costs_itself_and_with_all_that_it_calls() {
    FlameGraph graph =
        graph(
            new Profile()
                .stack(3, "a.A.main", "a.A.left", "a.A.leaf")
                .stack(4, "a.A.main", "a.A.right", "a.A.leaf")
                .stack(2, "a.A.main", "a.A.left")
                .cpu());
    assertEquals(
        """
        a.A.leaf 7/7
        a.A.left 2/5
        a.A.main 0/9
        a.A.right 0/4\
        """,
        methods(graph));
  }

  @Test
  void a_method_that_calls_itself_is_counted_once_a_sample() {
    FlameGraph graph =
        graph(new Profile().stack(10, "a.A.fib:3", "a.A.fib:3", "a.A.fib:4", "a.A.fib:2").cpu());
    assertEquals("a.A.fib 10/10", methods(graph));
    assertEquals(
        """
        all 0/10
          a.A.fib:3 0/10 c2
            a.A.fib:3 0/10 c2
              a.A.fib:4 0/10 c2
                a.A.fib:2 10/10 c2\
        """,
        tree(graph));
  }

  @Test
  void a_line_on_the_stack_twice_is_counted_once_a_sample() {
    FlameGraph graph =
        graph(
            new Profile()
                .stack(10, "concat.Concat.fib:3", "concat.Concat.fib:3", "concat.Concat.fib:4")
                .cpu());
    assertEquals("src/Concat.java:3 0/10\nsrc/Concat.java:4 10/10", lines(graph));
  }

  @Test
  void a_line_costs_itself_what_it_calls_in_the_jdk() {
    FlameGraph graph =
        graph(
            new Profile()
                .stack(2, "concat.ConcatBench.join:9", "concat.Concat.join:7")
                .stack(
                    5,
                    "concat.ConcatBench.join:9",
                    "concat.Concat.join:7",
                    "java.lang.String.trim:2",
                    "java.lang.String.strip:3")
                .stack(1, "concat.ConcatBench.join:9", "java.lang.String.trim:2")
                .stack(1, "concat.ConcatBench.join:9", "concat.Concat.join:0")
                .cpu());
    assertEquals("bench/ConcatBench.java:9 2/9\nsrc/Concat.java:7 7/7", lines(graph));
  }

  @Test
  void a_line_names_the_method_that_most_often_stood_there() {
    FlameGraph graph =
        graph(
            new Profile()
                .stack(2, "concat.Concat.join:5", "concat.Concat.lambda$join$0:5")
                .stack(1, "concat.Concat.join:5")
                .stack(4, "concat.Concat.row:9", "concat.Concat.lambda$row$1:9")
                .stack(3, "concat.Concat.lambda$row$1:9")
                .cpu());
    assertEquals(
        List.of("concat.Concat.join", "concat.Concat.lambda$row$1"),
        graph.lines().stream().map(line -> graph.frames().get(line.frame()).name()).toList());
  }

  @Test
  void a_call_stands_at_the_line_where_it_was_most_often() {
    FlameGraph graph =
        graph(
            new Profile()
                .stack(3, "a.A.a:10", "a.A.b:1")
                .stack(4, "a.A.a:20", "a.A.b:1")
                .stack(2, "a.A.a:10", "a.A.c:1")
                .cpu());
    assertEquals(10, graph.nodes().get(1).line(), tree(graph)); // 5 against 4
  }

  @Test
  void a_call_has_the_mode_that_it_mostly_ran_in() {
    FlameGraph graph =
        graph(
            new Profile()
                .stack(3, "a.A.a:1:C1")
                .stack(2, "a.A.a:1:INTERPRETED")
                .stack(4, "a.A.a:2:INLINED")
                .stack(1, "a.A.a:2:NATIVE", "libc.memcpy:0:NATIVE")
                .cpu());
    assertEquals("inlined", graph.nodes().get(1).mode());
    assertEquals("native", graph.nodes().get(2).mode());
    assertEquals("", graph.nodes().getFirst().mode());
  }

  @ParameterizedTest
  @CsvSource({
    "concat.Concat.join, yours",
    "concat.Concat$Row.add, yours",
    "concat.Concat$$Lambda.run, yours",
    "concat.Helper.help, yours",
    "concat.ConcatTest.joins, test",
    "concat.ConcatBench.join, test",
    "concatenate.Other.run, library",
    "java.lang.String.trim, jdk",
    "jdk.internal.misc.Unsafe.park, jdk",
    "sun.nio.ch.Net.poll, jdk",
    "javax.crypto.Cipher.doFinal, jdk",
    "org.openjdk.jmh.infra.Blackhole.consume, library",
  })
  void each_frame_has_the_kind_of_whose_code_it_is(String frame, String kind) {
    assertEquals(kind, kind(graph(new Profile().stack(1, frame + ":1").cpu()), frame));
  }

  @Test
  void what_no_class_owns_is_native() {
    FlameGraph graph = graph(new Profile().stack(1, "a.A.a:1", "libjvm.so.memcpy:0:NATIVE").cpu());
    assertEquals("native", kind(graph, "libjvm.so.memcpy"));
    assertEquals("library", kind(graph, "a.A.a"));
  }

  @Test
  void a_frame_of_the_exercise_names_its_file() {
    FlameGraph graph =
        graph(
            new Profile()
                .stack(
                    1,
                    "concat.ConcatBench.join:1",
                    "concat.Concat$Row$Cell.add:2",
                    "concat.Helper.help:3",
                    "java.lang.String.trim:4")
                .cpu());
    assertEquals(
        Arrays.asList("bench/ConcatBench.java", "src/Concat.java", null, null),
        graph.frames().stream().map(FlameGraph.Frame::file).toList());
  }

  @Test
  void collector_and_compilers_are_shown_beside_the_calls_and_the_harness_is_not() {
    FlameGraph graph =
        graph(
            new Profile()
                .stack(10, "concat.Concat.join:1")
                .elsewhere("garbage collection", 4)
                .elsewhere("JIT compilation", 2)
                .elsewhere("harness", 100)
                .elsewhere("other", 50)
                .cpu());
    assertEquals(
        """
        all 0/16
          concat.Concat.join:1 10/10 c2
          garbage collection 4/4
          JIT compilation 2/2\
        """,
        tree(graph));
    assertEquals(16, graph.total());
    assertEquals("gc", kind(graph, "garbage collection"));
    assertEquals("vm", kind(graph, "JIT compilation"));
    assertEquals(
        """
        concat.Concat.join 10/10
        garbage collection 4/4
        JIT compilation 2/2\
        """,
        methods(graph));
  }

  @Test
  void what_was_allocated_stands_at_the_tip_and_has_no_source() {
    FlameGraph graph =
        graph(
            new Profile()
                .stack(1_024, "concat.Concat.join:7", "byte[]/")
                .stack(512, "concat.Concat.join:7", "concat.Concat$Row/")
                .alloc());
    assertEquals(
        """
        all 0/1536
          concat.Concat.join:7 0/1536 c2
            byte[] 1024/1024 c2
            concat.Concat$Row 512/512 c2\
        """,
        tree(graph));
    assertEquals("jdk", kind(graph, "byte[]"));
    assertEquals("yours", kind(graph, "concat.Concat$Row"));
    assertNull(graph.frames().get(2).file());
    assertEquals("src/Concat.java:7 1536/1536", lines(graph));
  }

  @Test
  void a_graph_says_what_its_numbers_are() {
    FlameGraph cpu = graph(new Profile().stack(1, "a.A.a").cpu());
    assertEquals("samples", cpu.unit());
    assertEquals(1_000_000, cpu.intervalNanos());
    assertNull(cpu.intervalBytes());
    assertFalse(cpu.cannotSee().isEmpty());
    FlameGraph alloc = graph(new Profile().stack(1, "a.A.a").alloc());
    assertEquals("bytes", alloc.unit());
    assertEquals(524_288, alloc.intervalBytes());
    assertNull(alloc.intervalNanos());
    assertFalse(alloc.cannotSee().isEmpty());
  }

  @Test
  void a_profile_without_a_sample_is_a_graph_too() {
    FlameGraph graph = graph(new Profile().cpu());
    assertEquals("all 0/0", tree(graph));
    assertEquals(List.of(), graph.lines());
  }

  @Test
  void what_is_counted_adds_up_beside_the_weights() {
    FlameGraph graph =
        graph(
            new Profile()
                .stack(4_000, 4, "concat.Concat.join:7", "byte[]/")
                .stack(900, 300, "concat.Concat.join:7", "concat.Concat$Row/")
                .stack(100, 1, "concat.Concat.join:9", "byte[]/")
                .alloc());
    assertEquals("objects", graph.counted());
    assertEquals(305, graph.totalCount());
    assertEquals(List.of(0L, 0L, 5L, 300L), graph.counts());
    FlameGraph.Method bytes = graph.methods().getFirst();
    assertEquals("byte[]", graph.frames().get(bytes.frame()).name());
    assertEquals(List.of(5L, 5L), List.of(bytes.selfCount(), bytes.totalCount()));
    FlameGraph.Line line = graph.lines().getFirst();
    assertEquals(List.of(304L, 304L), List.of(line.selfCount(), line.totalCount()));
  }

  @Test
  void samples_count_themselves() {
    FlameGraph graph = graph(new Profile().stack(3, "concat.Concat.join:7").cpu());
    assertNull(graph.counted());
    assertEquals(List.of(), graph.counts());
  }

  @Test
  void what_the_worker_had_no_room_for_is_in_the_whole() {
    StackSamples all = new Profile().stack(90, "concat.Concat.join:7").cpu();
    StackSamples some =
        new StackSamples(
            all.view(),
            all.engine(),
            all.unit(),
            all.counted(),
            all.interval(),
            all.operations(),
            all.frames(),
            all.stacks(),
            all.elsewhere(),
            10);
    FlameGraph graph = graph(some);
    assertEquals(
        """
        all 0/100
          concat.Concat.join:7 90/90 c2
          left out: rare calls 10/10\
        """,
        tree(graph));
    assertEquals(10, graph.leftOut());
    assertEquals("rest", kind(graph, "left out: rare calls"));
  }

  @Test
  void a_node_is_written_as_an_array_in_the_order_that_the_page_reads() {
    FlameGraph graph = graph(new Profile().stack(3, "concat.Concat.join:7:C1").cpu());
    JsonNode json = new JsonMapper().valueToTree(graph);
    assertEquals("[[0,-1,0,0,3,\"\"],[1,0,7,3,3,\"c1\"]]", json.get("nodes").toString());
  }

  /** Sums worked out again from the stacks, in the slowest and plainest way. */
  @Test
  void every_sum_is_the_sum_of_its_stacks() {
    Random random = new Random(46);
    for (int round = 0; round < 50; round++) {
      List<List<String>> paths = new ArrayList<>();
      List<Integer> weights = new ArrayList<>();
      Profile profile = new Profile();
      for (int i = random.nextInt(40); i >= 0; i--) {
        List<String> path = new ArrayList<>();
        for (int depth = 1 + random.nextInt(8); depth > 0; depth--) {
          path.add("concat.Concat.m" + random.nextInt(5) + ":" + random.nextInt(4));
        }
        paths.add(path);
        weights.add(1 + random.nextInt(9));
        profile.stack(weights.getLast(), path.toArray(String[]::new));
      }
      FlameGraph graph = graph(profile.cpu());
      assertEquals(weights.stream().mapToInt(Integer::intValue).sum(), graph.total());
      for (FlameGraph.Method method : graph.methods()) {
        String name = graph.frames().get(method.frame()).name() + ":";
        long self = 0;
        long total = 0;
        for (int i = 0; i < paths.size(); i++) {
          self += paths.get(i).getLast().startsWith(name) ? weights.get(i) : 0;
          total +=
              paths.get(i).stream().anyMatch(frame -> frame.startsWith(name)) ? weights.get(i) : 0;
        }
        assertEquals(self, method.self(), name);
        assertEquals(total, method.total(), name);
      }
      Set<String> linesSeen = new HashSet<>();
      for (FlameGraph.Line line : graph.lines()) {
        String at = ":" + line.line();
        linesSeen.add(at);
        long total = 0;
        for (int i = 0; i < paths.size(); i++) {
          total += paths.get(i).stream().anyMatch(frame -> frame.endsWith(at)) ? weights.get(i) : 0;
        }
        assertEquals(total, line.total(), at);
      }
      assertFalse(linesSeen.contains(":0"), "an unknown line is no line");
      assertTreeAddsUp(graph);
    }
  }

  static void assertTreeAddsUp(FlameGraph graph) {
    long[] inChildren = new long[graph.nodes().size()];
    Deque<Integer> path = new ArrayDeque<>();
    for (int i = 0; i < graph.nodes().size(); i++) {
      while (path.size() > graph.nodes().get(i).depth()) {
        path.pop();
      }
      assertEquals(graph.nodes().get(i).depth(), path.size(), "preorder");
      if (!path.isEmpty()) {
        inChildren[path.peek()] += graph.nodes().get(i).total();
      }
      path.push(i);
    }
    for (int i = 0; i < inChildren.length; i++) {
      FlameGraph.Node node = graph.nodes().get(i);
      assertEquals(node.total(), node.self() + inChildren[i], () -> tree(graph));
    }
  }
}
