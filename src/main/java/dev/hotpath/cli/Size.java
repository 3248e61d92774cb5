package dev.hotpath.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount of memory or disk as it is typed: {@code 500m}, {@code 2g}. */
final class Size {

  private static final Pattern FORM = Pattern.compile("(\\d{1,6})([kmgt])");

  private Size() {}

  /**
   * The bytes that were meant, by powers of 1,024.
   *
   * @param option for the message
   */
  static long bytes(String option, String typed) {
    Matcher form = FORM.matcher(typed.toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      throw new ArgumentException(
          "%s %s: it is no size; write one such as 500m or 2g".formatted(option, typed));
    }
    int powers = 1 + "kmgt".indexOf(form.group(2));
    return Long.parseLong(form.group(1)) << (10 * powers);
  }
}
