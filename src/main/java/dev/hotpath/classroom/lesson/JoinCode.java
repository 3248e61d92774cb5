package dev.hotpath.classroom.lesson;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What attendees type to join: eight letters and digits, 40 bits, read aloud without mistakes.
 *
 * <p>Crockford's base 32 (crockford.com/base32.html): no I, L, O or U; who types one of the first
 * three meant 1, 1 or 0.
 */
public final class JoinCode {

  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 8;

  private JoinCode() {}

  /**
   * A new one, canonical.
   *
   * @param random a secure one: the code is all that keeps strangers out
   */
  public static String fresh(RandomGenerator random) {
    StringBuilder code = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      code.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
    }
    return code.toString();
  }

  /** What somebody typed, canonical; empty where it can't be a code. */
  public static Optional<String> canonical(String typed) {
    StringBuilder code = new StringBuilder(LENGTH);
    for (char c : typed.toUpperCase(Locale.ROOT).toCharArray()) {
      if (c == '-' || c == '\u2010' || c == '\u2013' || Character.isWhitespace(c)) {
        continue;
      }
      char meant = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
      if (DIGITS.indexOf(meant) < 0 || code.length() == LENGTH) {
        return Optional.empty();
      }
      code.append(meant);
    }
    return code.length() == LENGTH ? Optional.of(code.toString()) : Optional.empty();
  }

  /** A canonical code as it is shown: {@code K7QF-2M9D}. */
  public static String shown(String canonical) {
    return canonical.substring(0, LENGTH / 2) + "-" + canonical.substring(LENGTH / 2);
  }
}
