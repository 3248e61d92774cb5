package dev.hotpath.exercise;

import static dev.hotpath.exercise.Catalogues.METRICS;
import static dev.hotpath.exercise.Catalogues.lines;
import static dev.hotpath.exercise.Catalogues.replace;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hotpath.protocol.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SolutionsTest {

  @TempDir Path folder;
  private Path solutions;
  private Path concat;
  private Catalogue catalogue;

  @BeforeEach
  void copy() throws IOException {
    Catalogues.copyTo(folder);
    solutions = folder.resolve("solutions");
    concat = solutions.resolve("03-memory/05-concat");
    catalogue = Catalogue.load(folder.resolve("exercises"), METRICS);
  }

  @Test
  void a_solution_is_read_with_its_reason_and_its_traps() {
    SourceFile solved =
        new SourceFile(
            "src/Concat.java", "package concat;\n\nfinal class Concat { /* solved */ }\n");
    SourceFile trap =
        new SourceFile("src/Concat.java", "package concat;\n\nfinal class Concat { /* trap */ }\n");
    assertEquals(
        new Solution(List.of(solved), "Because.\n", Map.of("returns-a-constant", List.of(trap))),
        Solutions.load(solutions, exercise()));
  }

  @Test
  void a_solution_may_be_without_traps_which_else_come_by_name() throws IOException {
    for (String name : List.of("zebra", "ape")) {
      Files.createDirectories(concat.resolve("traps/" + name + "/src"));
      Files.copy(
          concat.resolve("src/Concat.java"), concat.resolve("traps/" + name + "/src/Concat.java"));
    }
    assertEquals(
        List.of("ape", "returns-a-constant", "zebra"),
        List.copyOf(Solutions.load(solutions, exercise()).traps().keySet()));
    Exercise regex = catalogue.find("mail-regex").orElseThrow();
    Path trap = solutions.resolve("02-profile/01-mail-regex/traps/returns-a-constant");
    Files.delete(trap.resolve("src/MailFilter.java"));
    Files.delete(trap.resolve("src"));
    Files.delete(trap);
    assertEquals(Map.of(), Solutions.load(solutions, regex).traps());
  }

  @Test
  void a_mirror_that_is_not_exact_is_reported_with_all_its_faults() throws IOException {
    Files.delete(concat.resolve("why.md"));
    Files.writeString(concat.resolve("src/Extra.java"), "package concat;");
    Files.delete(concat.resolve("traps/returns-a-constant/src/Concat.java"));
    Files.createDirectories(concat.resolve("test"));
    Files.writeString(concat.resolve("test/ConcatTest.java"), "package concat;");
    Files.createDirectories(concat.resolve("traps/Too Fast/src"));
    Files.writeString(concat.resolve("traps/Too Fast/src/Concat.java"), "package concat;");
    assertEquals(
        List.of(
            "solution of 'concat': why.md is missing; add it",
            "solution of 'concat': trap 'Too Fast' is not kebab-case;"
                + " use small letters, digits and single dashes",
            "solution of 'concat': traps/returns-a-constant/src/Concat.java is missing;"
                + " add it: the learner edits it too",
            "solution of 'concat': src/Extra.java is no file that the learner edits;"
                + " remove it, or add it to 'edit'",
            "solution of 'concat': test/ConcatTest.java is no file that the learner edits;"
                + " remove it, or add it to 'edit'"),
        problems());
  }

  @Test
  void another_package_than_the_starters_is_reported() throws IOException {
    replace(concat.resolve("src/Concat.java"), "package concat;", "package solved;");
    replace(concat.resolve("traps/returns-a-constant/src/Concat.java"), "package concat;", "");
    assertEquals(
        List.of(
            "solution of 'concat': src/Concat.java declares package solved;"
                + " declare concat, as the starter does",
            "solution of 'concat': traps/returns-a-constant/src/Concat.java declares no package;"
                + " declare concat, as the starter does"),
        problems());
  }

  @Test
  void an_empty_reason_is_reported() throws IOException {
    Files.writeString(concat.resolve("why.md"), "\n");
    assertEquals(
        List.of("solution of 'concat': why.md is empty; say what changed, and what that gained"),
        problems());
  }

  @Test
  void a_missing_solution_is_reported() throws IOException {
    Files.move(concat, folder.resolve("away"));
    assertEquals(List.of("solution of 'concat': " + concat + " is missing; add it"), problems());
  }

  @Test
  void a_link_to_a_file_outside_is_refused() throws IOException {
    Files.delete(concat.resolve("why.md"));
    Files.createSymbolicLink(
        concat.resolve("why.md"), Files.writeString(folder.resolve("secret"), "hunter2"));
    assertEquals(
        List.of(
            "solution of 'concat': 'why.md' lies outside its folder;"
                + " name a file inside, with forward slashes"),
        problems());
  }

  @Test
  void a_folder_without_an_exercise_is_a_stray() throws IOException {
    assertEquals(List.of(), Solutions.strays(solutions, catalogue));
    Files.move(concat, concat.resolveSibling("07-concat"));
    assertEquals(
        List.of(
            "solutions/03-memory/07-concat: there is no exercise in"
                + " exercises/03-memory/07-concat; rename it as the exercise is, or remove it"),
        lines(Solutions.strays(solutions, catalogue)));
  }

  @Test
  void the_solution_of_an_exercise_that_is_not_sound_is_no_stray() throws IOException {
    Files.delete(folder.resolve("exercises/03-memory/05-concat/guide.md"));
    Catalogue.Reading reading = Catalogue.read(folder.resolve("exercises"), METRICS);
    assertEquals(List.of(), Solutions.strays(solutions, reading.sound()));
  }

  private Exercise exercise() {
    return catalogue.find("concat").orElseThrow();
  }

  private List<String> problems() {
    CatalogueException thrown =
        assertThrows(CatalogueException.class, () -> Solutions.load(solutions, exercise()));
    return lines(thrown.problems());
  }
}
