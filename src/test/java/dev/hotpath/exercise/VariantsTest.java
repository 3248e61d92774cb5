package dev.hotpath.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An exercise in which a benchmark is written: sound, and broken in one place at a time. */
class VariantsTest {

  private static final Path SOUND = Path.of("src/test/resources/trust/exercises");
  private static final Set<String> METRICS = Set.of("benchmark-trust", "speedup");

  @TempDir private Path folder;
  private Path exercise;

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> tree = Files.walk(SOUND)) {
      for (Path from : tree.toList()) {
        Path to = folder.resolve(SOUND.relativize(from).toString());
        if (Files.isDirectory(from)) {
          Files.createDirectories(to);
        } else {
          Files.copy(from, to);
        }
      }
    }
    exercise = folder.resolve("01-trust/01-mix");
  }

  private List<String> problems() {
    return Catalogue.read(folder, METRICS).problems().stream().map(Problem::toString).toList();
  }

  private void assertProblem(String problem) {
    assertEquals(List.of("exercise 'mix': " + problem), problems());
  }

  private void write(String path, String text) throws IOException {
    Path file = exercise.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void replace(String right, String wrong) throws IOException {
    Path toml = exercise.resolve("exercise.toml");
    String text = Files.readString(toml);
    assertTrue(text.contains(right), right);
    int at = text.indexOf(right);
    Files.writeString(toml, text.substring(0, at) + wrong + text.substring(at + right.length()));
  }

  @Test
  void a_sound_one_has_its_variants_and_needs_no_test() {
    Exercise mix = Catalogue.load(folder, METRICS).find("mix").orElseThrow();
    assertEquals(
        List.of("set-up-dearer", "ten-times-slower"),
        mix.variants().stream().map(Variant::name).toList());
    assertEquals(
        List.of("src/Mix.java"),
        mix.variants().getFirst().files().stream().map(file -> file.path()).toList());
    assertFalse(mix.tested());
    Goal goal = mix.goals().getFirst();
    assertEquals(Optional.of("ten-times-slower"), goal.variant());
    assertEquals(10, goal.detail(GoalDetail.Change.class).slowdown());
    assertEquals(Optional.of("mix on ten-times-slower"), goal.figures());
    assertEquals(mix.variants(), mix.numbered(7).variants(), "also at another place");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "ten-times-slower"   | "twice-as-slow" | there is no variant 'twice-as-slow'; there are set-up-dearer, ten-times-slower
          slowdown = 10.0      | slowdown = 0.0  | 'slowdown' is 0.0; give a factor above 0: 4.0 for four times slower, 1.0 for what must not show
          slowdown = 10.0      | slowdown = -4   | 'slowdown' is -4.0; give a factor above 0: 4.0 for four times slower, 1.0 for what must not show
          slowdown = 10.0      | ``              | 'slowdown' is missing; say how many times longer the variant takes: 4.0, or 1.0 for what must not show
          slowdown = 10.0      | slowdown = "4x" | 'slowdown' is not a number; make it a number
          at-least = 0.35      | at-most = 0.35  | 'at-most' is given, and nobody wants a benchmark to be trusted less; use 'at-least'
          at-least = 0.35      | at-least = 1.5  | 'at-least' is 1.5, and 1 is seen exactly; give a share between 0 and 1, such as 0.8
          benchmark = "mix"    | ``              | 'benchmark' is missing, and 'benchmark-trust' is measured on one; name one of mix
          benchmark = "mix"    | benchmark = "m" | no method 'm' in bench/ is annotated @Benchmark; add it, or name one of mix
          """)
  void a_wrong_line_of_a_goal_is_named_with_its_remedy(String right, String wrong, String problem)
      throws IOException {
    replace(right, wrong.equals("``") ? "" : wrong);
    List<String> problems = problems();
    assertTrue(
        problems.contains("exercise 'mix': exercise.toml, [[goals]] 1: " + problem),
        String.join("\n", problems));
  }

  @Test
  void a_variant_that_no_goal_uses_is_named() throws IOException {
    write("variants/other/src/Mix.java", "package mix;");
    assertProblem(
        "exercise.toml: no goal uses the variant 'other'; add one with variant = \"other\", or"
            + " remove variants/other");
  }

  @Test
  void a_variant_stands_in_for_what_is_shown_and_nothing_else() throws IOException {
    write("variants/set-up-dearer/src/Other.java", "package mix;");
    assertProblem(
        "variants/set-up-dearer/src/Other.java stands in for no file of src/ in 'show'; name it as"
            + " that file is named, or remove it");
  }

  @Test
  void a_variant_is_in_the_package_of_the_program() throws IOException {
    write("variants/set-up-dearer/src/Mix.java", "package elsewhere;");
    assertProblem(
        "variants/set-up-dearer/src/Mix.java declares package elsewhere; declare mix, as"
            + " src/Mix.java does");
  }

  @Test
  void a_variant_without_a_file_and_a_file_without_a_variant_are_named() throws IOException {
    Files.delete(exercise.resolve("variants/set-up-dearer/src/Mix.java"));
    write("variants/Mix.java", "package mix;");
    assertEquals(
        List.of(
            "exercise 'mix': variant 'set-up-dearer' changes no file; put a version of a file of"
                + " 'show' into variants/set-up-dearer/src/",
            "exercise 'mix': variants/Mix.java is in no variant's folder; move it to"
                + " variants/NAME/src/"),
        problems());
  }

  @Test
  void a_name_that_is_not_kebab_case_is_named() throws IOException {
    Files.move(exercise.resolve("variants/set-up-dearer"), exercise.resolve("variants/SetUp"));
    replace("\"set-up-dearer\"", "\"SetUp\"");
    assertProblem("variant 'SetUp' is not kebab-case; use small letters, digits and single dashes");
  }

  @Test
  void goals_go_with_the_kind() throws IOException {
    replace(
        "metric = \"benchmark-trust\"\nbenchmark = \"mix\"\nvariant = \"ten-times-slower\"\nslowdown = 10.0",
        "metric = \"speedup\"\nbenchmark = \"mix\"");
    List<String> problems = problems();
    assertTrue(
        problems.contains(
            "exercise 'mix': exercise.toml, [[goals]] 1: the metric 'speedup' does not go with the"
                + " kind 'write-benchmark'; use 'benchmark-trust': it is the benchmark that is"
                + " judged"),
        String.join("\n", problems));
  }

  @Test
  void another_kind_has_neither_variants_nor_goals_on_them() throws IOException {
    replace("kind = \"write-benchmark\"", "kind = \"optimise\"");
    List<String> problems = problems();
    assertTrue(
        problems.contains(
            "exercise 'mix': there are variants/, but its kind is 'optimise'; remove them, or make"
                + " it 'write-benchmark'"),
        String.join("\n", problems));
    assertTrue(
        problems.contains(
            "exercise 'mix': exercise.toml, [[goals]] 1: the metric 'benchmark-trust' does not go"
                + " with the kind 'optimise'; use it where the kind is 'write-benchmark'"),
        String.join("\n", problems));
    assertTrue(
        problems.contains(
            "exercise 'mix': no file in test/ is listed; add one to 'show' or 'hidden': nothing is"
                + " tested"),
        String.join("\n", problems));
  }

  @Test
  void what_is_edited_is_in_bench() throws IOException {
    replace(
        "edit = [\"bench/MixBench.java\"]", "edit = [\"bench/MixBench.java\", \"src/Mix.java\"]");
    replace("show = [\"src/Mix.java\"]", "show = []");
    List<String> problems = problems();
    assertTrue(
        problems.contains(
            "exercise 'mix': src/Mix.java is in 'edit', but not in bench/; move it to bench/ or"
                + " 'show'"),
        String.join("\n", problems));
  }
}
