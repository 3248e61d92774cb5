package dev.hotpath.exercise;

import dev.hotpath.protocol.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code variants/NAME/src/}, and notes what is wrong with it. */
final class Variants {

  private static final String FOLDER = "variants";

  private final ConfinedFolder folder;
  private final String subject;
  private final Problems problems;

  Variants(ConfinedFolder folder, String subject, Problems problems) {
    this.folder = folder;
    this.subject = subject;
    this.problems = problems;
  }

  /**
   * All of them, by name.
   *
   * @param kind of the exercise; only where a benchmark is written are there any
   * @param show the files of which a variant may replace those in {@code src/}
   * @param packageName that the exercise's files declare
   */
  List<Variant> read(Kind kind, List<SourceFile> show, String packageName) {
    Path place = folder.path().resolve(FOLDER);
    if (!Files.exists(place)) {
      return List.of();
    } else if (kind != Kind.WRITE_BENCHMARK) {
      problems.add(
          subject,
          "there are variants/, but its kind is '" + kind.key() + "'",
          "remove them, or make it '" + Kind.WRITE_BENCHMARK.key() + "'");
      return List.of();
    }
    List<Variant> variants = new ArrayList<>();
    for (String name : ConfinedFolder.foldersIn(place)) {
      if (!ExerciseReader.KEBAB_CASE.matcher(name).matches()) {
        problems.add(
            subject,
            "variant '" + name + "' is not kebab-case",
            "use small letters, digits and single dashes");
      }
      variants.add(new Variant(name, true, files(name, show, packageName)));
    }
    for (String path : folder.files()) {
      if (path.matches(FOLDER + "/[^/]+")) {
        problems.add(subject, path + " is in no variant's folder", "move it to variants/NAME/src/");
      }
    }
    return variants;
  }

  private List<SourceFile> files(String name, List<SourceFile> show, String packageName) {
    String prefix = FOLDER + "/" + name + "/";
    List<SourceFile> files = new ArrayList<>();
    for (String path : folder.files()) {
      if (path.startsWith(prefix)) {
        file(path, path.substring(prefix.length()), show, packageName).ifPresent(files::add);
      }
    }
    if (files.isEmpty()) {
      problems.add(
          subject,
          "variant '" + name + "' changes no file",
          "put a version of a file of 'show' into " + prefix + "src/");
    }
    return files;
  }

  private Optional<SourceFile> file(
      String path, String mirrored, List<SourceFile> show, String packageName) {
    if (!mirrored.startsWith("src/")
        || show.stream().noneMatch(file -> file.path().equals(mirrored))) {
      problems.add(
          subject,
          path + " stands in for no file of src/ in 'show'",
          "name it as that file is named, or remove it");
      return Optional.empty();
    }
    Optional<String> text = folder.read(path, subject, "add it", problems);
    String declared = text.flatMap(JavaText::packageOf).orElse("");
    if (text.isPresent() && !declared.equals(packageName)) {
      problems.add(
          subject,
          path + (declared.isEmpty() ? " declares no package" : " declares package " + declared),
          "declare " + packageName + ", as " + mirrored + " does");
    }
    return text.map(found -> new SourceFile(mirrored, found));
  }
}
