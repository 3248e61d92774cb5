package dev.hotpath.exercise;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The workshop's exercises, read from {@code exercises/<NN-chapter>/<NN-exercise>/}.
 *
 * <p>Guarantees: chapters and exercises are in the order of their folders' names, which is also
 * that of {@link Exercise#number}; a chapter has at least one exercise; ids are unique; every
 * exercise is sound. Immutable.
 */
public final class Catalogue {

  private final List<Chapter> chapters;
  private final List<Exercise> exercises;
  private final Map<String, Exercise> byId = new HashMap<>();
  private final Set<String> folders;
  private final String readingList;

  /**
   * Takes what was read.
   *
   * @param folders of all exercises, sound or not: {@code 03-memory/05-concat}
   * @param readingList Markdown; empty where there is none
   */
  Catalogue(List<Chapter> chapters, Set<String> folders, String readingList) {
    this.chapters = List.copyOf(chapters);
    this.exercises = chapters.stream().flatMap(chapter -> chapter.exercises().stream()).toList();
    this.folders = Set.copyOf(folders);
    this.readingList = readingList;
    exercises.forEach(exercise -> byId.put(exercise.id(), exercise));
  }

  /**
   * What was read from a folder.
   *
   * @param sound the exercises without a problem, numbered without gaps
   * @param problems what is wrong with the others, in the order of the folders
   */
  public record Reading(Catalogue sound, List<Problem> problems) {
    public Reading {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads exercises that all have to be sound.
   *
   * @param exercises the folder of the chapters' folders
   * @param metrics what a goal may name, such as {@code speedup}
   * @throws CatalogueException with every problem of every exercise
   */
  public static Catalogue load(Path exercises, Set<String> metrics) {
    Reading reading = read(exercises, metrics);
    if (!reading.problems().isEmpty()) {
      throw new CatalogueException(reading.problems());
    }
    return reading.sound();
  }

  /**
   * As {@link #load}, but leaves out what is not sound, and says what is wrong with it. Never
   * throws.
   */
  public static Reading read(Path exercises, Set<String> metrics) {
    return new CatalogueReader(exercises, metrics).read();
  }

  /** Those with at least one exercise, in order. */
  public List<Chapter> chapters() {
    return chapters;
  }

  /** All, in order. */
  public List<Exercise> exercises() {
    return exercises;
  }

  /** The exercise with that id. */
  public Optional<Exercise> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * What {@code reading.md} says: where to read on. Markdown; empty where there is no such file.
   */
  public String readingList() {
    return readingList;
  }

  /** Whether there is such a folder, {@code 03-memory/05-concat}, be its exercise sound or not. */
  boolean hasFolder(String folder) {
    return folders.contains(folder);
  }
}
