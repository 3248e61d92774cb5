package dev.hotpath.run.capsule;

/** Makes text from a capsule fit for one line of a terminal. */
final class Shown {

  private static final int MAX = 120;

  private Shown() {}

  /** Without control characters and what turns the direction of text; cut where it is long. */
  static String of(String text) {
    String printable = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]", "�");
    return printable.length() <= MAX ? printable : printable.substring(0, MAX) + "…";
  }
}
