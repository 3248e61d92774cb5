package dev.hotpath.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

class NewExerciseTest {

  @TempDir private Path folder;
  private Path exercises = Path.of("");
  private Path solutions = Path.of("");

  @BeforeEach
  void folders() throws IOException {
    exercises = Files.createDirectories(folder.resolve("exercises"));
    solutions = folder.resolve("solutions");
  }

  private NewExercise make(String place) throws Exception {
    NewExercise made = NewExercise.at(exercises, place);
    made.write(exercises, solutions);
    return made;
  }

  @Test
  void what_is_made_is_sound_and_has_a_solution_and_a_trap() throws Exception {
    make("memory/mail-list");
    Catalogue catalogue = Catalogue.load(exercises, Set.of("speedup"));
    Exercise made = catalogue.find("mail-list").orElseThrow();
    assertEquals("Mail list", made.title());
    assertEquals("maillist", made.packageName());
    assertEquals("Memory", catalogue.chapters().getFirst().title());
    Solution solution = Solutions.load(solutions, made);
    assertEquals(Set.of("forgets-the-order"), solution.traps().keySet());
    assertEquals(List.of(), Solutions.strays(solutions, catalogue));
    for (Path file : Files.walk(folder).filter(Files::isRegularFile).toList()) {
      String text = Files.readString(file);
      assertTrue(!text.contains("{id}") && !text.contains("{package}"), () -> file + text);
    }
  }

  @Test
  void numbers_go_on_where_they_are_not_given() throws Exception {
    assertEquals(new NewExercise("01-memory", "01-first", true), make("memory/first"));
    assertEquals(new NewExercise("01-memory", "02-second", false), make("memory/second"));
    assertEquals(new NewExercise("01-memory", "07-third", false), make("01-memory/07-third"));
    assertEquals(new NewExercise("01-memory", "08-fourth", false), make("memory/fourth"));
    assertEquals(new NewExercise("02-io", "01-fifth", true), make("io/fifth"));
    Catalogue.load(exercises, Set.of("speedup"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "presize, 'presize' is not CHAPTER/EXERCISE; name both",
        "a/b/c, is not CHAPTER/EXERCISE",
        "memory/Presize, 'Presize' is not kebab-case",
        "../presize, '..' is not kebab-case",
        "memory/, '' is not kebab-case",
        "io/first, \"there is an exercise 'first' already, in 01-memory\"",
        "memory/01-other, the number of '01-other' is that of '01-first'"
      })
  void what_can_not_be_is_refused(String place, String why) throws Exception {
    make("memory/first");
    NewExercise.Refused refused =
        assertThrows(NewExercise.Refused.class, () -> NewExercise.at(exercises, place));
    assertTrue(String.valueOf(refused.getMessage()).contains(why), refused::getMessage);
  }

  @Test
  void nothing_is_overwritten() throws Exception {
    NewExercise made = NewExercise.at(exercises, "memory/first");
    Path why = solutions.resolve("01-memory/01-first/why.md");
    Files.createDirectories(why.getParent());
    Files.writeString(why, "mine");
    NewExercise.Refused refused =
        assertThrows(NewExercise.Refused.class, () -> made.write(exercises, solutions));
    assertEquals(
        "'%s' is there already; move it away, or choose another name".formatted(why),
        refused.getMessage());
    assertEquals("mine", Files.readString(why));
    assertTrue(Files.notExists(exercises.resolve("01-memory")), "nothing is half made");
  }

  @Test
  void a_keyword_is_no_package() throws Exception {
    make("jit/switch");
    Exercise made = Catalogue.load(exercises, Set.of("speedup")).find("switch").orElseThrow();
    assertEquals("switchexercise", made.packageName());
  }
}
