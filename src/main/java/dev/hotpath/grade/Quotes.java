package dev.hotpath.grade;

/** What others said, inside of our sentences. */
final class Quotes {

  private static final int MAX_QUOTE = 160;

  private Quotes() {}

  static String firstLine(String text) {
    String line = text.strip().lines().findFirst().orElse("");
    return trimDot(cut(line, 2 * MAX_QUOTE));
  }

  static String trimDot(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  static String quote(String text) {
    return "“" + cut(text, MAX_QUOTE) + "”";
  }

  static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    boolean inside = Character.isHighSurrogate(text.charAt(max - 1)); // of a letter of two chars
    return text.substring(0, inside ? max - 1 : max) + "…";
  }
}
