package dev.hotpath.classroom.lesson;

import java.text.Normalizer;

/**
 * What becomes of the name that somebody typed. Any script is welcome; what would move the text
 * around it, or can't be seen, is left out.
 */
public sealed interface Name {

  /** Characters (code points) that a name may have. */
  int MOST = 40;

  /** As it is kept and shown. */
  record Taken(String name) implements Name {}

  /** Not one. */
  record Refused(String why) implements Name {}

  static Name of(String typed) {
    StringBuilder name = new StringBuilder();
    Normalizer.normalize(typed, Normalizer.Form.NFC)
        .codePoints()
        .map(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c)
        .filter(Name::shows)
        .forEach(name::appendCodePoint);
    String kept = name.toString().strip().replaceAll(" {2,}", " ");
    if (kept.isEmpty()) {
      return new Refused("A name needs at least one character that can be seen; type yours.");
    }
    int length = kept.codePointCount(0, kept.length());
    if (length > MOST) {
      return new Refused(
          "The name has %d characters; it may have %d. Type a shorter one."
              .formatted(length, MOST));
    }
    return new Taken(kept);
  }

  /**
   * Neither a control character nor one that turns the direction of text. Joiners stay: words of
   * several scripts, and pictures of people, are made with them.
   */
  private static boolean shows(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.UNASSIGNED,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.FORMAT -> c == 0x200C || c == 0x200D;
      default -> true;
    };
  }
}
