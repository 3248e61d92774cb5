package dev.hotpath.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Packaged;
import dev.hotpath.Packaged.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code hotpath check}, on a catalogue whose author made mistakes. */
@Timeout(180)
class CheckCommandIT {

  @TempDir Path folder;

  @Test
  void every_mistake_of_an_author_is_named_at_once() throws Exception {
    write("01-memory/README.md", "# Memory\n");
    write("01-memory/01-torn/guide.md", "# Torn\n");
    write("01-memory/01-torn/exercise.toml", "id = \"torn\"\ntitle = \"Torn\n");
    write("01-memory/02-mute/exercise.toml", "id = \"mute\"\ntitle = \"Mute\"\n");
    Outcome outcome = check();
    assertEquals(1, outcome.exit(), outcome.err());
    List<String> lines = outcome.out().lines().toList();
    assertTrue(
        lines.stream()
            .anyMatch(line ->
                line.startsWith("FAIL  exercise 'torn': exercise.toml is not TOML: line 2,")),
        outcome.out());
    assertTrue(lines.contains("FAIL  exercise 'mute': guide.md is missing; add it"), outcome.out());
    assertTrue(lines.getLast().matches("0 of 0 proofs hold, [1-9]\\d* problems"), outcome.out());
  }

  @Test
  void the_result_as_json_has_the_same_mistakes() throws Exception {
    write("01-memory/README.md", "# Memory\n");
    write("01-memory/01-torn/guide.md", "# Torn\n");
    write("01-memory/01-torn/exercise.toml", "id = \"torn");
    Outcome outcome = check("--json");
    assertEquals(1, outcome.exit(), outcome.err());
    JsonNode result = JsonMapper.builder().build().readTree(outcome.out());
    assertFalse(result.get("sound").asBoolean());
    assertTrue(
        result.get("problems").toString().contains("exercise.toml is not TOML: line 1"),
        outcome.out());
  }

  @Test
  void what_new_makes_is_proven() throws Exception {
    Outcome made = hotpath("new", "data/subscribers");
    assertEquals(0, made.exit(), made.err());
    assertTrue(made.out().contains("./hotpath check subscribers"), made.out());
    Outcome outcome = check();
    assertEquals(0, outcome.exit(), outcome.out() + outcome.err());
    assertTrue(outcome.out().endsWith("3 of 3 proofs hold, 0 problems\n"), outcome.out());
    Outcome again = hotpath("new", "data/subscribers");
    assertEquals(2, again.exit(), again.err());
    assertTrue(again.err().contains("there is an exercise 'subscribers' already"), again.err());
  }

  @Test
  void no_rounds_are_a_bad_argument() throws Exception {
    Outcome outcome = check("--repeat", "0");
    assertEquals(2, outcome.exit());
    assertTrue(outcome.err().contains("--repeat 0: it takes at least one round"), outcome.err());
  }

  private Outcome check(String... more) throws Exception {
    return hotpath("check", more);
  }

  private Outcome hotpath(String command, String... more) throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.add(command);
    arguments.addAll(List.of("--exercises", folder.resolve("exercises").toString()));
    arguments.addAll(List.of("--solutions", folder.resolve("solutions").toString()));
    arguments.addAll(List.of(more));
    return Packaged.run(arguments.toArray(String[]::new));
  }

  private void write(String path, String text) throws Exception {
    Path file = folder.resolve("exercises").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
