package dev.hotpath.exercise;

/** What the learner is asked to do. */
public enum Kind {
  /** Make a slow, correct program fast. */
  OPTIMISE("optimise");

  private final String key;

  Kind(String key) {
    this.key = key;
  }

  /** The word that {@code exercise.toml} uses. */
  public String key() {
    return key;
  }
}
