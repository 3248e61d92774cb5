package dev.hotpath.evidence.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.evidence.flame.FlameGraph;
import dev.hotpath.evidence.flame.Profile;
import dev.hotpath.evidence.flame.Sources;
import dev.hotpath.protocol.StackSamples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** pprof files, read by protobuf-java. */
class PprofTest {

  private static DecodedPprof decoded(StackSamples samples) throws IOException {
    return new DecodedPprof(Pprof.write(Given.profile(samples)));
  }

  static List<StackSamples> profiles() throws IOException {
    return ExportsTest.profiles();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void it_has_no_field_that_the_format_does_not_have(StackSamples samples) throws IOException {
    DecodedPprof decoded = decoded(samples);
    assertEquals(Set.of(), decoded.unknownFields());
    assertEquals("", decoded.firstString());
    assertEquals(
        samples.stacks().isEmpty(), decoded.samples().isEmpty(), () -> "" + decoded.samples());
  }

  @Test
  void time_is_counted_in_samples_and_in_nanoseconds() throws IOException {
    DecodedPprof decoded = decoded(Given.usual().cpu());
    assertEquals(List.of("samples/count", "cpu/nanoseconds"), decoded.sampleTypes());
    assertEquals("cpu", decoded.defaultSampleType());
    assertEquals("1000000 cpu/nanoseconds", decoded.period());
    assertEquals("concat", decoded.mapping());
    assertEquals(
        List.of(
            "recorded by async-profiler, event ctimer",
            "one sample in about 1000000 nanoseconds",
            "40 operations of the benchmark meanwhile"),
        decoded.comments());
    for (DecodedPprof.Sample sample : decoded.samples()) {
      assertEquals(sample.values().get(0) * 1_000_000, sample.values().get(1));
    }
  }

  @Test
  void bytes_are_space_that_was_allocated() throws IOException {
    DecodedPprof decoded = decoded(Given.usual().alloc());
    assertEquals(List.of("alloc_objects/count", "alloc_space/bytes"), decoded.sampleTypes());
    assertEquals("524288 alloc_space/bytes", decoded.period());
  }

  /** Views to come name their measures as Go's profiles of the same kind do. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "live bytes inuse_space/bytes",
        "lock nanoseconds delay/nanoseconds",
        "wall nanoseconds wall/nanoseconds",
        "threads objects objects/count"
      })
  void other_units_are_what_they_are(String line) throws IOException {
    String[] words = line.split(" ");
    StackSamples other = Given.as(words[0], words[1], Given.usual().cpu());
    assertEquals(List.of(words[2]), decoded(other).sampleTypes());
    assertEquals(87, Given.profile(other).total(0));
  }

  @Test
  void a_call_that_was_inlined_is_a_line_of_its_callers_location() throws IOException {
    assertEquals(
        List.of(
            "a.B.d :3",
            "a.B.c :5 <- concat.Concat.row src/Concat.java:13",
            "concat.Bench.join :20"),
        decoded(Given.usual().cpu()).samples().getFirst().stack());
  }

  @Test
  void files_and_lines_are_those_of_the_exercise() throws IOException {
    DecodedPprof decoded =
        decoded(
            new Profile()
                .stack(3, "concat.ConcatBench.join:20", "concat.Concat$Inner.lambda$0:7")
                .alloc());
    assertEquals(
        List.of(
            "concat.Concat$Inner.lambda$0 src/Concat.java:7",
            "concat.ConcatBench.join bench/ConcatBench.java:20"),
        decoded.samples().getFirst().stack());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpu", "alloc"})
  void methods_have_the_figures_of_the_table_beside_the_flame_graph(String view)
      throws IOException {
    StackSamples samples = Given.recorded(view);
    Map<String, List<Long>> table = table(samples, Given.HEAT);
    assertTrue(table.size() >= 3, table::toString);
    assertEquals(table, decoded(samples).methods(Given.profile(samples).shown()));
  }

  /** Self and total per method of the table, by name. */
  static Map<String, List<Long>> table(StackSamples samples, Sources sources) {
    FlameGraph graph = FlameGraph.of(samples, sources);
    Map<String, List<Long>> table = new TreeMap<>();
    graph
        .methods()
        .forEach(method ->
            table.put(
                graph.frames().get(method.frame()).name(), List.of(method.self(), method.total())));
    return table;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 127, 128, 300, 1L << 35, Long.MAX_VALUE, -1, Long.MIN_VALUE})
  @Timeout(60)
  void integers_of_all_sizes_are_read_as_they_were_written(long value) {
    ProtoWriter written = new ProtoWriter().number(3, value).numbers(4, List.of(value, 7L));
    ProtoReader read = new ProtoReader(ByteBuffer.wrap(written.toByteArray()));
    assertEquals(value, read.number(3));
    assertEquals(List.of(value, 7L), read.numbers(4));
  }

  @Test
  void equal_profiles_give_equal_bytes() {
    assertEquals(
        java.util.HexFormat.of().formatHex(Pprof.write(Given.profile(Given.usual().cpu()))),
        java.util.HexFormat.of().formatHex(Pprof.write(Given.profile(Given.usual().cpu()))));
  }
}
