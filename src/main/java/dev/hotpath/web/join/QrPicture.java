package dev.hotpath.web.join;

import io.nayuki.qrcodegen.QrCode;

/** An address as a picture that a phone's camera reads. */
public final class QrPicture {

  // The standard asks for four modules of nothing around it; a terminal has little room, and
  // cameras are content with two.
  private static final int MARGIN = 4;
  private static final int MARGIN_IN_TERMINAL = 2;
  // Whatever the terminal's own colours are: white on black is not read by every camera.
  private static final String BLACK_ON_WHITE = "\033[38;5;16m\033[48;5;231m";
  private static final String AS_BEFORE = "\033[0m";

  private final QrCode code;

  /** Of a text of at most some hundred characters. */
  public QrPicture(String text) {
    code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
  }

  /** As an image of its own, without size: it is as large as its place. */
  public String svg() {
    int size = code.size + 2 * MARGIN;
    StringBuilder dark = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        int from = x;
        while (code.getModule(x, y)) { // false beyond the edge
          x++;
        }
        if (x > from) {
          dark.append("M%d,%dh%dv1h-%dz".formatted(from + MARGIN, y + MARGIN, x - from, x - from));
        }
      }
    }
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
    <path fill="#fff" d="M0,0h%1$dv%1$dh-%1$dz"/><path d="%2$s"/></svg>
    """
        .formatted(size, dark);
  }

  /** For a terminal: two rows of the picture in each line, black on white. */
  public String halfBlocks() {
    StringBuilder lines = new StringBuilder();
    for (int y = -MARGIN_IN_TERMINAL; y < code.size + MARGIN_IN_TERMINAL; y += 2) {
      lines.append(BLACK_ON_WHITE);
      for (int x = -MARGIN_IN_TERMINAL; x < code.size + MARGIN_IN_TERMINAL; x++) {
        boolean upper = code.getModule(x, y);
        boolean lower = code.getModule(x, y + 1);
        lines.append(upper ? lower ? '█' : '▀' : lower ? '▄' : ' ');
      }
      lines.append(AS_BEFORE).append('\n');
    }
    return lines.toString();
  }
}
