package dev.hotpath.exercise;

import static dev.hotpath.exercise.Catalogues.METRICS;
import static dev.hotpath.exercise.Catalogues.SOUND;
import static dev.hotpath.exercise.Catalogues.lines;
import static dev.hotpath.exercise.Catalogues.replace;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.exercise.Catalogue.Reading;
import dev.hotpath.exercise.Exercise.Network;
import dev.hotpath.exercise.Question.When;
import dev.hotpath.protocol.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {

  @TempDir Path folder;

  @Test
  void every_key_of_an_exercise_is_read() {
    Catalogue catalogue = Catalogue.load(SOUND.resolve("exercises"), METRICS);
    Exercise concat = catalogue.find("concat").orElseThrow();
    assertEquals("Joining strings", concat.title());
    assertEquals(2, concat.number());
    assertEquals(Kind.OPTIMISE, concat.kind());
    assertEquals(10, concat.minutes());
    assertEquals(List.of("S72", "S114"), concat.topics());
    assertEquals("03-memory", concat.chapter());
    assertEquals("05-concat", concat.folder());
    assertEquals("concat", concat.packageName());
    assertEquals(
        List.of(new SourceFile("src/Concat.java", "package concat;\n\nfinal class Concat {}\n")),
        concat.edit());
    assertEquals(List.of("test/ConcatTest.java", "bench/ConcatBench.java"), paths(concat.show()));
    assertEquals(List.of("test/HiddenTest.java"), paths(concat.hidden()));
    assertEquals(List.of(View.ALLOC, View.CPU), concat.views());
    assertEquals(List.of("-XX:+UseSerialGC", "-Xmx256m"), concat.jvm());
    assertEquals(2, concat.cores());
    assertEquals(Network.LOOPBACK, concat.network());
    assertEquals(List.of("Look.", "Look again.", "There."), concat.hints());
    Optional<String> join = Optional.of("join");
    OptionalDouble none = OptionalDouble.empty();
    assertEquals(
        List.of(
            new Goal("speedup", join, OptionalDouble.of(5), none, false),
            new Goal("bytes-per-op", join, none, OptionalDouble.of(0.05), true)),
        concat.goals());
    assertEquals(
        List.of(
            new Question(
                "Which line allocates most?",
                List.of("The first.", "The second."),
                1,
                "It copies.",
                When.BEFORE)),
        concat.questions());
    assertEquals("# Concat\n\nThe guide.\n", concat.guide());
  }

  @Test
  void what_may_be_left_out_has_a_default() {
    Exercise regex =
        Catalogue.load(SOUND.resolve("exercises"), METRICS).find("mail-regex").orElseThrow();
    assertEquals(List.of(), regex.hidden());
    assertEquals(List.of(), regex.jvm());
    assertEquals(1, regex.cores());
    assertEquals(Network.NONE, regex.network());
    assertEquals(List.of(), regex.questions());
  }

  @Test
  void chapters_and_exercises_are_in_the_order_of_their_folders() {
    Catalogue catalogue = Catalogue.load(SOUND.resolve("exercises"), METRICS);
    assertEquals(
        List.of("02-profile", "03-memory"),
        catalogue.chapters().stream().map(Chapter::folder).toList());
    assertEquals(List.of("mail-regex", "concat", "presize"), ids(catalogue));
    assertEquals(List.of(1, 2, 3), catalogue.exercises().stream().map(Exercise::number).toList());
    assertEquals(Optional.empty(), catalogue.find("nobody"));
  }

  @Test
  void a_chapter_has_its_title_from_the_first_heading_and_the_rest_as_its_intro() {
    Chapter profile = Catalogue.load(SOUND.resolve("exercises"), METRICS).chapters().getFirst();
    assertEquals("Profile", profile.title());
    assertEquals(
        "A word before the heading.\n\n\nLook before you change.\n\n## Why\n\nBecause.",
        profile.intro());
  }

  @Test
  void all_problems_of_all_exercises_are_reported_at_once() throws IOException {
    Path exercises = brokenTwice();
    CatalogueException thrown =
        assertThrows(CatalogueException.class, () -> Catalogue.load(exercises, METRICS));
    assertEquals(
        List.of(
            "chapter '02-profile': README.md is missing; add it",
            "exercise 'mail-regex': exercise.toml: there are 1 hints;"
                + " write three, from a nudge to a near-answer",
            "exercise 'concat': guide.md is missing; add it",
            "exercise 'concat': bench/ConcatBench.java is missing;"
                + " add it or remove the goals 'speedup', 'bytes-per-op'"),
        lines(thrown.problems()));
    assertEquals(String.join("\n", lines(thrown.problems())), thrown.getMessage());
  }

  @Test
  void the_sound_exercises_are_left_and_numbered_without_gaps() throws IOException {
    Reading reading = Catalogue.read(brokenTwice(), METRICS);
    assertEquals(4, reading.problems().size());
    assertEquals(List.of("presize"), ids(reading.sound()));
    assertEquals(1, reading.sound().exercises().getFirst().number());
    assertEquals(1, reading.sound().chapters().size());
  }

  @Test
  void a_chapter_without_a_readme_keeps_its_sound_exercises() throws IOException {
    Catalogues.copyTo(folder);
    Files.delete(folder.resolve("exercises/02-profile/README.md"));
    Reading reading = Catalogue.read(folder.resolve("exercises"), METRICS);
    assertEquals(
        List.of("chapter '02-profile': README.md is missing; add it"), lines(reading.problems()));
    assertEquals("02-profile", reading.sound().chapters().getFirst().title());
    assertEquals(3, reading.sound().exercises().size());
  }

  @Test
  void two_exercises_of_one_id_are_both_left_out() throws IOException {
    Catalogues.copyTo(folder);
    Path exercises = folder.resolve("exercises");
    Path memory = exercises.resolve("03-memory");
    Files.move(memory.resolve("06-presize"), exercises.resolve("02-profile/07-concat"));
    replace(exercises.resolve("02-profile/07-concat/exercise.toml"), "\"presize\"", "\"concat\"");
    Reading reading = Catalogue.read(exercises, METRICS);
    assertEquals(
        List.of(
            "exercise 'concat': its id is that of 02-profile/07-concat and 03-memory/05-concat;"
                + " give all but one another id"),
        lines(reading.problems()));
    assertEquals(List.of("mail-regex"), ids(reading.sound()));
  }

  @Test
  void a_folder_without_exercises_is_a_problem_and_so_is_none() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertEquals(1, Catalogue.read(empty, METRICS).problems().size());
    assertEquals(1, Catalogue.read(folder.resolve("missing"), METRICS).problems().size());
    Files.createDirectories(empty.resolve("01-measure"));
    List<String> problems = lines(Catalogue.read(empty, METRICS).problems());
    assertTrue(
        problems.contains(
            "chapter '01-measure': there is no exercise in it; add one or remove the chapter"),
        problems.toString());
  }

  private Path brokenTwice() throws IOException {
    Catalogues.copyTo(folder);
    Path exercises = folder.resolve("exercises");
    Files.delete(exercises.resolve("02-profile/README.md"));
    Files.delete(exercises.resolve("03-memory/05-concat/guide.md"));
    Files.delete(exercises.resolve("03-memory/05-concat/bench/ConcatBench.java"));
    replace(
        exercises.resolve("02-profile/01-mail-regex/exercise.toml"),
        ", \"Look again.\", \"There.\"",
        "");
    return exercises;
  }

  private static List<String> ids(Catalogue catalogue) {
    return catalogue.exercises().stream().map(Exercise::id).toList();
  }

  private static List<String> paths(List<SourceFile> files) {
    return files.stream().map(SourceFile::path).toList();
  }
}
