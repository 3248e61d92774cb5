package dev.hotpath.exercise;

/** What the learner is asked to do. */
public enum Kind {
  /** Make a slow, correct program fast. */
  OPTIMISE("optimise"),
  /** Write tests that tell a right program from a wrong one. */
  WRITE_TESTS("write-tests"),
  /** Write a benchmark whose figure can be trusted. */
  WRITE_BENCHMARK("write-benchmark"),
  /** Choose flags for the JVM. */
  TUNE("tune"),
  /** Read evidence, and answer questions about it. */
  READ("read");

  private final String key;

  Kind(String key) {
    this.key = key;
  }

  /** The word that {@code exercise.toml} uses. */
  public String key() {
    return key;
  }
}
