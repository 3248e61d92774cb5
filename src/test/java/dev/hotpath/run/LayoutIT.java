package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.evidence.layout.Cell;
import dev.hotpath.evidence.layout.LayoutReport;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.View;
import dev.hotpath.grade.Ending;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Compiled;
import dev.hotpath.protocol.HeapLayout;
import dev.hotpath.protocol.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The layout of real forks: of a program with everything planted, and of one with nothing. */
@Timeout(180)
class LayoutIT {

  /** Columns instead of records, plain numbers, and a counter of its own for each thread. */
  private static final String WELL_LAID =
      """
      package objects;

      final class Meters {
        static final int COUNT = 2_000;

        private static final class Counter {
          private volatile long value;
          private long p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15;
        }

        private final double[] values = new double[COUNT];
        private final int[] ids = new int[COUNT];
        private final Counter reads = new Counter();
        private final Counter writes = new Counter();

        long note(boolean write) {
          Counter counter = write ? writes : reads;
          return ++counter.value;
        }

        double sum() {
          double sum = 0;
          for (int i = 0; i < COUNT; i++) {
            sum += values[i] + ids[i];
          }
          return sum;
        }
      }
      """;

  private static Rig rig;
  private static BenchmarkKit kit;

  @BeforeAll
  static void start() throws InterruptedException {
    rig = new Rig(new ProcessSandbox(), Rig.PATIENT);
    kit = rig.compilers.kit(rig.exercise("objects"));
  }

  @AfterAll
  static void close() {
    rig.close();
  }

  private static Map<String, byte[]> taken(String code) throws InterruptedException {
    Exercise exercise = kit.exercise();
    Compiled compiled =
        rig.compilers.submission(exercise, List.of(new SourceFile("src/Meters.java", code)));
    assertEquals(Compiled.Outcome.OK, compiled.outcome(), () -> "" + compiled.diagnostics());
    List<ClassFile> yours = compiled.classes();
    Map<String, byte[]> files = new HashMap<>();
    Ending ending =
        Inspection.of(View.LAYOUT)
            .orElseThrow()
            .take(
                new Inspection.Subject(
                    rig.workers,
                    kit,
                    yours,
                    List.of(),
                    "note",
                    Rig.PATIENT.profile(),
                    new WorkerSlot(),
                    files::put));
    assertEquals(new Ending.Finished(), ending);
    return files;
  }

  private static LayoutReport report(Map<String, byte[]> files) {
    return RunDocuments.mapper()
        .readValue(Objects.requireNonNull(files.get("layout.json")), LayoutReport.class);
  }

  private static LayoutReport.Drawn type(LayoutReport report, String name) {
    return report.types().stream()
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " in " + report.types()));
  }

  private static LayoutReport.Footprint root(LayoutReport report, String name) {
    return report.roots().stream()
        .filter(root -> root.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " in " + report.roots()));
  }

  private static long padding(LayoutReport.Drawn type) {
    return type.cells().stream()
        .filter(cell -> cell.kind().equals("padding"))
        .mapToLong(Cell::bytes)
        .sum();
  }

  @Test
  void gaps_boxes_and_counters_that_share_a_line_are_named() throws Exception {
    Map<String, byte[]> files = taken(kit.exercise().edit().getFirst().text());
    LayoutReport report = report(files);
    String words = String.join("\n", report.words());

    LayoutReport.Drawn reading = type(report, "objects.Meters$Reading");
    assertTrue(reading.yours());
    assertEquals(2_000, reading.count());
    assertTrue(padding(reading) > 0, reading::toString);
    assertTrue(words.contains("A `Reading` takes " + reading.bytes() + " bytes"), words);
    assertTrue(words.contains(" of padding"), words);

    LayoutReport.Footprint ids = root(report, "Meters.ids");
    assertEquals(2_000, ids.elements());
    assertTrue(ids.bytesPerElement() >= 20, ids::toString);
    assertTrue(words.contains("are `Integer` objects"), words);

    assertEquals(
        List.of(new HeapLayout.Written("objects.Meters$Counters", "reads", "writes", 8)),
        report.sharing());
    assertTrue(words.contains("That is false sharing"), words);

    LayoutReport.Drawn state = type(report, "objects.MetersBench");
    assertTrue(state.state());
    assertTrue(
        state.cells().stream()
            .anyMatch(cell -> cell.kind().equals("harness") && cell.bytes() > 200));
    assertTrue(type(report, "objects.MetersBench$Turn").state(), "a thread's own too");

    // Whichever headers this JVM has, the other fork has the others.
    LayoutReport.Other other = Objects.requireNonNull(report.other());
    boolean compact = report.machine().compactHeaders();
    assertEquals(compact ? -4 : 4, report.machine().headerBytes() - other.headerBytes());
    assertTrue(
        compact ? other.bytes() > report.all().bytes() : other.bytes() < report.all().bytes());
    assertTrue(
        new String(files.get("layout.txt"), StandardCharsets.UTF_8)
            .contains("objects.Meters$Reading: " + reading.bytes() + " bytes, 2000 reached"));
  }

  @Test
  void of_a_program_without_them_none_is_told() throws Exception {
    LayoutReport report = report(taken(WELL_LAID));
    String words = String.join("\n", report.words());
    assertEquals(List.of(), report.sharing());
    assertFalse(words.contains("padding"), words);
    assertFalse(words.contains("Integer"), words);
    assertFalse(words.contains("false sharing"), words);
    assertEquals(4, root(report, "Meters.ids").bytesPerElement(), 0.1);
    assertEquals(8, root(report, "Meters.values").bytesPerElement(), 0.1);
    assertTrue(report.types().stream().noneMatch(type -> type.name().endsWith("Reading")));
  }
}
