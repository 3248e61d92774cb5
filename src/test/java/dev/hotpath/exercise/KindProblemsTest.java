package dev.hotpath.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the kinds tune and read ask of an exercise, each broken in one way. */
class KindProblemsTest {

  private static final Path KINDS = Path.of("src/test/resources/kinds");
  private static final Set<String> METRICS = Set.of("answers", "bytes-per-op", "speedup");

  @TempDir Path folder;
  private Path read;
  private Path tune;

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> tree = Files.walk(KINDS)) {
      for (Path from : tree.toList()) {
        Path to = folder.resolve(KINDS.relativize(from).toString());
        if (Files.isDirectory(from)) {
          Files.createDirectories(to);
        } else {
          Files.copy(from, to);
        }
      }
    }
    read = folder.resolve("exercises/01-kinds/01-which-list");
    tune = folder.resolve("exercises/01-kinds/02-headers");
  }

  private List<String> problems() {
    return Catalogues.lines(Catalogue.read(folder.resolve("exercises"), METRICS).problems());
  }

  private void assertProblem(String problem) {
    assertTrue(problems().contains(problem), String.join("\n", problems()));
  }

  @Test
  void as_they_are_both_are_sound() {
    assertEquals(List.of(), problems());
    Catalogue sound = Catalogue.load(folder.resolve("exercises"), METRICS);
    Exercise lists = sound.find("which-list").orElseThrow();
    assertEquals(List.of(), lists.edit());
    assertEquals("lists", lists.packageName());
    Exercise headers = sound.find("headers").orElseThrow();
    assertEquals("points", headers.packageName());
    assertEquals(
        List.of("-XX:+UseSerialGC", "-XX:-UseCompactObjectHeaders"),
        JvmOptions.in(headers.edit()).flags());
    Solution solution = Solutions.load(folder.resolve("solutions"), headers);
    assertEquals("jvm.options", solution.files().getFirst().path());
    assertEquals(Set.of("collects-never"), solution.traps().keySet());
    assertEquals(List.of(), Solutions.load(folder.resolve("solutions"), lists).files());
  }

  @Test
  void a_read_exercise_may_show_nothing_at_all() throws IOException {
    Catalogues.replace(read.resolve("exercise.toml"), "\"src/Lists.java\"", "");
    Files.delete(read.resolve("src/Lists.java"));
    assertEquals(List.of(), problems());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          edit = []    | edit = ["src/Lists.java"] | kind 'read' has nothing to edit, and 'edit' names src/Lists.java; make 'edit' [], or choose another kind: a goal on 'answers' goes with any
          edit = []    | edit = ["jvm.options"] | 'jvm.options' in 'edit' is not a file directly in src/, test/ or bench/; put it there
          "answers"    | "speedup"       | kind 'read' measures nothing, and a goal is on 'speedup'; make it one on 'answers', or choose another kind
          at-least = 2 | at-least = 4    | exercise.toml, [[goals]] 1: 'at-least' is 4, but there are 3 questions; use a whole number from 1 to 3
          at-least = 2 | at-least = 0    | exercise.toml, [[goals]] 1: 'at-least' is 0; use a whole number from 1 to 3
          at-least = 2 | at-least = 1.5  | exercise.toml, [[goals]] 1: 'at-least' is 1.5; use a whole number from 1 to 3
          at-least = 2 | at-most = 2     | exercise.toml, [[goals]] 1: 'answers' has an 'at-most'; say how many have to be right: 'at-least'
          at-least = 2 | at-least = 2\\nrelative-to = "starter" | exercise.toml, [[goals]] 1: 'relative-to' is given; remove it: no starter answers questions
          """)
  void a_wrong_line_of_a_read_exercise_is_named_with_its_remedy(
      String right, String wrong, String problem) throws IOException {
    Catalogues.replace(read.resolve("exercise.toml"), right, wrong.replace("\\n", "\n"));
    String where = problem.startsWith("kind") ? "exercise.toml: " : "";
    assertProblem("exercise 'which-list': " + where + problem);
  }

  @Test
  void a_goal_on_answers_needs_questions() throws IOException {
    String toml = Files.readString(tune.resolve("exercise.toml"));
    Files.writeString(
        tune.resolve("exercise.toml"), toml.substring(0, toml.indexOf("[[questions]]")));
    assertProblem(
        "exercise 'headers': exercise.toml, [[goals]] 2: there is no question to answer;"
            + " add [[questions]]");
  }

  @Test
  void tune_without_options_to_edit_is_refused() throws IOException {
    Catalogues.replace(tune.resolve("exercise.toml"), "\"jvm.options\"", "\"src/Points.java\"");
    Catalogues.replace(tune.resolve("exercise.toml"), "show = [\"src/Points.java\", ", "show = [");
    assertProblem(
        "exercise 'headers': exercise.toml: kind 'tune' without jvm.options in 'edit';"
            + " add it: it is what the learner changes");
  }

  @Test
  void a_starter_with_options_that_a_learner_may_not_choose_is_refused() throws IOException {
    Files.writeString(tune.resolve("jvm.options"), "-XX:+UseSerialGC\n-Xss1m\n");
    assertProblem(
        "exercise 'headers': exercise.toml: jvm.options, line 2: -Xss1m is not among the options"
            + " that this exercise can change; see the list below the editor;"
            + " choose one that a learner may choose too");
  }

  @Test
  void a_collector_is_the_learners_choice() throws IOException {
    Catalogues.replace(tune.resolve("exercise.toml"), "\"-Xmx64m\"", "\"-XX:+UseG1GC\"");
    assertProblem(
        "exercise 'headers': exercise.toml: 'jvm' has -XX:+UseG1GC, beside which no other collector"
            + " can be chosen; move it to jvm.options");
  }

  @Test
  void options_are_for_exercises_of_that_kind() throws IOException {
    Catalogues.replace(tune.resolve("exercise.toml"), "\"tune\"", "\"optimise\"");
    assertProblem(
        "exercise 'headers': 'jvm.options' in 'edit' is not a file directly in src/, test/ or"
            + " bench/; put it there");
  }

  @Test
  void a_solution_without_the_options_is_no_mirror() throws IOException {
    Files.delete(folder.resolve("solutions/01-kinds/02-headers/jvm.options"));
    Exercise headers =
        Catalogue.load(folder.resolve("exercises"), METRICS).find("headers").orElseThrow();
    try {
      Solutions.load(folder.resolve("solutions"), headers);
    } catch (CatalogueException e) {
      assertEquals(
          List.of(
              "solution of 'headers': jvm.options is missing; add it: the learner edits it too"),
          Catalogues.lines(e.problems()));
      return;
    }
    throw new AssertionError("a solution without the file was taken");
  }
}
