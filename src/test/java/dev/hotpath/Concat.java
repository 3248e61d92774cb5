package dev.hotpath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The exercise {@code concat} of this repository, which tests solve as a learner does. */
public final class Concat {

  /** The one file that its learner edits. */
  public static final String FILE = "src/Concat.java";

  private Concat() {}

  public static String starter() throws IOException {
    return text("exercises");
  }

  public static String solution() throws IOException {
    return text("solutions");
  }

  /** Compiles, and fails tests: it forgets the semicolons. */
  public static String wrong() throws IOException {
    return changed(solution(), ".append(';')", "");
  }

  /** Compiles, and never ends. */
  public static String endless() throws IOException {
    return changed(
        solution(), "return row.isEmpty()", "while (row != null) {}\n        return row.isEmpty()");
  }

  /** Correct, and never ends where it is measured: only the benchmark has rows as long. */
  public static String endlesslyMeasured() throws IOException {
    return changed(
        solution(),
        "return row.isEmpty()",
        "while (cells.size() == 2_000) {}\n        return row.isEmpty()");
  }

  /** Does not compile, in one line: the semicolon behind it is missing. */
  public static String broken() throws IOException {
    return changed(solution(), "new StringBuilder();", "new StringBuilder()");
  }

  /** The number of the first line that holds a text, from 1. */
  public static int lineOf(String text, String wanted) {
    return (int) text.lines().takeWhile(line -> !line.contains(wanted)).count() + 1;
  }

  /** The text with a part of it replaced, which must be there. */
  public static String changed(String text, String part, String by) {
    if (!text.contains(part)) {
      throw new AssertionError("'%s' is not in %s".formatted(part, text));
    }
    return text.replace(part, by);
  }

  // Folder numbers give the order and may change; ids never do.
  private static String text(String root) throws IOException {
    try (Stream<Path> folders = Files.walk(Packaged.home().resolve(root), 2)) {
      Path folder =
          folders
              .filter(path -> path.getFileName().toString().matches("\\d+-concat"))
              .findFirst()
              .orElseThrow();
      return Files.readString(folder.resolve(FILE));
    }
  }
}
