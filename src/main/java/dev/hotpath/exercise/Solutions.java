package dev.hotpath.exercise;

import dev.hotpath.protocol.SourceFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Reads {@code solutions/}, which mirrors {@code exercises/}: {@code src/} (or whatever is edited),
 * {@code why.md} and {@code traps/<name>/src/} under the exercise's own folder names. Only the
 * command line does: no solution comes near a learner.
 */
public final class Solutions {

  private final Exercise exercise;
  private final String subject;
  private final ConfinedFolder folder;
  private final Problems problems = new Problems();
  private final Set<String> expected = new HashSet<>();

  private Solutions(Path solutions, Exercise exercise) {
    this.exercise = exercise;
    this.subject = "solution of '" + exercise.id() + "'";
    this.folder =
        new ConfinedFolder(solutions.resolve(exercise.chapter()).resolve(exercise.folder()));
  }

  /**
   * Reads the solution of one exercise.
   *
   * @param solutions the folder of the chapters' folders
   * @throws CatalogueException with every way in which it is not an exact mirror of {@code edit}
   */
  public static Solution load(Path solutions, Exercise exercise) {
    return new Solutions(solutions, exercise).read();
  }

  /**
   * Finds what belongs to no exercise.
   *
   * @param catalogue also counts the exercises that are not sound, if it was read with some
   * @return a problem per folder {@code solutions/<chapter>/<folder>} that has no counterpart
   */
  public static List<Problem> strays(Path solutions, Catalogue catalogue) {
    Problems strays = new Problems();
    if (Files.isDirectory(solutions)) {
      for (String chapter : ConfinedFolder.foldersIn(solutions)) {
        for (String folder : ConfinedFolder.foldersIn(solutions.resolve(chapter))) {
          String place = chapter + "/" + folder;
          if (!catalogue.hasFolder(place)) {
            strays.add(
                "solutions/" + place,
                "there is no exercise in exercises/" + place,
                "rename it as the exercise is, or remove it");
          }
        }
      }
    }
    return strays.list();
  }

  private Solution read() {
    if (!Files.isDirectory(folder.path())) {
      problems.add(subject, folder.path() + " is missing", "add it");
      problems.throwIfAny();
    }
    expected.add("why.md");
    String why = folder.read("why.md", subject, "add it", problems).orElse("-");
    if (why.isBlank()) {
      problems.add(subject, "why.md is empty", "say what changed, and what that gained");
    }
    List<SourceFile> files = mirror("");
    Map<String, List<SourceFile>> traps = new TreeMap<>();
    for (String name : trapNames()) {
      if (!ExerciseReader.KEBAB_CASE.matcher(name).matches()) {
        problems.add(
            subject,
            "trap '" + name + "' is not kebab-case",
            "use small letters, digits and single dashes");
      }
      traps.put(name, mirror("traps/" + name + "/"));
    }
    rejectOtherFiles();
    problems.throwIfAny();
    return new Solution(files, why, traps);
  }

  /** The files of {@code edit}, found under a prefix. */
  private List<SourceFile> mirror(String prefix) {
    List<SourceFile> files = new ArrayList<>();
    for (SourceFile starter : exercise.edit()) {
      String path = prefix + starter.path();
      expected.add(path);
      folder
          .read(path, subject, "add it: the learner edits it too", problems)
          .ifPresent(text -> {
            checkPackage(path, text);
            files.add(new SourceFile(starter.path(), text));
          });
    }
    return files;
  }

  private void checkPackage(String path, String text) {
    String declared = JavaText.packageOf(text).orElse("");
    if (path.endsWith(".java") && !declared.equals(exercise.packageName())) {
      problems.add(
          subject,
          path + (declared.isEmpty() ? " declares no package" : " declares package " + declared),
          "declare " + exercise.packageName() + ", as the starter does");
    }
  }

  private List<String> trapNames() {
    Path traps = folder.path().resolve("traps");
    return Files.isDirectory(traps) ? orProblem(() -> ConfinedFolder.foldersIn(traps)) : List.of();
  }

  private void rejectOtherFiles() {
    for (String path : orProblem(folder::files)) {
      if (!expected.contains(path)) {
        problems.add(
            subject, path + " is no file that the learner edits", "remove it, or add it to 'edit'");
      }
    }
  }

  private List<String> orProblem(Supplier<List<String>> files) {
    try {
      return files.get();
    } catch (UncheckedIOException e) {
      problems.add(subject, "can't be read (" + e.getCause() + ")", "check its permissions");
      return List.of();
    }
  }
}
