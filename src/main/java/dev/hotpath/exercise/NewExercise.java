package dev.hotpath.exercise;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/**
 * A complete exercise for an author to start from: a small program with tests, benchmark, goal,
 * guide, solution and trap, all of which hold as they are.
 *
 * @param chapter its folder, {@code 03-memory}
 * @param folder the exercise's, {@code 06-presize}
 * @param newChapter whether the chapter's folder is made too
 */
public record NewExercise(String chapter, String folder, boolean newChapter) {

  private static final String TEMPLATES = "/new-exercise/";
  private static final String SOLUTION = "solution/";
  private static final List<String> FILES =
      List.of(
          "exercise.toml",
          "guide.md",
          "src/Subscribers.java",
          "test/SubscribersTest.java",
          "bench/SubscribersBench.java",
          "solution/src/Subscribers.java",
          "solution/traps/forgets-the-order/src/Subscribers.java",
          "solution/why.md");
  private static final int MOST = 99;

  /** Why there can't be such an exercise: a sentence for its author. */
  public static final class Refused extends Exception {
    Refused(String message) {
      super(message);
    }
  }

  /**
   * Finds the place of an exercise that is to be.
   *
   * @param exercises the folder of the chapters' folders
   * @param place {@code memory/presize}, with or without the numbers of the folders
   */
  public static NewExercise at(Path exercises, String place) throws Refused {
    String[] parts = place.split("/", -1);
    if (parts.length != 2) {
      throw new Refused(
          "'%s' is not CHAPTER/EXERCISE; name both, such as memory/presize".formatted(place));
    }
    String id = named(parts[1]);
    List<String> chapters = folders(exercises);
    for (String chapter : chapters) {
      for (String folder : folders(exercises.resolve(chapter))) {
        if (ExerciseReader.idOf(folder).equals(id)) {
          throw new Refused(
              "there is an exercise '%s' already, in %s; ids are unique".formatted(id, chapter));
        }
      }
    }
    Optional<String> known = find(chapters, parts[0]);
    String chapter = known.isPresent() ? known.get() : numbered(chapters, parts[0]);
    List<String> inside = folders(exercises.resolve(chapter));
    return new NewExercise(chapter, numbered(inside, parts[1]), known.isEmpty());
  }

  /** The chapter's folder where it is there, be it named with its number or without. */
  private static Optional<String> find(List<String> folders, String name) throws Refused {
    named(name);
    return folders.stream()
        .filter(folder -> folder.equals(name) || ExerciseReader.idOf(folder).equals(name))
        .findFirst();
  }

  private static String named(String folder) throws Refused {
    String name = ExerciseReader.idOf(folder);
    if (!ExerciseReader.KEBAB_CASE.matcher(name).matches()) {
      throw new Refused(
          "'%s' is not kebab-case; use small letters, digits and single dashes".formatted(folder));
    }
    return name;
  }

  /** With the number that it has, or with the next that is free. */
  private static String numbered(List<String> folders, String folder) throws Refused {
    if (!folder.equals(ExerciseReader.idOf(folder))) {
      for (String other : folders) {
        if (other.startsWith(folder.substring(0, 3))) {
          throw new Refused(
              "the number of '%s' is that of '%s'; choose another, or none"
                  .formatted(folder, other));
        }
      }
      return folder;
    }
    int next =
        1
            + folders.stream()
                .filter(other -> !other.equals(ExerciseReader.idOf(other)))
                .mapToInt(other -> Integer.parseInt(other.substring(0, 2)))
                .max()
                .orElse(0);
    if (next > MOST) {
      throw new Refused("number %d is taken; name '%s' with a free one".formatted(MOST, folder));
    }
    return "%02d-%s".formatted(next, folder);
  }

  private static List<String> folders(Path in) {
    return Files.isDirectory(in) ? ConfinedFolder.foldersIn(in) : List.of();
  }

  /** What its attempts are kept under for good. */
  public String id() {
    return ExerciseReader.idOf(folder);
  }

  /**
   * Writes its files.
   *
   * @return these, in the order in which an author reads them
   * @throws Refused before anything is written, where one of them is there already
   * @throws IOException where one can't be written
   */
  public List<Path> write(Path exercises, Path solutions) throws IOException, Refused {
    Map<Path, String> files = new LinkedHashMap<>();
    if (newChapter) {
      files.put(
          exercises.resolve(chapter).resolve("README.md"),
          filled("README.md", title(ExerciseReader.idOf(chapter))));
    }
    for (String file : FILES) {
      boolean solution = file.startsWith(SOLUTION);
      Path root = (solution ? solutions : exercises).resolve(chapter).resolve(folder);
      files.put(
          root.resolve(solution ? file.substring(SOLUTION.length()) : file),
          filled(file, title(id())));
    }
    for (Path file : files.keySet()) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new Refused(
            "'%s' is there already; move it away, or choose another name".formatted(file));
      }
    }
    for (var file : files.entrySet()) {
      Files.createDirectories(Objects.requireNonNull(file.getKey().getParent()));
      // Nothing is overwritten, whatever came there meanwhile.
      Files.writeString(file.getKey(), file.getValue(), StandardOpenOption.CREATE_NEW);
    }
    return new ArrayList<>(files.keySet());
  }

  private String filled(String template, String title) {
    try (InputStream in = NewExercise.class.getResourceAsStream(TEMPLATES + template)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .replace("{id}", id())
          .replace("{title}", title)
          .replace("{package}", packageName());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code Mail regex} for {@code mail-regex}. */
  private static String title(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).replace('-', ' ');
  }

  /** The id without its dashes; a keyword is no package. */
  private String packageName() {
    String name = id().replace("-", "");
    return Stream.of(name, name + "exercise")
        .filter(SourceVersion::isName)
        .findFirst()
        .orElseThrow();
  }
}
