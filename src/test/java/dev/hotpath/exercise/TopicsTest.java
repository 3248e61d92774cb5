package dev.hotpath.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.exercise.Topics.Feature;
import dev.hotpath.exercise.Topics.Topic;
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

/** With one exercise, {@code first}, that names topic S6. */
class TopicsTest {

  @TempDir private Path folder;
  private Path exercises = Path.of("");

  @BeforeEach
  void an_exercise() throws Exception {
    exercises = Files.createDirectories(folder.resolve("exercises"));
    NewExercise.at(exercises, "memory/first").write(exercises, folder.resolve("solutions"));
  }

  private Topics.Reading read(String toml) throws IOException {
    Files.writeString(exercises.resolve("topics.toml"), toml);
    return topics();
  }

  private Topics.Reading topics() {
    return Topics.read(exercises, Catalogue.load(exercises, Set.of("speedup")));
  }

  @Test
  void a_topic_is_taught_by_the_exercises_that_name_it_and_by_features_that_are_there()
      throws Exception {
    Topics.Reading reading =
        read(
            """
            features = [
              { id = "F1", title = "The goal", at = "exercise page" },
              { id = "F4", title = "Timeline", at = "" },
            ]
            topics = [
              { id = "S6", title = "Less work", in = ["F1"], planned = ["second", "first"] },
              { id = "S42", title = "Lanes", in = ["F4"] },
            ]
            """);
    assertEquals(List.of(), reading.problems());
    assertEquals(
        List.of(
            new Topic(
                "S6",
                "Less work",
                List.of("first"),
                List.of(new Feature("F1", "The goal", "exercise page")),
                List.of("second")),
            new Topic("S42", "Lanes", List.of(), List.of(), List.of("F4"))),
        reading.topics().topics());
    assertFalse(reading.topics().topics().getFirst().open());
    assertTrue(reading.topics().topics().getLast().open());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "S7 | in = ['F9'] | there is no feature 'F9'",
        "S7 | planned = ['first'] | exercise 'first' is there, and does not name topic 'S7'",
        "S7 | color = 'red' | color",
        "S8 | | 'first': it names topic 'S6', which is not in topics.toml",
      })
  void what_does_not_fit_is_a_problem(String id, String more, String problem) throws Exception {
    String topic = "{ id = '%s', title = 'x'%s }".formatted(id, more == null ? "" : ", " + more);
    Topics.Reading reading = read("features = []\ntopics = [%s]\n".formatted(topic));
    assertTrue(reading.problems().toString().contains(problem), reading.problems()::toString);
  }

  @Test
  void no_list_is_a_problem() {
    Topics.Reading reading = topics();
    assertTrue(
        reading.problems().toString().contains("topics.toml is missing"),
        reading.problems()::toString);
  }
}
