package dev.hotpath.evidence.flame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.evidence.flame.Difference.Line;
import dev.hotpath.evidence.flame.Difference.Method;
import dev.hotpath.evidence.flame.Difference.Node;
import dev.hotpath.evidence.flame.Difference.Per;
import dev.hotpath.evidence.flame.Difference.Told;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DifferenceTest {

  static final String BENCH = "concat.ConcatBench.join:20";
  static final String ROW = "concat.Concat.row:13";
  static final String COPY = "java.util.Arrays.copyOf:3";

  private static final Sources SOURCES =
      new Sources("concat", List.of("src/Concat.java", "bench/ConcatBench.java"));

  /** Time before and after. */
  static Difference ofTime(Profile before, Profile after) {
    return compare(before, after, MovedLines.NONE);
  }

  private static Difference compare(Profile before, Profile after, MovedLines moved) {
    return Difference.of(
        FlameGraph.of(before.cpu(), SOURCES), FlameGraph.of(after.cpu(), SOURCES), moved);
  }

  private static Method method(Difference difference, String name) {
    return difference.methods().stream()
        .filter(method -> difference.frames().get(method.frame()).name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Told told(Difference difference, String name) {
    return method(difference, name).told();
  }

  private static String tree(Difference difference) {
    return difference.nodes().stream()
        .map(node ->
            "%s%s:%d %d/%d %d/%d"
                .formatted(
                    "  ".repeat(node.depth()),
                    node.frame() < 0 ? "all" : difference.frames().get(node.frame()).name(),
                    node.line(),
                    node.selfBefore(),
                    node.totalBefore(),
                    node.selfAfter(),
                    node.totalAfter()))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void two_trees_are_laid_over_each_other() {
    Difference difference =
        ofTime(
            new Profile().stack(40, BENCH, ROW, COPY).stack(10, BENCH, ROW),
            new Profile().stack(5, BENCH, "concat.Concat.row:15").stack(8, BENCH, "a.B.c:1"));
    assertEquals(
        """
        all:0 0/50 0/13
          concat.ConcatBench.join:20 0/50 0/13
            concat.Concat.row:15 10/50 5/5
              java.util.Arrays.copyOf:3 40/40 0/0
            a.B.c:1 0/0 8/8\
        """,
        tree(difference));
    assertEquals(0, difference.cut());
  }

  @Test
  void what_went_is_told_to_be_gone_and_what_stayed_is_not() {
    Difference difference =
        ofTime(
            new Profile().stack(830, BENCH, ROW, COPY).stack(170, BENCH, ROW).operations(1_000),
            new Profile().stack(1_000, BENCH, ROW).operations(5_900));
    assertEquals(Told.VANISHED, told(difference, "java.util.Arrays.copyOf"));
    assertEquals(Told.SHRUNK, told(difference, "concat.Concat.row"));
    Node self = difference.nodes().get(2);
    assertEquals(170, self.selfBefore());
    assertEquals(1_000, self.selfAfter(), "17 of 100 before, all of it now, and as much as ever");
  }

  @Test
  void what_grew_and_what_is_new_is_told_per_operation() {
    Difference difference =
        ofTime(
            new Profile().stack(100, BENCH, ROW).stack(100, BENCH, COPY).operations(50),
            new Profile()
                .stack(400, BENCH, ROW)
                .stack(100, BENCH, COPY)
                .stack(100, BENCH, "a.B.c")
                .operations(50));
    assertEquals(Told.GROWN, told(difference, "concat.Concat.row"));
    assertEquals(Told.NEW, told(difference, "a.B.c"));
    assertEquals(Told.SAME, told(difference, "java.util.Arrays.copyOf"));
  }

  @Test
  void twice_the_samples_of_twice_the_operations_are_the_same() {
    Profile before = new Profile().stack(400, BENCH, ROW, COPY).operations(1_000);
    Difference same = ofTime(before, new Profile().stack(800, BENCH, ROW, COPY).operations(2_000));
    assertTrue(same.methods().stream().allMatch(method -> method.told() == Told.SAME));
    assertEquals(Per.OPERATION, same.per());
    Difference faster =
        ofTime(before, new Profile().stack(400, BENCH, ROW, COPY).operations(10_000));
    assertTrue(faster.methods().stream().allMatch(method -> method.told() == Told.SHRUNK));
    assertTrue(faster.nodes().stream().allMatch(node -> node.told() == Told.SHRUNK));
  }

  /** The second was recorded on a machine that had become busier. */
  @Test
  void what_takes_a_fifth_longer_per_operation_is_the_same() {
    Profile before = new Profile().stack(20_000, BENCH, ROW).operations(1_000);
    Difference same = ofTime(before, new Profile().stack(24_000, BENCH, ROW).operations(1_000));
    assertEquals(Told.SAME, told(same, "concat.Concat.row"));
    Difference longer = ofTime(before, new Profile().stack(28_000, BENCH, ROW).operations(1_000));
    assertEquals(Told.GROWN, told(longer, "concat.Concat.row"));
  }

  @Test
  void without_operations_shares_are_compared() {
    Difference difference =
        ofTime(
            new Profile().stack(500, BENCH, ROW).stack(500, BENCH, COPY).operations(0),
            new Profile().stack(50, BENCH, ROW).stack(950, BENCH, COPY).operations(7));
    assertEquals(Per.SHARE, difference.per());
    assertEquals(Told.SHRUNK, told(difference, "concat.Concat.row"));
    assertEquals(Told.GROWN, told(difference, "java.util.Arrays.copyOf"));
    assertEquals(Told.SAME, told(difference, "concat.ConcatBench.join"));
  }

  @Test
  void a_renamed_method_is_one_that_went_and_one_that_came() {
    Difference difference =
        ofTime(
            new Profile().stack(500, BENCH, ROW).stack(100, BENCH, COPY),
            new Profile().stack(500, BENCH, "concat.Concat.line:13").stack(100, BENCH, COPY));
    assertEquals(Told.VANISHED, told(difference, "concat.Concat.row"));
    assertEquals(Told.NEW, told(difference, "concat.Concat.line"));
    assertEquals(Told.SAME, told(difference, "concat.ConcatBench.join"));
  }

  @Test
  void a_recursive_method_counts_once_per_stack() {
    Difference difference =
        ofTime(
            new Profile().stack(80, BENCH, ROW, ROW, ROW).stack(20, BENCH),
            new Profile().stack(30, BENCH, ROW).stack(20, BENCH));
    Method row = method(difference, "concat.Concat.row");
    assertEquals(80, row.totalBefore());
    assertEquals(80, row.selfBefore());
    assertEquals(30, row.totalAfter());
    assertEquals(Told.SHRUNK, row.told());
  }

  /** Its file lies in a folder of the JVM's own, under a name of its own. */
  @Test
  void a_library_is_the_same_whatever_its_file_is_called() {
    Difference difference =
        ofTime(
            new Profile().stack(50, BENCH, "libsampler-118070.so.take:0:NATIVE"),
            new Profile().stack(50, BENCH, "libsampler-99.so.take:0:NATIVE"));
    assertEquals(3, difference.nodes().size());
    assertTrue(difference.methods().stream().allMatch(method -> method.told() == Told.SAME));
  }

  @Test
  void a_method_named_as_the_collector_is_another() {
    Difference difference =
        ofTime(
            new Profile().stack(50, BENCH, "garbage collection"),
            new Profile().stack(50, BENCH).elsewhere("garbage collection", 50));
    assertEquals(
        2,
        difference.frames().stream()
            .filter(frame -> frame.name().equals("garbage collection"))
            .count());
  }

  /** A sampled profile is never twice the same: that must not be told as a change. */
  @Test
  void two_samplings_of_the_same_code_hardly_ever_differ() {
    Random random = new Random(7);
    int wrong = 0;
    int pairs = 300;
    for (int pair = 0; pair < pairs; pair++) {
      Difference difference = ofTime(sampling(random, 1_000), sampling(random, 1_400));
      assertTrue(difference.methods().size() > 30);
      boolean changed = difference.methods().stream().anyMatch(one -> one.told() != Told.SAME);
      wrong += changed ? 1 : 0;
      if (!changed) {
        String said = DifferenceWords.sentence(difference, null);
        assertTrue(said.startsWith("Nothing changed beyond chance; "), said);
      }
    }
    assertTrue(wrong <= 3, wrong + " of " + pairs);
  }

  /** A sample a millisecond, of forty methods from 23 % down to 1 %. */
  private static Profile sampling(Random random, int samples) {
    Profile profile = new Profile().operations(samples * 10L);
    int[] counts = new int[40];
    for (int i = 0; i < samples; i++) {
      counts[(int) (40 * Math.pow(random.nextDouble(), 2.5))]++;
    }
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        profile.stack(counts[i], BENCH, ROW, "lib.Type" + i + ".method");
      }
    }
    return profile;
  }

  @Test
  void lines_are_the_same_where_their_code_is() {
    MovedLines moved =
        new MovedLines() {
          @Override
          public int after(String file, int line) {
            return line == 13 ? 0 : line + 2;
          }

          @Override
          public int before(String file, int line) {
            return line < 15 ? 0 : line - 2;
          }
        };
    Difference difference =
        compare(
            new Profile().stack(600, "concat.Concat.row:13").stack(40, "concat.Concat.row:16"),
            new Profile()
                .stack(50, "concat.Concat.row:14")
                .stack(40, "concat.Concat.row:18")
                .stack(30, "concat.Concat.row:20"),
            moved);
    List<String> lines = new ArrayList<>();
    for (Line line : difference.lines()) {
      lines.add(
          "%d→%d %d→%d %s"
              .formatted(
                  line.before(), line.after(), line.totalBefore(), line.totalAfter(), line.told()));
    }
    assertEquals(
        List.of("13→0 600→0 VANISHED", "0→14 0→50 NEW", "18→20 0→30 NEW", "16→18 40→40 SAME"),
        lines);
  }

  @Test
  void nothing_at_all_can_be_compared_too() {
    Difference nothing = ofTime(new Profile(), new Profile().operations(0));
    assertEquals(1, nothing.nodes().size());
    Difference gone = ofTime(new Profile().stack(900, BENCH, ROW), new Profile());
    assertEquals(Told.VANISHED, told(gone, "concat.Concat.row"));
  }

  /** What is in memory is there once, however many operations ran; read as it is kept. */
  @Test
  void live_bytes_are_compared_as_they_are() {
    JsonMapper json = JsonMapper.builder().build();
    FlameGraph[] live = new FlameGraph[2];
    for (int side = 0; side < 2; side++) {
      Profile profile =
          new Profile().stack(300L << 20, BENCH, "byte[]/").operations(10 + 990 * side);
      String kept = json.writeValueAsString(FlameGraph.of(profile.alloc(), SOURCES));
      live[side] = json.readValue(kept.replace("\"alloc\"", "\"live\""), FlameGraph.class);
    }
    Difference difference = Difference.of(live[0], live[1], MovedLines.NONE);
    assertEquals(Per.WHOLE, difference.per());
    assertTrue(difference.methods().stream().allMatch(method -> method.told() == Told.SAME));
    assertEquals(
        "Nothing changed beyond chance; sampled bytes 315\u00a0M in both.",
        DifferenceWords.sentence(difference, null));
  }

  /** What a page is sent stays small, whatever a submission's names are; and still adds up. */
  @Test
  void the_largest_and_most_hostile_profiles_stay_small() throws IOException {
    Random random = new Random(3);
    Difference difference = ofTime(hostile(random), hostile(random));
    assertTrue(difference.cut() > 1_000, "cut " + difference.cut());
    assertTrue(difference.nodes().size() > 200);
    long before = difference.nodes().stream().mapToLong(Node::selfBefore).sum();
    assertEquals(difference.before().total(), before);
    assertEquals(difference.after().total(), difference.nodes().getFirst().totalAfter());
    for (int i = 1; i < difference.nodes().size(); i++) {
      Node node = difference.nodes().get(i);
      assertTrue(node.depth() >= 1 && node.depth() <= difference.nodes().get(i - 1).depth() + 1);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(JsonMapper.builder().build().writeValueAsBytes(difference));
    }
    assertTrue(bytes.size() <= 300_000, bytes.size() + " bytes compressed");
  }

  private static Profile hostile(Random random) {
    Profile profile = new Profile();
    for (int i = 0; i < 3_000; i++) {
      String[] path =
          IntStream.range(0, 12)
              .mapToObj(_ -> random.nextInt(60) == 0 ? name(random) : "x.Y.m" + random.nextInt(300))
              .toArray(String[]::new);
      profile.stack(1 + random.nextInt(9), path);
    }
    return profile;
  }

  private static String name(Random random) {
    return "x."
        + random
            .ints(random.nextInt(5) == 0 ? 1_500 : 8, 0x4e00, 0x9fff)
            .mapToObj(Character::toString)
            .collect(Collectors.joining())
        + ".m";
  }
}
