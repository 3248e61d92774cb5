package dev.hotpath.exercise;

/** A profile that an exercise asks for. */
public enum View {
  /** Where the time goes. */
  CPU("cpu"),
  /** Where the bytes are made. */
  ALLOC("alloc"),
  /** What is still there after a collection, and where it was made. */
  LIVE("live"),
  /** Where threads wait for locks. */
  LOCK("lock"),
  /** Where time passes, waiting included. */
  WALL("wall"),
  /** Where threads are started. */
  THREADS("threads");

  private final String key;

  View(String key) {
    this.key = key;
  }

  /** The word that {@code exercise.toml} and artefact names use. */
  public String key() {
    return key;
  }
}
