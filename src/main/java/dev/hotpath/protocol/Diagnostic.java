package dev.hotpath.protocol;

/**
 * One message of the Java compiler about one place in a submission.
 *
 * @param file path as submitted, such as {@code src/Concat.java}; empty where javac names no file
 * @param line 1-based; 0 where unknown
 * @param column 1-based; 0 where unknown
 * @param endLine 1-based, inclusive
 * @param endColumn 1-based, exclusive
 */
public record Diagnostic(
    String file,
    int line,
    int column,
    int endLine,
    int endColumn,
    Severity severity,
    String message) {

  /** How bad it is: only an error stops a run. */
  public enum Severity {
    ERROR,
    WARNING,
    NOTE
  }
}
