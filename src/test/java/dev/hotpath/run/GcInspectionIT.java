package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.exercise.View;
import dev.hotpath.grade.Ending;
import dev.hotpath.grade.RunDocuments;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** What a fork in the sandbox says of its collector, of programs that do one thing each. */
@Timeout(180)
class GcInspectionIT {

  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = new Rig(Tiers.namespaces(), Rig.PATIENT);
  }

  @AfterAll
  static void close() {
    rig.close();
  }

  /** The files of one inspection. */
  private record Taken(JsonNode gc, String log) {

    static Taken of(String benchmark, List<String> options) throws InterruptedException {
      Map<String, byte[]> files = new HashMap<>();
      Inspection.Subject subject =
          new Inspection.Subject(
              rig.workers,
              rig.compilers.kit(rig.exercise("garbage")),
              List.of(),
              options,
              benchmark,
              Rig.PATIENT.profile(),
              new WorkerSlot(),
              files::put);
      Inspection inspection = Objects.requireNonNull(Inspection.ALL.get(View.GC));
      assertEquals(new Ending.Finished(), inspection.take(subject));
      rig.note();
      assertEquals(Set.of("gc.json", "gc.log"), files.keySet());
      return new Taken(
          RunDocuments.mapper().readTree(files.get("gc.json")),
          new String(Objects.requireNonNull(files.get("gc.log")), StandardCharsets.UTF_8));
    }

    String first() {
      return gc.get("summary").get(0).asString();
    }

    Set<String> notes() {
      return gc.get("notes")
          .valueStream()
          .map(note -> note.get("key").asString())
          .collect(Collectors.toSet());
    }
  }

  @Test
  void a_storm_of_arrays_is_collected_young_and_each_byte_is_counted() throws Exception {
    Taken storm = Taken.of("storms", List.of("-XX:+UseSerialGC"));
    JsonNode gc = storm.gc();
    assertEquals("Serial, as your jvm.options say: -XX:+UseSerialGC.", gc.get("chosen").asString());
    assertEquals(16_384, gc.get("bytesPerOp").asDouble(), 1);
    assertTrue(
        storm.first().matches("[\\d,]+ young collections? in .*stood still .*"), storm::first);
    double allocated = gc.get("operations").asDouble() * 16_384;
    double seconds = gc.get("nanos").asDouble() / 1e9;
    // What the harness allocates between iterations is next to nothing beside it.
    assertEquals(1, gc.get("allocatedPerSecond").asDouble() * seconds / allocated, 0.05);
    // Each of the young collections frees what was made since the last one.
    double freed =
        gc.get("collections")
            .valueStream()
            .mapToDouble(one -> one.get("before").asDouble() - one.get("after").asDouble())
            .sum();
    if (gc.get("collectionsInAll").asInt() == gc.get("collections").size()) {
      assertEquals(1, freed / allocated, 0.2);
    }
    assertTrue(gc.get("gcCpu").asDouble() > 0 && gc.get("gcCpu").asDouble() < 1, gc::toString);
    assertTrue(gc.get("live").asDouble() < 32 << 20, gc::toString);
    assertTrue(storm.log().contains("Using Serial"), storm.log());
    assertTrue(storm.log().contains("Pause Young (Allocation Failure)"), storm.log());
    assertEquals(Set.of(), storm.notes());
  }

  @Test
  void a_program_that_asks_for_collections_is_told_so() throws Exception {
    Taken asks = Taken.of("asks", List.of("-XX:+UseG1GC"));
    assertEquals(Set.of("system-gc"), asks.notes());
    JsonNode kind = asks.gc().get("kinds").get(0);
    assertEquals("full", kind.get("kind").asString());
    assertEquals("the program asked for it", kind.get("why").asString());
    assertEquals(asks.gc().get("operations").asDouble(), kind.get("count").asDouble(), 1);
  }

  @Test
  void a_program_that_leaves_the_heap_alone_has_no_collection_and_that_is_said() throws Exception {
    Taken adds = Taken.of("adds", List.of());
    assertEquals(0, adds.gc().get("collectionsInAll").asInt());
    assertTrue(
        adds.first().matches("No collection in .*: it allocates 0\u00a0B an operation\\."),
        adds::first);
    assertTrue(adds.gc().get("chosen").asString().contains("the JVM’s own choice"));
    assertEquals(Set.of(), adds.notes());
  }
}
