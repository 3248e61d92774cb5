package dev.hotpath.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Client;
import dev.hotpath.Client.Answer;
import dev.hotpath.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A run on which no look is sure, and what more forks add to it. The goal is to be no slower than
 * the starter, and what is handed in is the starter.
 */
@Timeout(400)
class MeasureMoreIT {

  private static final Path EXERCISES = Path.of("src/test/resources/exercises/01-small");
  private static final String FILE = "src/Repeat.java";
  // One in a hundred is decided; three in a row are one in a million.
  private static final int TRIES = 3;

  @TempDir Path folder;

  @Test
  void an_inconclusive_run_goes_on_with_the_forks_that_it_has() throws Exception {
    String starter = Files.readString(EXERCISES.resolve("01-repeat").resolve(FILE));
    String solutions = folder.resolve("solutions").toString();
    Files.createDirectories(Path.of(solutions));
    try (RunningServer server =
        RunningServer.on(
            folder.resolve("data"),
            "--exercises",
            evenExercise().toString(),
            "--solutions",
            solutions)) {
      Client client = server.client();
      JsonNode first = inconclusive(client, starter);
      assertEquals(18, forks(first, "starter"));
      assertEquals(18, forks(first, "yours"));
      assertTrue(
          first.get("summary").asString().startsWith("Correct, and somewhere between "),
          first.toString());
      assertEquals("null", first.get("goals").get(0).get("met").toString());

      String id = first.get("id").asString();
      Answer accepted = client.post("/api/runs/" + id + "/more", "{}");
      assertEquals(202, accepted.status(), accepted.text());
      JsonNode more = client.events(accepted.json().get("id").asString(), 0).getLast().data();
      assertEquals(24, forks(more, "starter"));
      assertEquals(24, forks(more, "yours"));
      JsonNode samples = more.get("benchmarks").get(0).get("starter").get("samples");
      JsonNode known = first.get("benchmarks").get(0).get("starter").get("samples");
      for (int i = 0; i < 18; i++) {
        assertEquals(known.get(i), samples.get(i));
      }
      assertTrue(more.get("noise").get("text").asString().startsWith("This machine was "));
    }
  }

  @Test
  void a_run_with_another_verdict_does_not() throws Exception {
    try (RunningServer server =
        RunningServer.on(folder.resolve("data"), "--exercises", evenExercise().toString())) {
      Client client = server.client();
      Answer broken = client.post("/api/exercises/repeat/runs", Client.files(FILE, "no Java"));
      String id = broken.json().get("id").asString();
      client.events(id, 0);
      Answer refused = client.post("/api/runs/" + id + "/more", "{}");
      assertEquals(409, refused.status());
      assertEquals("not-inconclusive", refused.code());
      assertTrue(refused.message().contains("compile-error"), refused.message());
      assertEquals(404, client.post("/api/runs/nobody/more", "{}").status());
    }
  }

  private static JsonNode inconclusive(Client client, String starter) throws Exception {
    JsonNode document = null;
    for (int i = 0; i < TRIES; i++) {
      Answer accepted = client.post("/api/exercises/repeat/runs", Client.files(FILE, starter));
      document = client.events(accepted.json().get("id").asString(), 0).getLast().data();
      if (document.get("verdict").asString().equals("inconclusive")) {
        return document;
      }
    }
    throw new AssertionError("decided " + TRIES + " times: " + document);
  }

  private static int forks(JsonNode document, String side) {
    return document.get("benchmarks").get(0).get(side).get("samples").size();
  }

  /** The exercise of the tests, with the one goal that its starter reaches or not by chance. */
  private Path evenExercise() throws IOException {
    Path exercises = folder.resolve("exercises");
    Path chapter = Files.createDirectories(exercises.resolve("01-small"));
    Files.copy(EXERCISES.resolve("README.md"), chapter.resolve("README.md"));
    Path from = EXERCISES.resolve("01-repeat");
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path to = chapter.resolve("01-repeat").resolve(from.relativize(path));
        if (Files.isDirectory(path)) {
          Files.createDirectories(to);
        } else {
          Files.copy(path, to);
        }
      }
    }
    Path toml = chapter.resolve("01-repeat/exercise.toml");
    List<String> lines = Files.readAllLines(toml);
    int goals = lines.indexOf("[[goals]]");
    String head = String.join("\n", lines.subList(0, goals));
    Files.writeString(
        toml, head + "\n[[goals]]\nmetric = \"speedup\"\nbenchmark = \"repeat\"\nat-least = 1.0\n");
    return exercises;
  }
}
