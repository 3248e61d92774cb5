package dev.hotpath.run;

import java.util.regex.Pattern;

/** Makes what a program printed safe to look at. */
final class Printable {

  private static final Pattern ANSI = Pattern.compile("\u001b\\[[0-9;?]*[ -/]*[@-~]");

  private Printable() {}

  /** Without colour codes; other control characters shown as their pictures: ␀ ␇ ␛. */
  static String of(String printed) {
    StringBuilder text = new StringBuilder(printed.length());
    ANSI.matcher(printed)
        .replaceAll("")
        .codePoints()
        .forEach(c -> {
          if (c == '\n' || c == '\t') {
            text.appendCodePoint(c);
          } else if (c < ' ') {
            text.append((char) ('\u2400' + c));
          } else if (c != 0x7f) {
            text.appendCodePoint(c);
          }
        });
    return text.toString();
  }
}
