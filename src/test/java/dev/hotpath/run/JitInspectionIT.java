package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.evidence.jit.JitPicture;
import dev.hotpath.evidence.jit.JitPicture.Kind;
import dev.hotpath.evidence.jit.JitPicture.Look;
import dev.hotpath.evidence.jit.JitPicture.Note;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.View;
import dev.hotpath.grade.Ending;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Compiled;
import dev.hotpath.protocol.SourceFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What the compiler is seen to do with a program that has everything, and with one that has
 * nothing.
 */
@Timeout(180)
class JitInspectionIT {

  private static final String FILE = "src/Planted.java";

  private static final String NOTHING =
      """
      package jitted;

      final class Planted {
        record Row(int length) {
          int area() {
            return length;
          }
        }

        interface Shape {}

        static Shape shape(int i) {
          return null;
        }

        static int kept(int n) {
          int sum = 0;
          for (int i = 0; i < n; i++) {
            sum += new Row(i).area();
          }
          return sum;
        }

        static int dropped(int n) {
          return n;
        }

        static int areas(Shape[] shapes) {
          return shapes.length;
        }

        static void scaled(int[] from, int[] to) {
          for (int i = 0; i < from.length; i++) {
            to[i] = from[i] * 5 + 3;
          }
        }

        static int chained(int[] values) {
          return values.length;
        }

        static int gathered(int[] values, int[] indices) {
          return values.length;
        }

        static int branched(int[] values, int limit) {
          return limit;
        }

        static int called(int n) {
          return n;
        }

        static int locked(int n) {
          return n;
        }
      }
      """;

  private static Rig rig;
  private static BenchmarkKit kit;
  private static String planted;

  @BeforeAll
  static void start() throws InterruptedException {
    rig = new Rig(new ProcessSandbox(), Rig.PATIENT);
    Exercise exercise = rig.exercise("jitted");
    kit = rig.compilers.kit(exercise);
    planted = exercise.edit().getFirst().text();
  }

  @AfterAll
  static void close() {
    rig.close();
  }

  private static Map<String, byte[]> take(List<ClassFile> yours) throws InterruptedException {
    Map<String, byte[]> artifacts = new HashMap<>();
    Inspection.Subject subject =
        new Inspection.Subject(
            rig.workers,
            kit,
            yours,
            List.of(),
            "all",
            Rig.PATIENT.profile(),
            new WorkerSlot(),
            artifacts::put);
    Ending ending = Inspection.of(View.JIT).orElseThrow().take(subject);
    assertEquals(new Ending.Finished(), ending);
    return artifacts;
  }

  private static JitPicture picture(Map<String, byte[]> artifacts) {
    return RunDocuments.mapper()
        .readValue(Objects.requireNonNull(artifacts.get("jit.json")), JitPicture.class);
  }

  /** The line of the planted source that has some text. */
  private static int line(String text) {
    String[] lines = planted.split("\n");
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].contains(text)) {
        return i + 1;
      }
    }
    throw new AssertionError(text);
  }

  private static void assertTold(
      JitPicture picture, String text, Kind kind, Look look, String reason) {
    int line = line(text);
    List<Note> notes =
        picture.notes().stream()
            .filter(note -> note.file().equals(FILE) && note.line() == line && note.kind() == kind)
            .toList();
    assertTrue(
        notes.stream().anyMatch(note -> note.look() == look && note.reason().equals(reason)),
        () -> "line %d (%s) has %s, of %s".formatted(line, text, notes, picture.notes()));
    assertTrue(!Objects.requireNonNull(picture.reasons().get(reason)).plain().isEmpty());
    assertTrue(picture.reasons().get(reason).link().startsWith("https://"));
  }

  @Test
  @EnabledIfSystemProperty(named = "os.arch", matches = "amd64", disabledReason = "reads x86-64")
  void each_thing_that_is_planted_is_named_with_its_line_and_its_reason() throws Exception {
    Map<String, byte[]> artifacts = take(List.of());
    JitPicture picture = picture(artifacts);
    assertTold(picture, "others can see it", Kind.ALLOCATION, Look.STAYS, "allocates");
    assertTold(picture, "nobody else can see it", Kind.ALLOCATION, Look.GONE, "does not escape");
    assertTold(picture, "of three classes", Kind.DISPATCH, Look.STAYS, "megamorphic");
    assertTold(picture, "of three classes", Kind.CALL, Look.STAYS, "call: virtual call");
    assertTold(picture, "each element by itself", Kind.LOOP, Look.GONE, "vectorised");
    assertTold(picture, "each needs the one before", Kind.LOOP, Look.TOLD, "not vectorised");
    assertTold(picture, "in bounds, but who knows", Kind.CHECK, Look.STAYS, "range check");
    assertTold(picture, "too large", Kind.CALL, Look.STAYS, "call: hot method too big");
    assertTold(picture, "nobody else can want it", Kind.LOCK, Look.GONE, "NonEscObj");
    assertTold(
        picture, "not for a long time", Kind.DEOPTIMISATION, Look.STAYS, "trap: unstable_if");
    assertTrue(
        picture.compilations().stream()
            .anyMatch(one -> one.level() == 4 && one.inUse() && one.codeBytes() > 0));
    assertEquals(80, picture.iterations().size());
    String log =
        new String(
            new GZIPInputStream(
                    new ByteArrayInputStream(
                        Objects.requireNonNull(artifacts.get("jit-log.txt.gz"))))
                .readAllBytes(),
            StandardCharsets.UTF_8);
    assertTrue(log.contains("<task compile_id=") && log.contains("<print_nmethod "));
  }

  @Test
  void of_a_program_without_any_of_it_nothing_stays() throws Exception {
    Compiled compiled =
        rig.compilers.submission(kit.exercise(), List.of(new SourceFile(FILE, NOTHING)));
    assertEquals(Compiled.Outcome.OK, compiled.outcome(), () -> "" + compiled.diagnostics());
    JitPicture picture = picture(take(compiled.classes()));
    List<Note> ours = picture.notes().stream().filter(note -> note.file().equals(FILE)).toList();
    assertEquals(
        List.of(),
        ours.stream().filter(note -> note.look() == Look.STAYS).toList(),
        ours::toString);
    assertTrue(
        picture.summary().getFirst().startsWith("Nothing stays"), picture.summary()::toString);
    // It is seen to be compiled, not merely not seen.
    assertTrue(
        ours.stream().anyMatch(note -> note.kind() == Kind.ALLOCATION && note.look() == Look.GONE),
        ours::toString);
  }
}
