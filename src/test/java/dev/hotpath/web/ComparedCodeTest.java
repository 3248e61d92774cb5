package dev.hotpath.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotpath.evidence.flame.Difference.Line;
import dev.hotpath.evidence.flame.Difference.Told;
import dev.hotpath.protocol.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparedCodeTest {

  private static final String FILE = "src/Concat.java";
  private static final String SHOWN = "bench/ConcatBench.java";

  private static ComparedCode code(String before, String after) {
    return new ComparedCode(
        List.of(new SourceFile(FILE, before)),
        List.of(new SourceFile(FILE, after)),
        List.of(new SourceFile(SHOWN, "one\ntwo\n")));
  }

  private static Line line(String file, int before, int after) {
    return new Line(file, before, after, 0, 1, 0, 1, Told.SAME);
  }

  @Test
  void an_edit_moves_the_lines_below_it() {
    ComparedCode code = code("a\nold\nb\n", "a\nnew\nnewer\nb\n");
    assertEquals(
        List.of(1, 0, 4), List.of(code.after(FILE, 1), code.after(FILE, 2), code.after(FILE, 3)));
    assertEquals(
        List.of(1, 0, 0, 3),
        List.of(
            code.before(FILE, 1),
            code.before(FILE, 2),
            code.before(FILE, 3),
            code.before(FILE, 4)));
    assertEquals(0, code.after(FILE, 99));
    assertEquals(2, code.after(SHOWN, 2));
  }

  @Test
  void a_line_is_shown_as_it_is_now_or_as_it_last_was() {
    ComparedCode code = code("a\nold\nb\n", "a\nnew\nb\n");
    assertEquals("old", code.text(line(FILE, 2, 0)));
    assertEquals("new", code.text(line(FILE, 0, 2)));
    assertEquals("b", code.text(line(FILE, 3, 3)));
    assertEquals("two", code.text(line(SHOWN, 2, 2)));
    assertEquals("", code.text(line("src/Other.java", 1, 1)));
    assertEquals("", code.text(line(FILE, 0, 9)));
  }
}
