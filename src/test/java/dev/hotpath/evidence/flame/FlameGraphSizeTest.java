package dev.hotpath.evidence.flame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.grade.RunDocuments;
import dev.hotpath.protocol.StackSamples;
import dev.hotpath.protocol.StackSamples.Frame;
import dev.hotpath.protocol.StackSamples.Stack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A picture stays small, whatever a worker saw or says that it saw. */
class FlameGraphSizeTest {

  private static final int SAMPLES = 500_000;
  private static final int MAX_PACKED_BYTES = 300_000;
  private static final Sources SOURCES = new Sources("concat", List.of("src/Concat.java"));

  /** Shapes of profiles, each as large as a worker may send one. */
  private enum Shape {
    /** As code has it: few wide paths, many narrow ones. */
    USUAL(12_000, 60, 4_000),
    DEEP(1_900, 512, 3_000),
    WIDE(StackSamples.MAX_STACKS, 3, 20_000),
    HOSTILE(StackSamples.MAX_STACKS, 50, 20_000);

    private final int stacks;
    private final int depth;
    private final int frames;

    Shape(int stacks, int depth, int frames) {
      this.stacks = stacks;
      this.depth = depth;
      this.frames = frames;
    }

    private Frame frame(int i, Random random) {
      if (this != HOSTILE) {
        String owner = i % 7 == 0 ? "concat.Concat" : "com.example.part" + i % 50 + ".Type" + i;
        return new Frame(owner, "method" + i);
      }
      StringBuilder name = new StringBuilder();
      for (int length = i % 500 == 0 ? 60_000 : random.nextInt(80); length >= 0; length--) {
        name.append((char) random.nextInt(0xd800));
      }
      return new Frame(name.toString(), "<script>" + i);
    }

    private StackSamples samples() {
      Random random = new Random(ordinal());
      List<Frame> all = new ArrayList<>();
      for (int i = 0; i < frames; i++) {
        all.add(frame(i, random));
      }
      List<Stack> made = new ArrayList<>();
      long left = SAMPLES;
      for (int i = 0; i < stacks; i++) {
        int length = this == USUAL ? 2 + random.nextInt(depth - 2) : depth;
        int[] path = new int[length];
        int[] lines = new int[length];
        byte[] modes = new byte[length];
        for (int j = 0; j < length; j++) {
          // Paths part from each other the farther they go; the first frame is all's.
          int choices = this == USUAL ? 1 + j * 3 : frames;
          path[j] = j == 0 ? 0 : (j * 31 + random.nextInt(choices)) % frames;
          lines[j] = random.nextInt(400);
          modes[j] = (byte) random.nextInt(5);
        }
        long weight = i == stacks - 1 ? left : Math.max(1, left / (stacks - i) / 2);
        left -= weight;
        made.add(new Stack(path, lines, modes, weight, 1 + random.nextInt(9)));
      }
      made.sort(Comparator.comparingLong(Stack::weight).reversed());
      return new StackSamples(
          "alloc", "alloc", "bytes", "objects", 1, 1, all, made, List.of(), 1_000);
    }
  }

  private static int packed(FlameGraph graph) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(RunDocuments.mapper().writeValueAsBytes(graph));
    }
    return bytes.size();
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void half_a_million_samples_fit_and_none_is_lost(Shape shape) throws IOException {
    StackSamples samples = shape.samples();
    FlameGraph graph = FlameGraph.of(samples, SOURCES);
    int bytes = packed(graph);
    assertTrue(bytes <= MAX_PACKED_BYTES, () -> bytes + " bytes");
    assertTrue(bytes > MAX_PACKED_BYTES / 3, () -> "room for more than " + bytes + " bytes");
    assertEquals(SAMPLES + 1_000, graph.total());
    assertEquals(
        samples.stacks().stream().mapToLong(Stack::count).sum(),
        graph.counts().stream().mapToLong(Long::longValue).sum());
    FlameGraphTest.assertTreeAddsUp(graph);
    long rest =
        graph.nodes().stream()
            .filter(node -> node.frame() >= 0)
            .filter(node -> graph.frames().get(node.frame()).kind().equals("rest"))
            .mapToLong(FlameGraph.Node::total)
            .sum();
    assertEquals(rest, graph.leftOut());
    assertTrue(rest >= 1_000, () -> "left out: " + rest);
    assertEquals(
        graph.total(), graph.nodes().getFirst().self() + below(graph), "all is below the root");
  }

  private static long below(FlameGraph graph) {
    return graph.nodes().stream()
        .filter(node -> node.depth() == 1)
        .mapToLong(FlameGraph.Node::total)
        .sum();
  }

  @Test
  void the_rarest_go_first() {
    Random random = new Random(7);
    Profile profile = new Profile();
    int stacks = StackSamples.MAX_STACKS;
    for (int i = 0; i < stacks; i++) {
      int weight = 1 + i * 7_919 % stacks; // each once, in no order
      String name = Long.toString(random.nextLong(), 36) + Long.toString(random.nextLong(), 36);
      profile.stack(weight, "concat.Concat.all:1", "concat.Concat." + name);
    }
    FlameGraph graph = FlameGraph.of(profile.cpu(), SOURCES);
    List<Long> drawn =
        graph.nodes().stream()
            .filter(node -> node.depth() == 2)
            .filter(node -> !graph.frames().get(node.frame()).kind().equals("rest"))
            .map(FlameGraph.Node::total)
            .toList();
    assertTrue(drawn.size() > 1_000, () -> drawn.size() + " drawn");
    assertTrue(graph.leftOut() > 0);
    assertEquals(
        LongStream.iterate(stacks, weight -> weight - 1).limit(drawn.size()).boxed().toList(),
        drawn);
  }

  @Test
  void none_at_all_is_an_empty_picture_of_few_bytes() throws IOException {
    FlameGraph graph = FlameGraph.of(new Profile().alloc(), SOURCES);
    assertEquals(0, graph.total());
    assertEquals(0, graph.leftOut());
    assertEquals(1, graph.nodes().size());
    assertTrue(packed(graph) < 1_000);
  }

  @Test
  void a_profile_that_fits_is_drawn_in_full() {
    Profile profile = new Profile();
    for (int i = 0; i < 2_000; i++) {
      profile.stack(1, "concat.Concat.all:1", "concat.Concat.m" + i + ":2");
    }
    FlameGraph graph = FlameGraph.of(profile.cpu(), SOURCES);
    assertEquals(2_002, graph.nodes().size());
    assertEquals(0, graph.leftOut());
    assertFalse(graph.frames().stream().anyMatch(frame -> frame.kind().equals("rest")));
  }
}
