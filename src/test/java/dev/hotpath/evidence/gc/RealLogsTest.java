package dev.hotpath.evidence.gc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.evidence.gc.GcReport.Note;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * What this JDK's collectors really log of programs that do one thing to the heap each, against
 * what the beans of the same JVM counted.
 */
@Timeout(180)
class RealLogsTest {

  private static final long KB = 1 << 10;
  private static final long MB = 1 << 20;

  @TempDir static Path folder;

  private static WatchedJvm storm;
  private static WatchedJvm nothing;
  private static WatchedJvm asks;
  private static WatchedJvm survivors;
  private static WatchedJvm g1Storm;
  private static WatchedJvm g1Humongous;

  @BeforeAll
  static void run() throws Exception {
    List<WatchedJvm> serial =
        WatchedJvm.run(
            folder,
            "Serial",
            List.of("-Xmx64m", "-XX:MaxTenuringThreshold=1"),
            "storm",
            "nothing",
            "asks",
            "survivors");
    storm = serial.get(0);
    nothing = serial.get(1);
    asks = serial.get(2);
    survivors = serial.get(3);
    List<WatchedJvm> g1 =
        WatchedJvm.run(
            folder, "G1", List.of("-Xmx64m", "-XX:G1HeapRegionSize=1m"), "storm", "humongous");
    g1Storm = g1.get(0);
    g1Humongous = g1.get(1);
  }

  private static Set<String> notes(GcReport report) {
    return report.notes().stream().map(Note::key).collect(Collectors.toSet());
  }

  private static void assertAbout(long expected, long actual, long slack) {
    assertTrue(
        Math.abs(actual - expected) <= slack, () -> expected + " expected, " + actual + " found");
  }

  private static void assertAsTheBeansSay(WatchedJvm jvm, long slack) {
    GcReport report = jvm.report();
    assertEquals(jvm.figure("collections"), report.collectionsInAll());
    assertTrue(report.collectionsInAll() > 2, () -> "" + report.summary());
    Collected last = report.collections().getLast();
    assertAbout(jvm.figure("lastBefore"), Objects.requireNonNull(last.before()), slack);
    assertAbout(jvm.figure("lastAfter"), Objects.requireNonNull(last.after()), slack);
    // A bean's milliseconds are cut off, once for each collection.
    double beanMillis = jvm.figure("gcMillis");
    double pauseMillis = report.pauseNanos() / 1e6;
    assertTrue(
        pauseMillis >= beanMillis - 1 && report.pauseNanos() <= report.nanos(),
        () -> pauseMillis + " ms by the log, " + beanMillis + " ms by the beans");
  }

  @Test
  void serial_collections_are_those_that_the_beans_count_to_the_kilobyte() {
    assertAsTheBeansSay(storm, 4 * KB);
    GcReport report = storm.report();
    assertEquals(Set.of(), notes(report));
    assertEquals("young", report.kinds().getFirst().kind());
    assertEquals("no room for the next object", report.kinds().getFirst().why());
    assertEquals(storm.figure("collections"), report.kinds().getFirst().count());
    assertTrue(
        report
            .summary()
            .getFirst()
            .startsWith(storm.figure("collections") + " young collections in"),
        () -> "" + report.summary());
    assertTrue(storm.allocated() >= 200 * MB, "the storm raged");
    assertTrue(Objects.requireNonNull(report.promoted()) < MB, () -> "" + report.promoted());
    for (Collected one : report.collections()) {
      assertEquals(1, one.lines().size(), one::toString);
      assertTrue(
          one.lines()
              .getFirst()
              .matches(
                  "\\[\\d+\\.\\d+s]\\[info]\\[gc] GC\\(%d\\) Pause Young \\(Allocation Failure\\) .*ms"
                      .formatted(one.id())),
          () -> one.lines().getFirst());
    }
  }

  @Test
  void a_program_that_allocates_nothing_has_no_collection() {
    GcReport report = nothing.report();
    assertEquals(0, report.collectionsInAll());
    assertEquals(Set.of(), notes(report));
    assertEquals(2, report.levels().size());
    assertTrue(
        report
            .summary()
            .getFirst()
            .matches("No collection in .+: it allocates [\\d,]+\u00a0B an operation.*"),
        () -> "" + report.summary());
  }

  @Test
  void collections_that_the_program_asks_for_are_told_apart() {
    GcReport report = asks.report();
    assertEquals(3, report.collectionsInAll());
    assertEquals(
        List.of("full"), report.collections().stream().map(Collected::kind).distinct().toList());
    assertEquals(Set.of("system-gc"), notes(report));
    assertTrue(
        report
            .notes()
            .getFirst()
            .text()
            .startsWith("3 of them are because the program calls System.gc()"));
  }

  @Test
  void what_survives_is_promoted_and_said_to_be() {
    GcReport report = survivors.report();
    assertTrue(notes(report).contains("promotion"), () -> report + "");
    assertTrue(Objects.requireNonNull(report.promoted()) > 5 * MB, () -> "" + report.promoted());
    // What was promoted is in the old generation, or was collected there.
    assertTrue(Objects.requireNonNull(report.promoted()) <= survivors.allocated());
  }

  @Test
  void a_heap_that_is_too_small_is_said_to_be() throws Exception {
    GcReport report =
        WatchedJvm.run(folder, "Serial", List.of("-Xmx24m"), "small-heap").getFirst().report();
    assertTrue(notes(report).contains("small-heap"), () -> report.notes() + " " + report.summary());
    assertTrue(report.kinds().stream().anyMatch(kind -> kind.kind().equals("full")));
  }

  @Test
  void humongous_objects_of_g1_are_counted_in_regions() {
    assertAsTheBeansSay(g1Storm, 2 * MB);
    assertEquals(Set.of(), notes(g1Storm.report()));
    GcReport report = g1Humongous.report();
    assertTrue(notes(report).contains("humongous"), () -> report.notes() + " " + report.kinds());
    GcFigures figures = GcFigures.of(g1Humongous.recording());
    // Four regions for each array of 3 MB and its header; what is left at the end is not seen.
    assertAbout(67 * 4, figures.humongousRegions(), 48);
    assertTrue(
        report.kinds().stream().anyMatch(kind -> kind.cause().equals("G1 Humongous Allocation")),
        () -> "" + report.kinds());
  }

  @ParameterizedTest
  @CsvSource({"Parallel, -Xmx64m, young", "Z, -Xmx96m, minor", "Shenandoah, -Xmx64m, concurrent"})
  void every_collector_is_understood(String collector, String heap, String kind) throws Exception {
    WatchedJvm jvm = WatchedJvm.run(folder, collector, List.of(heap), "storm").getFirst();
    GcReport report = jvm.report();
    assertTrue(
        report.kinds().stream().anyMatch(one -> one.kind().equals(kind)),
        () -> "" + report.kinds());
    assertTrue(report.pausesInAll() > 0);
    boolean beside = !collector.equals("Parallel");
    assertEquals(beside, !report.phases().isEmpty());
    if (!beside) {
      assertAsTheBeansSay(jvm, 4 * KB);
    } else {
      // One may be under way at either end.
      assertAbout(jvm.figure("collections"), report.collectionsInAll(), 2);
    }
    for (Collected one : report.collections()) {
      assertTrue(!one.lines().isEmpty(), one::toString);
    }
    assertTrue(
        report.collections().stream()
            .anyMatch(one -> one.before() != null && one.committed() != null),
        () -> "" + report.collections());
    assertTrue(
        report.levels().stream().mapToLong(level -> level.used()).max().orElseThrow()
            <= jvm.figure("max"));
  }

  @Test
  void epsilon_collects_nothing_and_says_when_the_heap_is_full() throws Exception {
    GcReport report =
        WatchedJvm.run(folder, "Epsilon", List.of("-Xmx320m"), "storm").getFirst().report();
    assertEquals(0, report.collectionsInAll());
    assertTrue(
        report
            .summary()
            .getFirst()
            .matches("Epsilon never collects: .* the heap would be full .+ later\\."),
        () -> "" + report.summary());
    assertNotNull(report.maxHeap());
  }

  /** A program that is watched may write to the log, or send another. */
  @Test
  void a_log_that_was_tampered_with_is_read_all_the_same() {
    Random random = new Random(42);
    JsonMapper json = JsonMapper.builder().build();
    for (WatchedJvm jvm : List.of(storm, g1Humongous)) {
      for (int round = 0; round < 40; round++) {
        byte[] log = jvm.log().clone();
        for (int i = 0; i < log.length / 20; i++) {
          log[random.nextInt(log.length)] =
              (byte) "0123456789()[]->KMs \n:<9".charAt(random.nextInt(24));
        }
        GcReport report = GcReport.of(jvm.recording(log), GcReport.Choice.JVM);
        assertTrue(json.writeValueAsBytes(report).length < 2 * MB);
        assertTrue(report.pauseNanos() >= 0);
      }
    }
    StringBuilder flood = new StringBuilder();
    for (int id = 0; id < 60_000; id++) {
      flood.append(
          "[0.1s][%dns][info][gc] GC(%d) Pause Young (Allocation Failure) 4M->1M(9M) 0.001ms%n"
              .formatted(storm.figure("start") + 1_000 + id, id));
    }
    GcReport report =
        GcReport.of(
            storm.recording(flood.toString().getBytes(StandardCharsets.UTF_8)),
            GcReport.Choice.JVM);
    assertEquals(GcReport.MOST, report.collections().size());
    assertTrue(report.collectionsInAll() > GcReport.MOST);
    assertTrue(report.levels().size() <= 1_300, () -> "" + report.levels().size());
    assertTrue(json.writeValueAsBytes(report).length < MB);
  }
}
