package dev.hotpath.evidence.flame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.protocol.SourceFile;
import dev.hotpath.protocol.StackSamples;
import dev.hotpath.run.TakenProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A program in which each profile has something to find, and one in which it has not, in two real
 * workers that take all views one after the other.
 *
 * <p>With the system property {@code hotpath.recordings} it leaves its recordings in that folder:
 * that is how {@code src/test/resources/recordings/phenomena-VIEW.jfr} were made.
 */
@Timeout(120)
class RecordedViewsIT {

  private static final Path SOURCE =
      Path.of("src/test/resources/exercises/01-small/07-phenomena/src/Planted.java");
  private static final List<String> VIEWS =
      List.of("threads", "wall", "alloc", "lock", "live", "cpu");

  /** Computes, and neither waits, keeps nor starts anything: what it makes it drops at once. */
  private static final String NOTHING =
      """
      package phenomena;

      final class Planted {
        private static int x = 1;
        private static volatile byte[] room;

        static int all() {
          room = new byte[16 << 10];
          room = null;
          for (int i = 0; i < 1_000; i++) {
            x = 31 * x + i;
          }
          return x;
        }
      }
      """;

  @TempDir static Path folder;
  private static TakenProfile planted = new TakenProfile(Map.of(), Map.of());
  private static TakenProfile nothing = planted;

  @BeforeAll
  static void record() throws IOException, InterruptedException {
    String keep = System.getProperty("hotpath.recordings");
    List<SourceFile> without = List.of(new SourceFile("src/Planted.java", NOTHING));
    List<TakenProfile> taken =
        TakenProfile.each(
            "phenomena", "all", VIEWS, keep == null ? 1_000 : 200, List.of(List.of(), without));
    planted = taken.getFirst();
    nothing = taken.getLast();
    for (Map.Entry<String, byte[]> entry : planted.recordings().entrySet()) {
      Path into = keep == null ? folder : Path.of(keep);
      Files.write(into.resolve("phenomena-" + entry.getKey() + ".jfr"), entry.getValue());
    }
  }

  private static FlameGraph graph(TakenProfile profile, String view) {
    StackSamples samples =
        Objects.requireNonNull(profile.views().get(view), () -> "" + profile.views().keySet());
    return FlameGraph.of(
        samples, new Sources("phenomena", List.of("src/Planted.java", "bench/PlantedBench.java")));
  }

  private static FlameGraph.Line hottest(FlameGraph graph) {
    return graph.lines().stream()
        .max(Comparator.comparingLong(FlameGraph.Line::self))
        .orElseThrow(() -> new AssertionError("no line in " + graph));
  }

  private static String text(FlameGraph.Line line) throws IOException {
    assertEquals("src/Planted.java", line.file());
    return Files.readAllLines(SOURCE).get(line.line() - 1).strip();
  }

  @ParameterizedTest
  @CsvSource({
    "wall, Thread.sleep(8);",
    "lock, synchronized (MONITOR) {",
    "live, KEPT[next++ % KEPT.length] = new byte[256 << 10];",
    "alloc, KEPT[next++ % KEPT.length] = new byte[256 << 10];",
    "threads, Thread.ofVirtual().start(() -> {}).join();",
  })
  void each_view_leads_to_the_line_that_it_is_there_for(String view, String line)
      throws IOException {
    FlameGraph graph = graph(planted, view);
    assertEquals(line, text(hottest(graph)), () -> graph.lines().toString());
    assertTrue(graph.operations() > 0, view);
    assertFalse(graph.cannotSee().isEmpty(), graph.engine());
  }

  @Test
  void platform_threads_are_told_as_well_as_virtual_ones() throws IOException {
    FlameGraph graph = graph(planted, "threads");
    long platform = 0;
    long virtual = 0;
    for (FlameGraph.Line line : graph.lines()) {
      String text = line.self() > 0 ? text(line) : "no thread comes from it directly";
      platform += text.equals("platform.start();") ? line.self() : 0;
      virtual += text.startsWith("Thread.ofVirtual()") ? line.self() : 0;
    }
    assertEquals(4 * platform, virtual, 4, "but for the operation that was cut off");
    // Each operation starts six, and the first and the last may be half in.
    assertEquals(6.0, (double) graph.total() / graph.operations(), 0.5);
  }

  @Test
  void objects_are_counted_beside_their_bytes_and_waits_beside_their_time() {
    for (String view : List.of("alloc", "live")) {
      FlameGraph.Line line = hottest(graph(planted, view));
      assertEquals((256 << 10) + 16, (double) line.self() / line.selfCount(), 1_000, view);
    }
    FlameGraph lock = graph(planted, "lock");
    assertEquals("waits", lock.counted());
    assertEquals(1.0, (double) lock.totalCount() / lock.operations(), 0.2);
    // The holder keeps it for a millisecond after it saw that another waits.
    assertTrue(lock.total() / lock.totalCount() >= 900_000, () -> lock.total() + " ns");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lock", "live", "threads"})
  void a_program_without_it_has_an_empty_picture(String view) {
    FlameGraph graph = graph(nothing, view);
    assertEquals(0, graph.total(), () -> graph.methods().toString());
    assertEquals(1, graph.nodes().size());
    assertTrue(graph.operations() > 0);
  }

  @Test
  void a_program_that_only_computes_does_so_by_the_clock_too() throws IOException {
    FlameGraph graph = graph(nothing, "wall");
    assertTrue(graph.total() > 0);
    assertTrue(
        graph.frames().stream().noneMatch(frame -> frame.name().contains("sleep")),
        () -> graph.frames().toString());
  }

  @Test
  void what_disturbs_another_view_has_a_recording_of_its_own() throws IOException {
    assertEquals(Set.of("threads", "wall", "alloc", "lock", "live"), planted.recordings().keySet());
    assertEquals(Set.copyOf(VIEWS), planted.views().keySet());
    for (String view : planted.recordings().keySet()) {
      Path file = Files.write(folder.resolve(view + ".jfr"), planted.recording(view));
      assertFalse(RecordingFile.readAllEvents(file).isEmpty(), view);
    }
  }
}
