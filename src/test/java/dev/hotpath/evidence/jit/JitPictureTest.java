package dev.hotpath.evidence.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.evidence.flame.Sources;
import dev.hotpath.evidence.jit.JitPicture.Look;
import dev.hotpath.evidence.jit.JitPicture.Note;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.JitFindings;
import dev.hotpath.protocol.JitFindings.Call;
import dev.hotpath.protocol.JitFindings.Compiled;
import dev.hotpath.protocol.JitFindings.Iteration;
import dev.hotpath.protocol.JitFindings.Kind;
import dev.hotpath.protocol.JitFindings.Method;
import dev.hotpath.protocol.JitFindings.Outcome;
import dev.hotpath.protocol.JitFindings.Place;
import dev.hotpath.protocol.JitFindings.Receiver;
import dev.hotpath.protocol.JitFindings.Site;
import dev.hotpath.protocol.JitFindings.Trap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is made of findings about {@link Looping}, whose bytecode is real. */
class JitPictureTest {

  private static final String OWNER = Looping.class.getName();
  private static final Method ONCE = new Method(OWNER, "once", "([I)I");
  private static final Method NESTED = new Method(OWNER, "nested", "(I)I");
  private static final Method MADE = new Method(OWNER, "made", "(I)Ljava/lang/String;");
  private static final String FILE = "src/Looping.java";

  private final List<Compiled> compilations = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private final List<Site> sites = new ArrayList<>();
  private final List<Trap> traps = new ArrayList<>();
  private final List<Iteration> iterations = new ArrayList<>();

  private JitPicture picture(boolean instructions) throws IOException {
    byte[] bytes;
    try (InputStream in = Looping.class.getResourceAsStream("Looping.class")) {
      bytes = Objects.requireNonNull(in).readAllBytes();
    }
    JitFindings findings =
        new JitFindings(
            "amd64",
            true,
            instructions,
            iterations,
            compilations,
            List.of(),
            calls,
            sites,
            traps,
            0);
    return JitPicture.of(
        findings,
        List.of(new ClassFile(OWNER.replace('.', '/') + ".class", bytes)),
        new Sources(Looping.class.getPackageName(), List.of(FILE)),
        "a.B.c");
  }

  private static int line(String text) throws IOException {
    List<String> lines =
        Files.readAllLines(Path.of("src/test/java", OWNER.replace('.', '/') + ".java"));
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).endsWith("// " + text)) {
        return i + 1;
      }
    }
    throw new AssertionError(text);
  }

  /** The first place of a method that is on a line and, where that matters, makes something. */
  private static int bci(Method method, String text, boolean makes) throws IOException {
    try (InputStream in = Looping.class.getResourceAsStream("Looping.class")) {
      ClassTables tables =
          new ClassTables(
              List.of(
                  new ClassFile(
                      OWNER.replace('.', '/') + ".class",
                      Objects.requireNonNull(in).readAllBytes())),
              new Sources(Looping.class.getPackageName(), List.of(FILE)));
      MethodTable table = tables.tables(method).findFirst().orElseThrow();
      int line = line(text);
      for (int bci = 0; bci < 200; bci++) {
        boolean there = table.line(bci).orElse(0) == line;
        if (there && (!makes || table.makes().containsKey(bci))) {
          return bci;
        }
      }
      throw new AssertionError(text);
    }
  }

  private static Place at(Method method, String text) throws IOException {
    return new Place(method, bci(method, text, false), 0);
  }

  private void compiled(Method method) {
    compilations.add(new Compiled(1, method, 4, false, 10, 100, 5, 6, "", "", 0, true, List.of()));
  }

  private static List<String> told(JitPicture picture) {
    return picture.notes().stream()
        .map(note -> note.line() + " " + note.look().key() + " " + note.what())
        .toList();
  }

  @Test
  void an_object_is_told_with_the_type_that_the_source_has_there() throws IOException {
    compiled(NESTED);
    Place array = new Place(NESTED, bci(NESTED, "line of the array", true), 0);
    sites.add(new Site(Kind.ALLOCATION_GONE, "[I", array, "", 1, 1));
    Place object = new Place(MADE, bci(MADE, "line of the object", true), 0);
    sites.add(new Site(Kind.ALLOCATION_LEFT, "new", object, "", 1, 1));
    // In another copy it is gone, which does not help the first.
    sites.add(new Site(Kind.ALLOCATION_GONE, "java.lang.StringBuilder", object, "", 1, 2));
    JitPicture picture = picture(false);
    assertEquals(
        List.of(
            line("line of the array") + " gone `int[]` is never made",
            line("line of the object") + " stays `StringBuilder` is made"),
        told(picture));
    assertEquals("gone in 1 of 2 copies of this code", picture.notes().getLast().detail());
  }

  @Test
  void a_vector_is_of_the_innermost_loop_around_it_and_others_have_none() throws IOException {
    compiled(NESTED);
    compiled(ONCE);
    Place within = new Place(NESTED, bci(NESTED, "line of the array", false), 0);
    sites.add(new Site(Kind.VECTOR, "256", within, "", 3, 1));
    assertEquals(
        List.of(
            line("line of the loop") + " told The loop computes one element at a time",
            line("line of the inner loop") + " gone The loop computes with vectors"),
        told(picture(true)));
    // Where instructions can't be told apart, nothing is said of loops.
    assertEquals(List.of(), told(picture(false)));
  }

  @Test
  void a_loop_of_a_method_that_was_inlined_there_is_not_the_loop_around() throws IOException {
    compiled(ONCE);
    Place within = at(ONCE, "line of the loop");
    sites.add(new Site(Kind.VECTOR, "256", within, "java.util.Arrays.fill", 3, 1));
    assertEquals(Look.TOLD, picture(true).notes().getFirst().look());
  }

  private Call call(Place at, long count, List<Receiver> receivers, Outcome... outcomes) {
    return new Call(at, "a.Shape.area", 12, count, true, receivers, List.of(outcomes), 1);
  }

  @Test
  void a_call_is_told_by_the_classes_that_come_to_it() throws IOException {
    compiled(ONCE);
    Place place = at(ONCE, "line of the loop");
    Receiver square = new Receiver("a.Square", 500);
    Receiver row = new Receiver("a.Row", 300);
    calls.add(
        call(
            place,
            1_000,
            List.of(square, row),
            new Outcome("a.Shape.area", false, "virtual call")));
    Note mega = note(picture(false), JitPicture.Kind.DISPATCH);
    assertEquals("megamorphic", mega.reason());
    assertEquals(Look.STAYS, mega.look());
    assertEquals("50 % `Square`, 30 % `Row`, 20 % others", mega.detail());
    assertEquals("call: virtual call", note(picture(false), JitPicture.Kind.CALL).reason());
    calls.clear();
    Outcome[] both = {
      new Outcome("a.Square.area", true, "inline (hot)"),
      new Outcome("a.Row.area", true, "inline (hot)")
    };
    calls.add(call(place, 800, List.of(square, row), both));
    assertEquals("bimorphic", note(picture(false), JitPicture.Kind.DISPATCH).reason());
    assertEquals(Look.GONE, note(picture(false), JitPicture.Kind.CALL).look());
    calls.clear();
    calls.add(call(place, 500, List.of(square), both[0]));
    assertEquals("monomorphic", note(picture(false), JitPicture.Kind.DISPATCH).reason());
  }

  private static Note note(JitPicture picture, JitPicture.Kind kind) {
    List<Note> notes = picture.notes().stream().filter(note -> note.kind() == kind).toList();
    assertEquals(1, notes.size(), notes::toString);
    return notes.getFirst();
  }

  @Test
  void every_note_has_a_reason_that_is_explained_and_a_place_to_read_more() throws IOException {
    compiled(ONCE);
    Place place = at(ONCE, "line of the loop");
    for (String reason :
        List.of(
            "hot method too big", "never executed", "recursive inlining too deep", "unheard of")) {
      calls.add(
          new Call(
              place,
              "a.B." + reason,
              400,
              9,
              false,
              List.of(),
              List.of(new Outcome("a.B.c", false, reason)),
              1));
    }
    traps.add(new Trap(place, "class_check", "maybe_recompile", 500, 1));
    traps.add(new Trap(place, "class_check", "maybe_recompile", 900, 1));
    traps.add(new Trap(place, "unheard_of", "none", 1, 1));
    JitPicture picture = picture(true);
    for (Note note : picture.notes()) {
      JitPicture.Reason reason = picture.reasons().get(note.reason());
      assertNotNull(reason, note::toString);
      assertTrue(reason.plain().length() > 20, reason::toString);
      assertTrue(reason.link().startsWith("https://"), reason::toString);
    }
    assertEquals(
        "from 500 to 900 ms; action: maybe_recompile",
        picture.notes().stream()
            .filter(note -> note.what().equals("Compiled code was left here 2 times"))
            .findFirst()
            .orElseThrow()
            .detail());
    assertTrue(
        picture.summary().getFirst().startsWith("Compiled code was left"),
        picture.summary()::toString);
  }

  @Test
  void places_that_the_classes_do_not_have_are_not_told() throws IOException {
    compiled(ONCE);
    Method[] strangers = {
      new Method(OWNER, "once", "()V"),
      new Method(OWNER, "other", ""),
      new Method("java.lang.String", "length", "()I"),
      new Method("../" + OWNER, "once", "([I)I")
    };
    for (Method stranger : strangers) {
      sites.add(new Site(Kind.ALLOCATION_LEFT, "new", new Place(stranger, 2, 0), "", 1, 1));
    }
    // The line of a machine code's note has to be the one that the class has there.
    sites.add(
        new Site(
            Kind.CHECK_LEFT,
            "iaload",
            new Place(new Method(OWNER, "once", ""), 2, 4_000),
            "",
            1,
            1));
    assertEquals(List.of(), told(picture(false)));
    assertEquals(
        List.of("Nothing stays that the compiler is known to take away in other code."),
        picture(false).summary());
  }

  @Test
  void of_two_methods_of_one_name_the_one_with_that_line_is_meant() throws IOException {
    compiled(ONCE);
    Method either = new Method(OWNER, "made", "");
    Method other = new Method(OWNER, "made", "(Ljava/lang/String;)Ljava/lang/String;");
    int bci = bci(other, "line of the other", true);
    Place place = new Place(either, bci, line("line of the other"));
    sites.add(new Site(Kind.ALLOCATION_LEFT, "newarray", place, "", 1, 1));
    assertEquals(
        List.of(line("line of the other") + " stays `int[]` is made"), told(picture(false)));
  }

  @Test
  void names_that_are_out_for_harm_are_shown_as_text_and_bounded() throws IOException {
    compiled(ONCE);
    Place place = at(ONCE, "line of the loop");
    String reversed = "a.\u202eevil`<script>";
    calls.add(
        new Call(
            place,
            reversed,
            1,
            1,
            true,
            List.of(new Receiver(reversed, 1)),
            List.of(new Outcome(reversed, false, reversed)),
            1));
    for (int i = 0; i < JitFindings.MAX_CALLS - 1; i++) {
      calls.add(
          new Call(
              place,
              "a.B.m" + i,
              1,
              1,
              true,
              List.of(new Receiver("a.C", 1)),
              List.of(new Outcome("a.B", false, "reason " + i)),
              1));
    }
    JitPicture picture = picture(false);
    assertTrue(picture.notes().size() <= 1_500);
    assertTrue(picture.leftOut() > 0);
    String all = picture.notes() + " " + picture.summary() + picture.reasons().values();
    assertTrue(all.indexOf('\u202e') < 0);
  }

  @Test
  void a_warm_up_is_settled_from_where_its_end_begins() throws IOException {
    compiled(ONCE);
    for (int i = 0; i < 40; i++) {
      iterations.add(new Iteration(i * 10, i < 10 ? 1_000 : i < 12 ? 300 : 100 + i % 3, 1_000));
    }
    JitPicture picture = picture(false);
    assertTrue(Objects.requireNonNull(picture.steadyFrom()) >= 10);
    assertEquals(101, Objects.requireNonNull(picture.steadyNanosPerOp()), 2);
    iterations.subList(3, iterations.size()).clear();
    assertNull(picture(false).steadyFrom());
  }

  @Test
  void without_code_of_c2_nothing_else_is_said() throws IOException {
    assertEquals(1, picture(true).summary().size());
    assertTrue(picture(true).summary().getFirst().startsWith("C2"));
  }
}
