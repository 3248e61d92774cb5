package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.Ending;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Compiled;
import dev.hotpath.protocol.SourceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A benchmark under the JDK's recorder in a real worker inside its sandbox: one that sleeps, waits
 * for a lock and starts threads, and one that does nothing of it.
 */
@Timeout(120)
class TimelineIT {

  private static final String NOTHING =
      """
      package phenomena;

      final class Planted {
        private static int x = 1;

        static int all() {
          for (int i = 0; i < 1_000; i++) {
            x = 31 * x + i;
          }
          return x;
        }
      }
      """;

  private static Map<String, byte[]> planted = Map.of();
  private static Map<String, byte[]> nothing = Map.of();

  @BeforeAll
  static void take() throws InterruptedException {
    try (Rig rig = new Rig(Tiers.namespaces())) {
      Exercise exercise = rig.exercise("phenomena");
      BenchmarkKit kit = rig.compilers.kit(exercise);
      planted = taken(rig, kit, List.of());
      Compiled compiled =
          rig.compilers.submission(exercise, List.of(new SourceFile("src/Planted.java", NOTHING)));
      assertEquals(Compiled.Outcome.OK, compiled.outcome(), () -> "" + compiled.diagnostics());
      nothing = taken(rig, kit, compiled.classes());
    }
  }

  private static Map<String, byte[]> taken(Rig rig, BenchmarkKit kit, List<ClassFile> yours)
      throws InterruptedException {
    Map<String, byte[]> artifacts = new LinkedHashMap<>();
    Ending ending =
        new TimelineInspection()
            .take(
                new Inspection.Subject(
                    rig.workers,
                    kit,
                    yours,
                    List.of(),
                    "all",
                    Duration.ofSeconds(60),
                    new WorkerSlot(),
                    artifacts::put));
    rig.note();
    assertEquals(new Ending.Finished(), ending);
    return artifacts;
  }

  private static JsonNode overview(Map<String, byte[]> artifacts) {
    return RunDocuments.mapper().readTree(Objects.requireNonNull(artifacts.get("timeline.json")));
  }

  private static JsonNode heaviest(JsonNode overview, String state, String method) {
    return overview
        .path("totals")
        .path("waits")
        .valueStream()
        .filter(wait -> wait.path("state").asString().equals(state))
        .filter(wait -> wait.path("place").path("name").asString("").equals(method))
        .findFirst()
        .orElseThrow(() -> new AssertionError(state + " in " + overview.path("totals")));
  }

  @Test
  void waits_lead_to_their_lines_and_a_lock_to_its_holder() {
    JsonNode overview = overview(planted);
    JsonNode asleep = heaviest(overview, "sleeping", "phenomena.Planted.sleeps");
    assertEquals("src/Planted.java", asleep.path("place").path("file").asString());
    assertEquals(25, asleep.path("place").path("line").asInt());
    // Once an operation, of at least 8 ms each; the first and the last may be half in.
    long operations = overview.path("operations").asLong();
    assertEquals(operations, asleep.path("count").asLong(), 1);
    assertTrue(asleep.path("nanos").asLong() >= (operations - 1) * 8_000_000);
    JsonNode blocked = heaviest(overview, "blocked", "phenomena.Planted.waits");
    // Who holds it spins until the other waits, and parks then.
    assertEquals(
        "phenomena.Planted.holds",
        blocked.path("holder").path("place").path("name").asString(),
        blocked::toString);
  }

  @Test
  void the_kernel_tells_inside_the_sandbox_who_had_a_core() {
    for (Map<String, byte[]> taken : List.of(planted, nothing)) {
      JsonNode totals = overview(taken).path("totals");
      double busy = totals.path("busy").asDouble(-1);
      assertTrue(busy > 0, () -> overview(taken).path("notes").toString());
      assertTrue(totals.path("jvmBusy").asDouble(-1) >= 0);
    }
    JsonNode computes = overview(nothing).path("totals");
    long running = computes.path("nanos").path(0).asLong();
    long ready = computes.path("nanos").path(1).asLong();
    assertTrue(
        running + ready > 0.7 * overview(nothing).path("length").asLong(), computes::toString);
    assertTrue(computes.path("samples").asInt() > 20, "the sampler works there too");
  }

  @Test
  void virtual_threads_have_carriers() {
    JsonNode virtual = overview(planted).path("virtual");
    long operations = overview(planted).path("operations").asLong();
    assertEquals(4.0 * operations, virtual.path("started").asDouble(), 4);
    assertTrue(
        virtual.path("mounted").valueStream().anyMatch(mean -> mean.asDouble() > 0),
        () -> overview(planted).path("notes").toString());
  }

  @Test
  void a_program_without_any_of_it_shows_none() {
    JsonNode overview = overview(nothing);
    assertTrue(overview.path("virtual").isNull());
    assertTrue(
        overview
            .path("totals")
            .path("waits")
            .valueStream()
            .noneMatch(wait -> !wait.path("place").path("file").isNull()),
        () -> overview.path("totals").path("waits").toString());
    assertEquals("", overview.path("kept").asString());
  }

  @Test
  void what_is_left_is_small_and_the_recording_opens(@TempDir Path folder) throws IOException {
    assertEquals(
        Set.of("timeline.json", "timeline.bin", "trace-timeline.json", "recording-timeline.jfr"),
        planted.keySet());
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(Objects.requireNonNull(planted.get("timeline.json")));
    }
    assertTrue(packed.size() < 300_000, () -> packed.size() + " bytes");
    Path file = folder.resolve("timeline.jfr");
    Files.write(file, Objects.requireNonNull(planted.get("recording-timeline.jfr")));
    assertFalse(RecordingFile.readAllEvents(file).isEmpty());
  }
}
