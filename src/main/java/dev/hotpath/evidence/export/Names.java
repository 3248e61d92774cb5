package dev.hotpath.evidence.export;

import java.util.regex.Pattern;

/**
 * Makes names fit for a file that a terminal, a page or a tool shows; anybody may have made them.
 */
final class Names {

  /** More than any honest name has, and little enough for twenty thousand stacks of them. */
  static final int MAX_LENGTH = 400;

  private static final int HEAD = 240;

  // Controls, format characters (they turn text around or hide it), line ends, private ones.
  private static final Pattern UNFIT =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Co}\\p{Cs}\\p{Cn}]");

  private Names() {}

  /** With a mark for each character that can't be shown; beginning and end where it is long. */
  static String shown(String name) {
    int tail = name.length() - (MAX_LENGTH - HEAD - 1);
    String clipped =
        name.length() <= MAX_LENGTH ? name : name.substring(0, HEAD) + "…" + name.substring(tail);
    String fit = UNFIT.matcher(clipped).replaceAll("\ufffd");
    return fit.isEmpty() ? "(no name)" : fit;
  }
}
