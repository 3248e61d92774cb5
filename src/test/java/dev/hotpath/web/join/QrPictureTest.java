package dev.hotpath.web.join;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nayuki.qrcodegen.QrCode;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Both pictures hold the modules of the code, each with light around it. */
class QrPictureTest {

  private static final String LINK = "http://192.168.1.20:7070/join?code=K7QF-2M9D";
  private static final Pattern RUN = Pattern.compile("M(\\d+),(\\d+)h(\\d+)v1h-(\\d+)z");

  private final QrPicture picture = new QrPicture(LINK);
  private final QrCode code = QrCode.encodeText(LINK, QrCode.Ecc.MEDIUM);

  private boolean[][] expected(int margin, int height) {
    boolean[][] dark = new boolean[height][code.size + 2 * margin];
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        dark[y + margin][x + margin] = code.getModule(x, y);
      }
    }
    return dark;
  }

  @Test
  void the_image_has_each_dark_module_once() {
    String svg = picture.svg();
    int size = code.size + 8;
    assertTrue(svg.contains("viewBox=\"0 0 %1$d %1$d\"".formatted(size)), svg);
    assertTrue(svg.contains("fill=\"#fff\" d=\"M0,0h%1$dv%1$dh-%1$dz\"".formatted(size)), svg);
    boolean[][] dark = new boolean[size][size];
    Matcher run = RUN.matcher(svg);
    while (run.find()) {
      assertEquals(run.group(3), run.group(4));
      int from = Integer.parseInt(run.group(1));
      boolean[] row = dark[Integer.parseInt(run.group(2))];
      for (int x = from; x < from + Integer.parseInt(run.group(3)); x++) {
        assertTrue(!row[x], svg);
        row[x] = true;
      }
    }
    assertArrayEquals(expected(4, size), dark);
  }

  @Test
  void a_line_of_the_terminal_has_two_rows() {
    List<String> lines = picture.halfBlocks().lines().toList();
    boolean[][] dark = new boolean[2 * lines.size()][];
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      assertTrue(line.startsWith("\033[38;5;16m\033[48;5;231m"), "black on white: " + line);
      assertTrue(line.endsWith("\033[0m"), "and then as before: " + line);
      String blocks = line.replaceAll("\033\\[[0-9;]*m", "");
      dark[2 * i] = is(blocks, "█▀");
      dark[2 * i + 1] = is(blocks, "█▄");
    }
    assertArrayEquals(expected(2, dark.length), dark);
  }

  private static boolean[] is(String blocks, String dark) {
    boolean[] row = new boolean[blocks.length()];
    Arrays.fill(row, false);
    for (int x = 0; x < row.length; x++) {
      row[x] = dark.indexOf(blocks.charAt(x)) >= 0;
    }
    return row;
  }
}
