package dev.hotpath.exercise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads all chapters, and keeps one exercise's problems from hiding another's. Used once. */
final class CatalogueReader {

  private static final String READING_LIST = "reading.md";
  private static final Pattern FOLDER = Pattern.compile("\\d\\d-[a-z0-9]+(?:-[a-z0-9]+)*");

  private final Path root;
  private final Set<String> metrics;
  private final Problems problems = new Problems();
  private final Set<String> folders = new HashSet<>();
  private final Map<String, List<String>> foldersById = new TreeMap<>();

  CatalogueReader(Path root, Set<String> metrics) {
    this.root = root;
    this.metrics = Set.copyOf(metrics);
  }

  Catalogue.Reading read() {
    List<Chapter> chapters = new ArrayList<>();
    String subject = "exercises '" + root + "'";
    if (Files.isDirectory(root)) {
      for (String folder : foldersIn(root, subject)) {
        chapters.add(chapter(folder));
      }
      if (folders.isEmpty()) {
        problems.add(subject, "there is no exercise in it", "name the right folder");
      }
    } else {
      problems.add(subject, "there is no such folder", "name the right one");
    }
    reportDuplicates();
    return new Catalogue.Reading(
        new Catalogue(numbered(chapters), folders, readingList(subject)), problems.list());
  }

  /** A workshop may do without. */
  private String readingList(String subject) {
    return Files.exists(root.resolve(READING_LIST))
        ? new ConfinedFolder(root)
            .read(READING_LIST, subject, "make it readable, or remove it", problems)
            .orElse("")
        : "";
  }

  private Chapter chapter(String name) {
    String subject = "chapter '" + name + "'";
    Path chapter = root.resolve(name);
    checkFolder(chapter, name, subject, problems);
    Optional<String> readme =
        new ConfinedFolder(chapter).read("README.md", subject, "add it", problems);
    List<Exercise> sound = new ArrayList<>();
    List<String> inside = foldersIn(chapter, subject);
    if (inside.isEmpty()) {
      problems.add(subject, "there is no exercise in it", "add one or remove the chapter");
    }
    for (String folder : inside) {
      exercise(chapter, name, folder).ifPresent(sound::add);
    }
    return titled(name, readme, subject, sound);
  }

  private Optional<Exercise> exercise(Path chapter, String chapterName, String folder) {
    String place = chapterName + "/" + folder;
    folders.add(place);
    Problems own = new Problems();
    String subject = "exercise '" + ExerciseReader.idOf(folder) + "'";
    Optional<Exercise> exercise = Optional.empty();
    checkFolder(chapter.resolve(folder), folder, subject, own);
    try {
      exercise = new ExerciseReader(chapter, folder, metrics, own).read();
    } catch (UncheckedIOException e) {
      own.add(subject, "can't be read (" + e.getCause() + ")", "check its permissions");
    }
    exercise.ifPresent(
        found -> foldersById.computeIfAbsent(found.id(), _ -> new ArrayList<>()).add(place));
    problems.addAll(own.list());
    return own.isEmpty() ? exercise : Optional.empty();
  }

  private void checkFolder(Path path, String name, String subject, Problems into) {
    if (!FOLDER.matcher(name).matches()) {
      into.add(
          subject,
          "the folder is called '" + name + "'",
          "call it two digits and kebab-case, such as 03-memory");
    }
    try {
      if (!path.toRealPath().startsWith(root.toRealPath())) {
        into.add(subject, "its folder is a link that leads outside", "put a folder there");
      }
    } catch (IOException e) {
      into.add(subject, "its folder can't be read (" + e + ")", "check its permissions");
    }
  }

  private List<String> foldersIn(Path folder, String subject) {
    try {
      return ConfinedFolder.foldersIn(folder);
    } catch (UncheckedIOException e) {
      problems.add(subject, "can't be read (" + e.getCause() + ")", "check its permissions");
      return List.of();
    }
  }

  /** Takes the title from the first heading; the folder's name stands in where there is none. */
  private Chapter titled(
      String name, Optional<String> readme, String subject, List<Exercise> exercises) {
    List<String> lines = readme.orElse("# " + name).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).matches("#+\\s+\\S.*")) {
        String title = lines.get(i).replaceFirst("#+\\s+", "").strip();
        List<String> rest = new ArrayList<>(lines);
        rest.remove(i);
        return new Chapter(name, title, String.join("\n", rest).strip(), exercises);
      }
    }
    problems.add(subject, "README.md has no heading", "begin it with # and the chapter's title");
    return new Chapter(name, name, readme.orElse("").strip(), exercises);
  }

  private void reportDuplicates() {
    foldersById.values().removeIf(places -> places.size() == 1);
    foldersById.forEach((id, places) ->
        problems.add(
            "exercise '" + id + "'",
            "its id is that of " + String.join(" and ", places),
            "give all but one another id"));
  }

  /**
   * Numbers the exercises, and leaves out those whose id another one has too: attempts could not be
   * told apart.
   */
  private List<Chapter> numbered(List<Chapter> chapters) {
    int number = 0;
    List<Chapter> numbered = new ArrayList<>();
    for (Chapter chapter : chapters) {
      List<Exercise> exercises = new ArrayList<>();
      for (Exercise exercise : chapter.exercises()) {
        if (!foldersById.containsKey(exercise.id())) {
          exercises.add(exercise.numbered(++number));
        }
      }
      if (!exercises.isEmpty()) {
        numbered.add(new Chapter(chapter.folder(), chapter.title(), chapter.intro(), exercises));
      }
    }
    return numbered;
  }
}
