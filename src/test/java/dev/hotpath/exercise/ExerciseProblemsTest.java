package dev.hotpath.exercise;

import static dev.hotpath.exercise.Catalogues.METRICS;
import static dev.hotpath.exercise.Catalogues.lines;
import static dev.hotpath.exercise.Catalogues.replace;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.exercise.Catalogue.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each breaks the sound exercise 'concat' in one way, and expects to hear of just that. */
class ExerciseProblemsTest {

  @TempDir Path folder;
  private Path exercise;

  @BeforeEach
  void copy() throws IOException {
    Catalogues.copyTo(folder);
    exercise = folder.resolve("exercises/03-memory/05-concat");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          cores = 2           | colour = "red"   | exercise.toml: unknown key 'colour'; remove it; known are cores, edit, goals, hidden, hints, id, jvm, kind, minutes, network, questions, show, sweeps, title, topics, views
          at-least = 5.0      | at-leest = 5.0   | exercise.toml, [[goals]] 1: no bound is given; give exactly one of 'at-least' and 'at-most'
          at-least = 5.0      | at-least = 5.0\\nat-most = 9 | exercise.toml, [[goals]] 1: both 'at-least' and 'at-most' are given; give exactly one of 'at-least' and 'at-most'
          at-least = 5.0      | at-least = "5"   | exercise.toml, [[goals]] 1: 'at-least' is not a number; make it a number
          at-least = 5.0      | at-least = nan   | exercise.toml, [[goals]] 1: 'at-least' is not a number; make it a number
          at-least = 5.0      | at-least = -5.0  | exercise.toml, [[goals]] 1: the bound is negative; no metric is: give a positive one
          "speedup"           | "beauty"         | exercise.toml, [[goals]] 1: there is no metric 'beauty'; there are bytes-per-op, speedup
          relative-to = "starter" | relative-to = "ada" | exercise.toml, [[goals]] 2: 'relative-to' is 'ada'; make it "starter", or remove it
          benchmark = "join"\\nat-least | benchmark = "helper"\\nat-least | exercise.toml, [[goals]] 1: no method 'helper' in bench/ is annotated @Benchmark; add it, or name one of join
          benchmark = "join"\\nat-least | benchmark = "commentedOut"\\nat-least | exercise.toml, [[goals]] 1: no method 'commentedOut' in bench/ is annotated @Benchmark; add it, or name one of join
          benchmark = "join"\\nat-least | at-least | exercise.toml, [[goals]] 1: 'benchmark' is missing, and 'speedup' is measured on one; name one of join
          benchmark = "join"\\nrelative-to | relative-to | exercise.toml, [[goals]] 2: 'benchmark' is missing, and 'bytes-per-op' is measured on one; name one of join
          benchmark = "join"\\nat-least | benchmark = 1\\nat-least | exercise.toml, [[goals]] 1: 'benchmark' is not a string; make it a string
          at-least = 5.0      | at-least = 5.0\\ncounter = "hits" | exercise.toml, [[goals]] 1: unknown key 'counter'; remove it; known are at-least, at-most, benchmark, metric, relative-to
          title = "Joining strings" | ``         | exercise.toml: 'title' is missing; add it
          "Joining strings"   | " "              | exercise.toml: 'title' is empty; write something there
          minutes = 10        | minutes = "ten"  | exercise.toml: 'minutes' is not a whole number; make it a whole number
          minutes = 10        | minutes = 1.5    | exercise.toml: 'minutes' is not a whole number; make it a whole number
          minutes = 10        | minutes = 0      | exercise.toml: 'minutes' is 0; use at least 1
          minutes = 10        | minutes = 99999999999 | exercise.toml: 'minutes' is not a whole number; make it a whole number
          "S72", "S114"       | "S72", 114       | exercise.toml: 'topics' is not an array of strings; make it an array of strings
          "S72", "S114"       | ``               | exercise.toml: 'topics' is empty; name the topics that it covers, such as "S72"
          kind = "optimise"   | kind = "teach"   | exercise.toml: there is no kind 'teach'; there are optimise, write-tests, write-benchmark, tune, read
          ["alloc", "cpu"]    | ["alloc", "heap"] | exercise.toml: there is no view 'heap'; there are cpu, alloc, live, lock, wall, threads, timeline, gc, jit, layout
          ["alloc", "cpu"]    | []               | exercise.toml: 'views' is empty; name the teaching view
          "loopback"          | "internet"       | exercise.toml: there is no network 'internet'; there are none, loopback
          "-Xmx256m"          | "Xmx256m"        | exercise.toml: jvm flag 'Xmx256m' has no dash; write -Xmx256m
          "There."            | ""               | exercise.toml: a hint is empty; write something there
          , "There."          | ``               | exercise.toml: there are 2 hints; write three, from a nudge to a near-answer
          "The first.", "The second." | "One."   | exercise.toml, [[questions]] 1: there is 1 choice; offer at least two
          answer = 1          | answer = 2       | exercise.toml, [[questions]] 1: 'answer' is 2, but there are 2 choices; count from 0: the last is 1
          answer = 1          | answer = -1      | exercise.toml, [[questions]] 1: 'answer' is -1; use at least 0
          when = "before"     | when = "later"   | exercise.toml, [[questions]] 1: there is no when 'later'; there are before, after
          id = "concat"       | id = "Con_cat"   | exercise.toml: id 'Con_cat' is not kebab-case; use small letters, digits and single dashes
          id = "concat"       | id = "joining"   | exercise.toml: id is 'joining', but the folder is 05-concat; name the folder NN-joining, since ids never change
          "test/HiddenTest.java" | "test/HiddenTest.java", "../Else.java" | '../Else.java' in 'hidden' is not a file directly in src/, test/ or bench/; put it there
          "test/HiddenTest.java" | "test/HiddenTest.java", "/etc/passwd" | '/etc/passwd' in 'hidden' is not a file directly in src/, test/ or bench/; put it there
          "test/HiddenTest.java" | "test/HiddenTest.java", "test/a/B.java" | 'test/a/B.java' in 'hidden' is not a file directly in src/, test/ or bench/; put it there
          "test/HiddenTest.java" | "test/HiddenTest.java", "test/../src/Concat.java" | 'test/../src/Concat.java' in 'hidden' is not a file directly in src/, test/ or bench/; put it there
          "test/HiddenTest.java" | "test/HiddenTest.java", "test/GoneTest.java" | test/GoneTest.java is missing; add it or remove it from 'hidden'
          "test/HiddenTest.java" | "test/HiddenTest.java", "test/ConcatTest.java" | test/ConcatTest.java is listed in 'show' and 'hidden'; list it once
          "test/HiddenTest.java" | ``            | test/HiddenTest.java is not listed; add it to 'show' or 'hidden', or delete it
          """)
  void a_wrong_line_of_exercise_toml_is_named_with_its_remedy(
      String right, String wrong, String problem) throws IOException {
    replace(exercise.resolve("exercise.toml"), unescaped(right), unescaped(wrong));
    List<String> problems = lines(read().problems());
    assertTrue(problems.contains("exercise 'concat': " + problem), String.join("\n", problems));
  }

  @Test
  void toml_that_is_malformed_is_named_by_line_and_column() throws IOException {
    replace(exercise.resolve("exercise.toml"), "minutes = 10", "minutes = = 10");
    String problem = lines(read().problems()).getFirst();
    assertTrue(
        problem.startsWith("exercise 'concat': exercise.toml is not TOML: line 4, column 11: "),
        problem);
  }

  @Test
  void a_key_given_twice_is_malformed() throws IOException {
    replace(exercise.resolve("exercise.toml"), "minutes = 10", "minutes = 10\nminutes = 11");
    String problem = lines(read().problems()).getFirst();
    assertTrue(problem.contains("is not TOML: line ") && problem.contains("Duplicate"), problem);
  }

  @Test
  void every_problem_of_an_exercise_is_reported_though_its_toml_is_malformed() throws IOException {
    Files.writeString(exercise.resolve("exercise.toml"), "[[[");
    Files.writeString(exercise.resolve("guide.md"), " \n");
    List<String> problems = lines(read().problems());
    assertEquals(2, problems.size(), problems.toString());
    assertTrue(problems.contains("exercise 'concat': guide.md is empty; write the guide"));
  }

  @Test
  void an_empty_toml_misses_all_that_has_to_be_there() throws IOException {
    Files.writeString(exercise.resolve("exercise.toml"), "");
    List<String> problems = lines(read().problems());
    for (String key :
        List.of("id", "title", "kind", "minutes", "topics", "edit", "show", "views", "hints")) {
      assertTrue(
          problems.contains("exercise 'concat': exercise.toml: '" + key + "' is missing; add it"),
          key + " of " + problems);
    }
  }

  @Test
  void a_missing_toml_is_said_to_be_missing() throws IOException {
    Files.delete(exercise.resolve("exercise.toml"));
    assertProblem("exercise.toml is missing; add it");
  }

  @Test
  void a_file_that_is_not_utf_8_is_named() throws IOException {
    Files.write(exercise.resolve("src/Concat.java"), new byte[] {'a', (byte) 0xE4, 'b'});
    assertProblem("src/Concat.java is not UTF-8; save it as UTF-8");
  }

  @Test
  void a_link_to_a_file_outside_is_refused() throws IOException {
    Path secret = Files.writeString(folder.resolve("Secret.java"), "package concat;");
    Files.delete(exercise.resolve("test/HiddenTest.java"));
    Files.createSymbolicLink(exercise.resolve("test/HiddenTest.java"), secret);
    assertProblem(
        "'test/HiddenTest.java' lies outside its folder;"
            + " name a file inside, with forward slashes");
  }

  @Test
  void a_link_to_a_folder_outside_is_refused() throws IOException {
    Path elsewhere = folder.resolve("elsewhere");
    Files.move(exercise, elsewhere);
    Files.createSymbolicLink(exercise, elsewhere);
    assertProblem("its folder is a link that leads outside; put a folder there");
  }

  @Test
  void another_package_and_none_at_all_are_named() throws IOException {
    replace(exercise.resolve("test/ConcatTest.java"), "package concat;", "package concat.tests;");
    replace(exercise.resolve("test/HiddenTest.java"), "package concat;", "");
    List<String> problems = lines(read().problems());
    assertEquals(
        List.of(
            "exercise 'concat': test/ConcatTest.java declares package concat.tests, not concat;"
                + " declare the same one in every file",
            "exercise 'concat': test/HiddenTest.java declares no package;"
                + " declare one, alike in all"),
        problems);
  }

  @Test
  void an_exercise_without_tests_is_refused() throws IOException {
    replace(exercise.resolve("exercise.toml"), "\"test/ConcatTest.java\", ", "");
    replace(exercise.resolve("exercise.toml"), "\"test/HiddenTest.java\"", "");
    assertProblem("no file in test/ is listed; add one to 'show' or 'hidden': nothing is tested");
  }

  @Test
  void an_exercise_without_anything_to_edit_is_refused() throws IOException {
    replace(exercise.resolve("exercise.toml"), "edit = [\"src/Concat.java\"]", "edit = []");
    assertProblem("'edit' is empty; name the file that the learner changes");
  }

  @Test
  void an_exercise_without_a_goal_is_refused() throws IOException {
    String toml = Files.readString(exercise.resolve("exercise.toml"));
    Files.writeString(
        exercise.resolve("exercise.toml"), toml.substring(0, toml.indexOf("[[goals]]")));
    assertProblem("exercise.toml: there is no goal; add [[goals]]: how fast is fast enough?");
  }

  @Test
  void a_test_is_not_for_the_learner_to_edit() throws IOException {
    replace(
        exercise.resolve("exercise.toml"),
        "edit = [\"src/Concat.java\"]",
        "edit = [\"src/Concat.java\", \"test/MineTest.java\"]");
    Files.writeString(exercise.resolve("test/MineTest.java"), "package concat;");
    assertProblem("test/MineTest.java is in 'edit', but not in src/; move it to src/ or 'show'");
  }

  private static final String BENCH = "bench/ConcatBench.java";

  private void countInstead(String counter) throws IOException {
    replace(
        exercise.resolve("exercise.toml"),
        "metric = \"speedup\"",
        "metric = \"counter\"" + counter);
  }

  private List<String> problemsWithCounters() {
    return lines(
        Catalogue.read(folder.resolve("exercises"), Set.of("speedup", "bytes-per-op", "counter"))
            .problems());
  }

  @Test
  void a_goal_on_a_counter_says_which() throws IOException {
    countInstead("");
    assertEquals(
        List.of("exercise 'concat': exercise.toml, [[goals]] 1: 'counter' is missing; add it"),
        problemsWithCounters());
  }

  @Test
  void a_counter_is_one_that_the_benchmark_has() throws IOException {
    countInstead("\ncounter = \"hits\"");
    String fact =
        "exercise 'concat': exercise.toml, [[goals]] 1: no class in bench/ with @AuxCounters has a"
            + " public number 'hits'; add it";
    assertEquals(List.of(fact), problemsWithCounters());

    Path bench = exercise.resolve(BENCH);
    String text = Files.readString(bench);
    Files.writeString(bench, text + "\n@AuxCounters class Counts { public int a, misses; }\n");
    assertEquals(List.of(fact + ", or name one of a, misses"), problemsWithCounters());

    Files.writeString(bench, text + "\n@AuxCounters class Counts { public long hits; }\n");
    assertEquals(List.of(), problemsWithCounters());
  }

  @Test
  void a_counterfactual_names_a_flag_as_the_jvm_takes_it() throws IOException {
    Path toml = exercise.resolve("exercise.toml");
    String where = "exercise 'concat': exercise.toml, [[goals]] 1: ";
    replace(toml, "metric = \"speedup\"", "metric = \"counterfactual\"");
    assertEquals(List.of(where + "'flag' is missing; add it"), problemsWithFlags());
    String last = "\"counterfactual\"";
    for (String flag : List.of("-XX:-UseSuperWord", "UseSuperWord", "-A -B", "OnError=a b")) {
      String next = "\"counterfactual\"\nflag = \"" + flag + "\"";
      replace(toml, last, next);
      last = next;
      assertEquals(
          List.of(
              where
                  + "'flag' is '"
                  + flag
                  + "'; write what comes behind -XX:, such as \"-DoEscapeAnalysis\" or"
                  + " \"LoopUnrollLimit=0\""),
          problemsWithFlags());
    }
    for (String flag : List.of("-UseSuperWord", "LoopUnrollLimit=0")) {
      String next = "\"counterfactual\"\nflag = \"" + flag + "\"";
      replace(toml, last, next);
      last = next;
      assertEquals(List.of(), problemsWithFlags());
    }
  }

  private List<String> problemsWithFlags() {
    Set<String> metrics = Set.of("speedup", "bytes-per-op", "counterfactual");
    return lines(Catalogue.read(folder.resolve("exercises"), metrics).problems());
  }

  @Test
  void an_odd_name_of_a_folder_is_named() throws IOException {
    Files.move(exercise, exercise.resolveSibling("5-concat"));
    List<String> problems = lines(read().problems());
    assertTrue(
        problems.contains(
            "exercise '5-concat': the folder is called '5-concat';"
                + " call it two digits and kebab-case, such as 03-memory"),
        problems.toString());
  }

  private void assertProblem(String problem) {
    List<String> problems = lines(read().problems());
    assertTrue(problems.contains("exercise 'concat': " + problem), String.join("\n", problems));
  }

  private Reading read() {
    Reading reading = Catalogue.read(folder.resolve("exercises"), METRICS);
    assertEquals(
        List.of("mail-regex", "presize"),
        reading.sound().exercises().stream().map(Exercise::id).toList(),
        "the other exercises are not touched");
    return reading;
  }

  /** In the table, a line break is written as it is in a Java string. */
  private static String unescaped(String cell) {
    return cell.replace("\\n", "\n");
  }
}
