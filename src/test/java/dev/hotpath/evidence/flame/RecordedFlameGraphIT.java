package dev.hotpath.evidence.flame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.protocol.StackSamples;
import dev.hotpath.protocol.StackSamples.Elsewhere;
import dev.hotpath.run.TakenProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A known workload, recorded by a real worker: {@code heat.Work.hot} does four times the work of
 * {@code cold}, which are both called once per operation, and one array of 8 KB is made.
 *
 * <p>With the system property {@code hotpath.recordings} it leaves its recording in that folder:
 * that is how {@code src/test/resources/recordings/hot-and-cold.jfr} was made.
 */
@Timeout(120)
class RecordedFlameGraphIT {

  private static final String BENCHMARK = "heat.WorkBench.work";
  private static final Sources SOURCES =
      new Sources("heat", List.of("src/Work.java", "bench/WorkBench.java"));

  @TempDir static Path folder;
  private static Map<String, StackSamples> views = Map.of();
  private static Path recording = Path.of("");

  @BeforeAll
  static void record() throws IOException, InterruptedException {
    String keep = System.getProperty("hotpath.recordings");
    TakenProfile taken =
        TakenProfile.of(
            "hot-and-cold", "work", List.of("cpu", "alloc"), keep == null ? 1_500 : 300);
    views = taken.views();
    recording = (keep == null ? folder : Path.of(keep)).resolve("hot-and-cold.jfr");
    Files.write(recording, taken.recording("cpu"));
  }

  private static StackSamples samples(String view) {
    StackSamples samples = views.get(view);
    assertTrue(samples != null, () -> view + " is missing in " + views.keySet());
    return samples;
  }

  private static Map<String, FlameGraph.Method> methods(FlameGraph graph) {
    Map<String, FlameGraph.Method> methods = new TreeMap<>();
    graph.methods().forEach(m -> methods.put(graph.frames().get(m.frame()).name(), m));
    return methods;
  }

  @Test
  void most_samples_are_in_the_hot_method() {
    FlameGraph graph = FlameGraph.of(samples("cpu"), SOURCES);
    FlameGraph.Method hot = methods(graph).get("heat.Work.hot");
    assertTrue(hot != null, () -> graph.frames().toString());
    double share = (double) hot.total() / graph.total();
    assertTrue(share > 0.6 && share < 0.95, () -> "hot is in " + share + " of " + graph.total());
  }

  @Test
  void the_hottest_line_is_the_step_that_both_loops_take() throws IOException {
    FlameGraph graph = FlameGraph.of(samples("cpu"), SOURCES);
    FlameGraph.Line hottest =
        graph.lines().stream()
            .filter(line -> line.file().equals("src/Work.java"))
            .max(Comparator.comparingLong(FlameGraph.Line::self))
            .orElseThrow();
    assertEquals(lineOf("return x * 6364136223846793005L"), hottest.line());
    assertTrue(hottest.self() > 0.6 * graph.total(), hottest::toString);
  }

  private static int lineOf(String code) throws IOException {
    Path source = Path.of("src/test/resources/exercises/01-small/02-hot-and-cold", "src/Work.java");
    List<String> lines = Files.readAllLines(source);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(code)) {
        return i + 1;
      }
    }
    throw new AssertionError(source + " has no " + code);
  }

  @Test
  void what_is_made_is_seen_as_what_it_is_and_where() throws IOException {
    FlameGraph graph = FlameGraph.of(samples("alloc"), SOURCES);
    FlameGraph.Method array = methods(graph).get("byte[]");
    assertTrue(array != null, () -> graph.frames().toString());
    assertTrue(array.self() > 0.9 * graph.total(), () -> methods(graph).toString());
    assertEquals(
        List.of("src/Work.java:" + lineOf("room = new byte[8_192]")),
        graph.lines().stream()
            .filter(line -> line.self() > 0.9 * graph.total())
            .map(line -> line.file() + ":" + line.line())
            .toList());
  }

  @Test
  void its_sums_are_those_of_async_profilers_own_converter() throws IOException {
    for (String view : List.of("cpu", "alloc")) {
      StackSamples samples = samples(view);
      List<JfrConverter.Line> lines = JfrConverter.collapsed(recording, view);
      FlameGraph graph = FlameGraph.of(samples, SOURCES);
      long filtered =
          samples.elsewhere().stream()
              .filter(e -> e.cause().equals("harness") || e.cause().equals("other"))
              .mapToLong(Elsewhere::weight)
              .sum();
      assertEquals(JfrConverter.total(lines), graph.total() + filtered, view);
      assertEquals(
          JfrConverter.total(lines, BENCHMARK), graph.total() - shownElsewhere(samples), view);

      List<JfrConverter.Line> ofBenchmark =
          lines.stream().filter(line -> line.has(BENCHMARK)).toList();
      for (String method :
          List.of(BENCHMARK, "heat.Work.both", "heat.Work.hot", "heat.Work.cold")) {
        FlameGraph.Method ours = methods(graph).get(method);
        assertEquals(
            JfrConverter.total(ofBenchmark, method), ours == null ? 0 : ours.total(), method);
      }
    }
  }

  private static long shownElsewhere(StackSamples samples) {
    return samples.elsewhere().stream()
        .filter(e -> !e.cause().equals("harness") && !e.cause().equals("other"))
        .mapToLong(Elsewhere::weight)
        .sum();
  }

  @Test
  void the_recording_can_be_read_by_the_jdk_too() throws IOException {
    try (var file = new jdk.jfr.consumer.RecordingFile(recording)) {
      assertTrue(file.hasMoreEvents());
    }
  }
}
