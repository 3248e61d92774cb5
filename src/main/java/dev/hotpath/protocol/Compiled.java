package dev.hotpath.protocol;

import java.util.List;

/**
 * What came of a {@link Compile}.
 *
 * @param diagnosticsInAll at least as many as are in {@code diagnostics}
 * @param classes empty unless {@code outcome} is {@code OK}
 * @param tests every test method that the sources under {@code test/} and {@code hidden/} declare,
 *     as {@code package.Class#method}: what a test run has to account for
 * @param millis wall time inside javac
 */
public record Compiled(
    Outcome outcome,
    List<Diagnostic> diagnostics,
    int diagnosticsInAll,
    List<ClassFile> classes,
    List<String> tests,
    double millis)
    implements Message {

  public Compiled {
    diagnostics = List.copyOf(diagnostics);
    classes = List.copyOf(classes);
    tests = List.copyOf(tests);
  }

  /** How it ended. */
  public enum Outcome {
    OK,
    /** The sources are wrong; {@code diagnostics} says where. */
    ERRORS,
    /** The sources ask more of the compiler than it gives; {@code diagnostics} says what. */
    LIMIT
  }
}
