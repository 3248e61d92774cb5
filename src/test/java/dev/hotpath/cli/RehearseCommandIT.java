package dev.hotpath.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Packaged;
import dev.hotpath.Packaged.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A class before the class: a small one, and one of forty on a bad day. */
@Timeout(480)
class RehearseCommandIT {

  private static Set<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("hotpath-rehearsal"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void a_few_come_and_work_and_nothing_is_lost_or_left() throws Exception {
    Set<Path> before = left();
    JsonNode result = rehearse("--attendees", "4", "--minutes", "0.6", "--exercise", "concat");
    assertEquals(4, result.at("/findings/counts/joined").asInt());
    assertNothingIsLost(result);
    assertTrue(result.at("/findings/counts/boards").asInt() > 0, result.toString());
    assertTrue(result.at("/findings/page/count").asInt() >= 4, result.toString());
    assertTrue(result.at("/findings/memory/server").asInt() > 0, result.toString());
    assertTrue(
        result.at("/findings/memory/all").asInt() > result.at("/findings/memory/server").asInt());
    String sentence = result.at("/judgement/sentence").asString();
    assertTrue(sentence.matches("This machine (holds|will be slow with) 4: .*"), sentence);
    assertEquals(before, left());
  }

  @Test
  void forty_come_for_two_minutes_and_lose_nothing_though_the_server_is_killed_twice()
      throws Exception {
    JsonNode result = rehearse("--attendees", "40", "--minutes", "2", "--kills", "2");
    assertEquals(40, result.at("/findings/counts/joined").asInt());
    assertEquals(2, result.at("/findings/outages/kills").asInt());
    assertTrue(result.at("/findings/counts/accepted").asInt() >= 40, result.toString());
    assertNothingIsLost(result);
    assertTrue(result.at("/findings/verdict/p95").asDouble() > 0, result.toString());
  }

  private static JsonNode rehearse(String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("rehearse", "--json"));
    arguments.addAll(List.of(options));
    Outcome outcome = Packaged.run(arguments.toArray(String[]::new));
    assertTrue(outcome.exit() == 0 || outcome.exit() == 1, outcome.toString());
    assertFalse(outcome.err().contains("/instructor/"), "the link is of no use to anybody");
    JsonNode result = JsonMapper.builder().build().readTree(outcome.out());
    System.out.println("RehearseCommandIT: " + result);
    return result;
  }

  /** Every run that was accepted came to an end that somebody was told; every draft is there. */
  private static void assertNothingIsLost(JsonNode result) {
    assertEquals("{}", result.at("/findings/troubles").toString(), result.toString());
    JsonNode counts = result.at("/findings/counts");
    assertTrue(counts.get("accepted").asInt() > 0, counts.toString());
    assertTrue(counts.get("drafts").asInt() > 0, counts.toString());
    assertEquals(
        counts.get("accepted").asInt(),
        counts.get("judged").asInt()
            + counts.get("replaced").asInt()
            + counts.get("takenBack").asInt(),
        counts.toString());
    for (String none : List.of("lost", "twice", "draftsLost")) {
      assertEquals(0, counts.get(none).asInt(), none);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--attendees, 0, it takes 1 to 500",
    "--attendees, 501, it takes 1 to 500",
    "--minutes, 0, it takes more than 0",
    "--minutes, 61, at most 60",
    "--kills, 11, it takes 0 to 10",
    "--exercise, nosuch, no sound exercise has the id 'nosuch'"
  })
  void what_cannot_be_rehearsed_is_a_bad_argument(String option, String value, String says)
      throws Exception {
    Outcome outcome = Packaged.run("rehearse", option, value);
    assertEquals(2, outcome.exit(), outcome.err());
    assertTrue(outcome.err().contains(says), outcome.err());
    assertEquals("", outcome.out());
  }
}
