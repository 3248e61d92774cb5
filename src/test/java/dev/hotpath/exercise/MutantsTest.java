package dev.hotpath.exercise;

import static dev.hotpath.exercise.Catalogues.lines;
import static dev.hotpath.exercise.Catalogues.replace;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.protocol.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What only an exercise has whose learner writes tests; each test breaks a sound one in one way.
 */
class MutantsTest {

  private static final Set<String> METRICS = Set.of("speedup", "coverage", "mutants-killed");
  private static final Path SOURCE = Path.of("src/test/resources/exercises/01-small");

  @TempDir Path folder;
  private Path exercise;
  private Path toml;

  @BeforeEach
  void copy() throws IOException {
    Path chapter = folder.resolve("01-small");
    exercise = chapter.resolve("04-clamp");
    try (var tree = Files.walk(SOURCE.resolve("04-clamp"))) {
      for (Path from : tree.toList()) {
        Path to = exercise.resolve(SOURCE.resolve("04-clamp").relativize(from).toString());
        if (Files.isDirectory(from)) {
          Files.createDirectories(to);
        } else {
          Files.copy(from, to);
        }
      }
    }
    Files.copy(SOURCE.resolve("README.md"), chapter.resolve("README.md"));
    toml = exercise.resolve("exercise.toml");
  }

  private List<String> problems() {
    return lines(Catalogue.read(folder, METRICS).problems());
  }

  private void assertProblem(String problem) {
    assertEquals(List.of("exercise 'clamp': " + problem), problems());
  }

  private void write(String path, String text) throws IOException {
    Path file = exercise.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void variants_are_read_in_the_order_of_their_names_and_are_none_of_its_files() {
    Exercise read = Catalogue.load(folder, METRICS).find("clamp").orElseThrow();
    assertEquals(
        List.of("forgets-the-upper-end", "loops-below", "mixes-up-the-ends", "uses-min-and-max"),
        read.variants().stream().map(Variant::name).toList());
    assertEquals(
        List.of(false, false, false, true), read.variants().stream().map(Variant::right).toList());
    assertEquals("uses min and max", read.variants().getLast().words());
    assertEquals(List.of("test/ClampTest.java"), paths(read.edit()));
    assertEquals(List.of("src/Clamp.java"), paths(read.show()));
    assertEquals(List.of(), read.views());
  }

  private static List<String> paths(List<SourceFile> files) {
    return files.stream().map(SourceFile::path).toList();
  }

  @Test
  void a_variant_without_a_shown_counterpart_is_refused() throws IOException {
    write("mutants/loops-below/src/Other.java", "package clamp;");
    assertProblem(
        "mutants/loops-below/src/Other.java is no version of a file in 'show'; rename it as that is,"
            + " or delete it");
  }

  @Test
  void a_file_outside_of_a_variants_src_is_refused() throws IOException {
    write("equivalents/Clamp.java", "package clamp;");
    assertProblem(
        "equivalents/Clamp.java is no file like mutants/NAME/src/X.java; move it, or delete it");
  }

  @Test
  void a_variant_in_another_package_is_refused() throws IOException {
    replace(
        exercise.resolve("mutants/loops-below/src/Clamp.java"), "package clamp;", "package other;");
    assertProblem(
        "mutants/loops-below/src/Clamp.java is not in package clamp; declare it, as src/Clamp.java"
            + " does");
  }

  @Test
  void a_mutant_that_is_the_program_itself_is_refused() throws IOException {
    write(
        "mutants/loops-below/src/Clamp.java", Files.readString(exercise.resolve("src/Clamp.java")));
    assertProblem(
        "mutants/loops-below/src/Clamp.java is the same as src/Clamp.java; write it differently, or"
            + " delete it");
  }

  @Test
  void a_variant_has_a_name_in_kebab_case() throws IOException {
    Files.move(exercise.resolve("mutants/loops-below"), exercise.resolve("mutants/Loops_below"));
    assertProblem(
        "mutants/Loops_below is not kebab-case; use small letters, digits and single dashes");
  }

  @Test
  void two_mutants_and_an_equivalent_are_the_least() throws IOException {
    Files.move(exercise.resolve("mutants"), exercise.resolve(".mutants"));
    Files.move(exercise.resolve("equivalents"), exercise.resolve(".equivalents"));
    replace(toml, "at-least = 3", "at-least = 0");
    assertEquals(
        List.of(
            "exercise 'clamp': mutants/ holds nothing, and needs at least 2; add"
                + " mutants/NAME/src/X.java: a wrong version of a shown file",
            "exercise 'clamp': equivalents/ holds nothing, and needs at least 1; add"
                + " equivalents/NAME/src/X.java: a right one that is written otherwise"),
        problems());
  }

  @Test
  void mutants_belong_to_no_other_kind() throws IOException {
    replace(toml, "kind = \"write-tests\"", "kind = \"optimise\"");
    List<String> problems = problems();
    for (String problem :
        List.of(
            "mutants/loops-below/src/Clamp.java is for exercises of kind 'write-tests'; make it one,"
                + " or delete it",
            "exercise.toml: a goal is on 'coverage', and the kind is 'optimise'; make the kind"
                + " 'write-tests', or remove the goal",
            "test/ClampTest.java is in 'edit', but not in src/; move it to src/ or 'show'",
            "exercise.toml: 'views' is missing; add it")) {
      assertTrue(problems.contains("exercise 'clamp': " + problem), problems.toString());
    }
  }

  @Test
  void the_program_is_not_for_the_learner_to_edit() throws IOException {
    replace(toml, "edit = [\"test/", "edit = [\"src/Clamp.java\", \"test/");
    replace(toml, "show = [\"src/Clamp.java\"]", "show = []");
    List<String> problems = problems();
    for (String problem :
        List.of(
            "src/Clamp.java is in 'edit', but not in test/; move it to test/ or 'show'",
            "no file in src/ is in 'show'; add the program that the learner writes tests for")) {
      assertTrue(problems.contains("exercise 'clamp': " + problem), problems.toString());
    }
  }

  @Test
  void tests_of_the_exercises_own_would_do_the_learners_work() throws IOException {
    replace(
        toml, "show = [\"src/Clamp.java\"", "show = [\"src/Clamp.java\", \"test/OwnTest.java\"");
    write("test/OwnTest.java", "package clamp;");
    assertProblem(
        "test/OwnTest.java is not for the learner to edit; add it to 'edit', or delete it: it would"
            + " do their work");
  }

  @Test
  void no_profile_is_taken_of_tests() throws IOException {
    replace(toml, "minutes = 1", "minutes = 1\nviews = [\"cpu\"]");
    assertProblem("exercise.toml: 'views' is given, and tests are not profiled; remove it");
  }

  @Test
  void bounds_can_be_reached() throws IOException {
    replace(toml, "at-least = 3", "at-least = 4");
    replace(toml, "at-least = 1.0", "at-least = 1.5");
    assertEquals(
        List.of(
            "exercise 'clamp': exercise.toml: no tests can kill 4.0 of 3 mutants; give a whole number,"
                + " 3 at most",
            "exercise 'clamp': exercise.toml: more coverage is asked for than all; give a share, 1.0 at"
                + " most"),
        problems());
  }

  @Test
  void tests_have_no_speed() throws IOException {
    replace(toml, "metric = \"coverage\"", "metric = \"speedup\"\nbenchmark = \"clamp\"");
    List<String> problems = problems();
    assertTrue(
        problems.contains(
            "exercise 'clamp': exercise.toml: a goal is on 'speedup', which can't be measured on"
                + " tests; name coverage or mutants-killed"),
        problems.toString());
  }
}
