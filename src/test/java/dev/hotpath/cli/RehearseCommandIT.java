package dev.hotpath.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Packaged;
import dev.hotpath.Packaged.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** A class before the class, small enough for a test. */
@Timeout(300)
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
    Outcome outcome =
        Packaged.run(
            "rehearse", "--attendees", "4", "--minutes", "0.6", "--exercise", "concat", "--json");
    assertTrue(outcome.exit() == 0 || outcome.exit() == 1, outcome.toString());
    JsonNode result = JsonMapper.builder().build().readTree(outcome.out());
    JsonNode counts = result.at("/findings/counts");
    assertEquals("{}", result.at("/findings/troubles").toString(), outcome.err());
    assertEquals(4, counts.get("joined").asInt());
    assertTrue(counts.get("accepted").asInt() >= 4, counts.toString());
    assertEquals(
        counts.get("accepted").asInt(),
        counts.get("judged").asInt()
            + counts.get("replaced").asInt()
            + counts.get("takenBack").asInt(),
        counts.toString());
    for (String none : List.of("lost", "twice", "draftsLost")) {
      assertEquals(0, counts.get(none).asInt(), none);
    }
    assertTrue(counts.get("drafts").asInt() > 0, counts.toString());
    assertTrue(counts.get("boards").asInt() > 0, counts.toString());
    assertTrue(result.at("/findings/page/count").asInt() >= 4, result.toString());
    assertTrue(result.at("/findings/memory/server").asInt() > 0, result.toString());
    assertTrue(
        result.at("/findings/memory/all").asInt() > result.at("/findings/memory/server").asInt());
    String sentence = result.at("/judgement/sentence").asString();
    assertTrue(sentence.matches("This machine (holds|will be slow with) 4: .*"), sentence);
    assertFalse(outcome.err().contains("/instructor/"), "the link is of no use to anybody");
    assertEquals(before, left());
  }

  @ParameterizedTest
  @CsvSource({
    "--attendees, 0, it takes 1 to 500",
    "--attendees, 501, it takes 1 to 500",
    "--minutes, 0, it takes more than 0",
    "--minutes, 61, at most 60",
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
