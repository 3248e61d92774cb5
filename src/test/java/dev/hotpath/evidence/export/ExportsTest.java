package dev.hotpath.evidence.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.evidence.flame.FlameGraph;
import dev.hotpath.protocol.StackSamples;
import dev.hotpath.protocol.StackSamples.Frame;
import dev.hotpath.protocol.StackSamples.Stack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What all formats have in common. */
class ExportsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static List<StackSamples> profiles() throws IOException {
    return List.of(
        Given.recorded("cpu"),
        Given.recorded("alloc"),
        Given.usual().cpu(),
        Given.usual().alloc(),
        Given.hostile());
  }

  private static Map<String, byte[]> files(StackSamples samples) {
    return Exports.of(samples, Given.CONCAT, "concat");
  }

  private static byte[] file(Map<String, byte[]> files, String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  private static Optional<byte[]> derived(Map<String, byte[]> files, String name) {
    return Exports.derive(
        name,
        kept ->
            kept.startsWith("profile-") ? Optional.ofNullable(files.get(kept)) : Optional.empty());
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void what_is_made_from_the_kept_file_is_the_same_byte_for_byte(StackSamples samples) {
    Map<String, byte[]> files = files(samples);
    String view = samples.view();
    assertEquals(
        List.of(
            "profile-" + view + ".pb.gz",
            "collapsed-" + view + ".txt",
            "speedscope-" + view + ".json",
            "trace-" + view + ".json"),
        List.copyOf(files.keySet()));
    for (String name : List.copyOf(files.keySet()).subList(1, 4)) {
      assertTrue(Exports.isDerived(name) && Exports.isExport(name), name);
      assertArrayEquals(file(files, name), derived(files, name).orElseThrow(), name);
    }
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void what_is_kept_is_read_as_it_was_written(StackSamples samples) {
    SampledProfile profile = Given.profile(samples);
    assertEquals(profile, Pprof.read(Pprof.write(profile), samples.view()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flame-cpu.json",
        "recording.jfr",
        "capsule.zip",
        "collapsed-.txt",
        "collapsed-../cpu.txt",
        "collapsed-cpu.json",
        "trace-cpu.json.gz",
        "profile-CPU.pb.gz"
      })
  void other_files_are_none_of_its_business(String name) {
    assertFalse(Exports.isExport(name));
    assertEquals(Optional.empty(), Exports.derive(name, kept -> Optional.of(new byte[0])));
  }

  @Test
  void what_is_made_of_nothing_is_nothing() {
    assertTrue(Exports.isExport("profile-lock.pb.gz"));
    assertFalse(Exports.isDerived("profile-lock.pb.gz"));
    assertEquals(Optional.empty(), Exports.derive("trace-lock.json", kept -> Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void every_format_sums_up_to_what_the_flame_graph_shows(StackSamples samples) {
    FlameGraph graph = FlameGraph.of(samples, Given.CONCAT);
    long scaled = graph.total() * (samples.view().equals("cpu") ? samples.interval() : 1);
    assertSums(graph.total(), scaled, files(samples), samples.view());
  }

  private static void assertSums(long total, long scaled, Map<String, byte[]> files, String view) {
    assertTrue(total > 0);
    SampledProfile pprof = Pprof.read(file(files, "profile-" + view + ".pb.gz"), view);
    assertEquals(total, pprof.total(pprof.shown()), "pprof");
    assertEquals(scaled, pprof.total(pprof.finest()), "pprof");
    LongStream lines =
        new String(file(files, "collapsed-" + view + ".txt"), UTF_8)
            .lines()
            .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)));
    assertEquals(total, lines.sum(), "collapsed");
    JsonNode speedscope = JSON.readTree(file(files, "speedscope-" + view + ".json"));
    JsonNode finest = speedscope.at("/profiles/" + speedscope.get("activeProfileIndex"));
    assertEquals(scaled, sum(finest.get("weights")), "speedscope");
    assertEquals(scaled, finest.get("endValue").asLong(), "speedscope");
    JsonNode trace = JSON.readTree(file(files, "trace-" + view + ".json"));
    long weights =
        trace.get("samples").valueStream().mapToLong(one -> one.get("weight").asLong()).sum();
    assertEquals(scaled, weights, "trace");
    double roots =
        trace
            .get("traceEvents")
            .valueStream()
            .filter(event -> event.get("ph").asString().equals("X"))
            .filter(event ->
                trace.get("stackFrames").get(event.get("sf").asString()).get("parent") == null)
            .mapToDouble(event -> event.get("dur").asDouble() * 1_000)
            .sum();
    assertEquals(scaled, roots, scaled * 1e-9, "trace");
  }

  private static long sum(JsonNode numbers) {
    return numbers.valueStream().mapToLong(JsonNode::asLong).sum();
  }

  /** The name as it is meant to be seen: no control or format character, and not endless. */
  @Test
  void hostile_names_are_names_and_nothing_else() {
    StackSamples samples = Given.hostile();
    Map<String, byte[]> files = files(samples);
    List<String> shown = new ArrayList<>(List.of("concat.Concat.row"));
    Given.HOSTILE.forEach(name -> shown.add(Names.shown(name)));
    assertEquals("(no name)", shown.get(9));
    assertEquals("half \ufffd and \ufffd", shown.get(7));
    assertEquals("\ufffdgnirts\ufffd", shown.get(6));
    assertEquals(Names.MAX_LENGTH, shown.get(10).length());
    for (String name : shown) {
      assertFalse(name.matches("(?s).*[\\p{Cc}\\p{Cf}\\p{Cs}].*"), name);
    }
    assertEquals(
        shown,
        Pprof.read(file(files, "profile-cpu.pb.gz"), "cpu").functions().stream()
            .map(SampledProfile.Function::name)
            .toList());
    JsonNode speedscope = JSON.readTree(file(files, "speedscope-cpu.json"));
    assertEquals(shown, speedscope.at("/shared/frames").findValuesAsString("name"));
    assertFalse(speedscope.has("forged"));
    JsonNode trace = JSON.readTree(file(files, "trace-cpu.json"));
    List<String> boxes =
        new ArrayList<>(
            trace
                .get("traceEvents")
                .valueStream()
                .filter(event -> event.get("ph").asString().equals("X"))
                .map(event -> event.get("name").asString())
                .toList());
    Collections.sort(boxes);
    assertEquals(shown.stream().sorted().toList(), boxes);
    List<String> lines = new String(file(files, "collapsed-cpu.txt"), UTF_8).lines().toList();
    assertEquals(Given.HOSTILE.size(), lines.size());
    for (String line : lines) {
      assertTrue(line.matches("concat\\.Concat\\.row;[^;]+ \\d+"), line);
    }
  }

  @Test
  void a_profile_of_nothing_is_a_file_of_nothing() {
    files(new dev.hotpath.evidence.flame.Profile().cpu())
        .forEach((name, bytes) -> assertEquals(name.endsWith(".txt"), bytes.length == 0, name));
  }

  /** Some thousand deep stacks: the rarest of them become one, and no sum changes. */
  @Test
  void a_deep_profile_is_bounded_and_keeps_its_sums() {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      frames.add(new Frame("evil", i + "x".repeat(600)));
    }
    List<Stack> stacks = new ArrayList<>();
    for (int i = 0; i < 2_100; i++) {
      int[] path = new int[500];
      for (int depth = 0; depth < path.length; depth++) {
        path[depth] = (i * 7 + depth * 3) % frames.size();
      }
      stacks.add(Given.stack(5_000 - i, path));
    }
    StackSamples samples = Given.of(frames, stacks);
    Map<String, byte[]> files = files(samples);
    long total = stacks.stream().mapToLong(Stack::weight).sum();
    assertSums(total, total * samples.interval(), files, "cpu");
    SampledProfile kept = Pprof.read(file(files, "profile-cpu.pb.gz"), "cpu");
    int calls = kept.stacks().stream().mapToInt(stack -> stack.calls().size()).sum();
    assertTrue(calls <= SampledProfileBuilder.MAX_CALLS + 1, () -> calls + " calls");
    assertTrue(file(files, "collapsed-cpu.txt").length < 2 * Collapsed.MAX_LENGTH);
    JsonNode trace = JSON.readTree(file(files, "trace-cpu.json"));
    assertTrue(trace.get("stackFrames").size() <= CallTree.MAX_NODES + 1);
  }
}
