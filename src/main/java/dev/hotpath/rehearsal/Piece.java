package dev.hotpath.rehearsal;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Solution;
import dev.hotpath.protocol.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * An exercise that the class works on, and what its attendees may hand in.
 *
 * @param versions at least one
 */
public record Piece(String exercise, int questions, List<Version> versions) {

  public Piece {
    versions = List.copyOf(versions);
  }

  /**
   * Something to hand in.
   *
   * @param what {@code starter}, {@code solution}, {@code trap NAME} or {@code typo}
   */
  public record Version(String what, Map<String, String> files) {
    public Version {
      files = Map.copyOf(files);
    }
  }

  /** All of an exercise's, and its starter with a typo in it, which is what is run most. */
  public static Piece of(Exercise exercise, Solution solution) {
    List<Version> versions = new ArrayList<>();
    versions.add(new Version("starter", byPath(exercise.edit())));
    versions.add(new Version("solution", byPath(solution.files())));
    solution
        .traps()
        .forEach((name, files) -> versions.add(new Version("trap " + name, byPath(files))));
    Map<String, String> typo = new LinkedHashMap<>(byPath(solution.files()));
    typo.replaceAll((path, text) -> text.replaceFirst(";", ""));
    versions.add(new Version("typo", typo));
    return new Piece(exercise.id(), exercise.questions().size(), versions);
  }

  private static Map<String, String> byPath(List<SourceFile> files) {
    Map<String, String> byPath = new LinkedHashMap<>();
    files.forEach(file -> byPath.put(file.path(), file.text()));
    return byPath;
  }

  /** The starter first, as the guide asks; then a quarter solved, the rest as it comes. */
  Version next(int handedIn, RandomGenerator random) {
    if (handedIn == 0) {
      return versions.getFirst();
    }
    return random.nextInt(4) == 0 ? versions.get(1) : versions.get(random.nextInt(versions.size()));
  }
}
