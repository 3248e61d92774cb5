package dev.hotpath.exercise;

import java.util.Arrays;
import java.util.Optional;

/**
 * What an exercise shows of how the code runs: a profile, or an inspection with a fork of its own.
 */
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
  THREADS("threads"),
  /** What each thread does when. */
  TIMELINE("timeline", false),
  /** What the collector does. */
  GC("gc", false),
  /** What the compiler made of the code. */
  JIT("jit", false),
  /** How objects lie in memory. */
  LAYOUT("layout", false);

  private final String key;
  private final boolean profile;

  View(String key) {
    this(key, true);
  }

  View(String key, boolean profile) {
    this.key = key;
    this.profile = profile;
  }

  /** The one that a word of {@code exercise.toml} means; empty where it means none. */
  public static Optional<View> of(String key) {
    return Arrays.stream(values()).filter(view -> view.key.equals(key)).findFirst();
  }

  /** The word that {@code exercise.toml} and artefact names use. */
  public String key() {
    return key;
  }

  /** The file of a run that a page draws it from: {@code flame-cpu.json}, {@code gc.json}. */
  public String artifact() {
    return (profile ? "flame-" : "") + key + ".json";
  }

  /** Whether it is samples of stacks, drawn as a flame graph. */
  public boolean isProfile() {
    return profile;
  }
}
