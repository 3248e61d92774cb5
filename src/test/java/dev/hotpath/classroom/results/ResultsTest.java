package dev.hotpath.classroom.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.Reports;
import dev.hotpath.classroom.lesson.Person;
import dev.hotpath.classroom.lesson.Session;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.Verdict;
import dev.hotpath.protocol.SourceFile;
import dev.hotpath.store.Store;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ResultsTest {

  private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");
  private static final Session SESSION =
      new Session("5e55", "Monday, early", "K7QF2M9D", NINE, Optional.empty());
  private static final Person ADA = person("ada", "Ada");
  private static final Person BOB = person("bob", "=HYPERLINK(\"http://evil\")");

  @TempDir private Path data;
  private Store store;

  private static Person person(String id, String name) {
    return new Person(id, "5e55", name, NINE, NINE);
  }

  @BeforeEach
  void open() {
    store = Store.open(data);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void attempt(String run, String person, String exercise, int minute, RunReport report) {
    store
        .attempts()
        .accept(
            new Attempt(
                run,
                person,
                exercise,
                NINE.plusSeconds(60L * minute),
                List.of(new SourceFile("src/A.java", "class A {} // \"quoted\"")),
                Map.of(0, 1),
                report));
  }

  private Results results() {
    return new Results(SESSION, List.of(ADA, BOB), store.attempts(), store.notebook());
  }

  private void work() {
    attempt("r1", "ada", "concat", 1, Reports.done("r1", "concat", Verdict.COMPILE_ERROR));
    attempt(
        "r2",
        "ada",
        "concat",
        2,
        Reports.withSpeedup(Reports.done("r2", "concat", Verdict.SLOW), 2.5));
    attempt("r3", "ada", "concat", 3, Reports.done("r3", "concat", Verdict.CANCELLED));
    attempt("r4", "ada", "fib", 4, Reports.queued("r4", "fib"));
    store.notebook().takeHint("ada", "concat", 2);
    attempt("r5", "eve", "concat", 5, Reports.done("r5", "concat", Verdict.PASS));
  }

  @Test
  void a_row_tells_what_somebody_reached_in_an_exercise() {
    work();
    assertEquals(
        List.of(
            "person,name,exercise,attempts,best_verdict,best_speedup,hints,first_attempt,last_attempt",
            "ada,Ada,concat,3,slow,2.5,2,2026-11-22T09:01:00Z,2026-11-22T09:03:00Z",
            "ada,Ada,fib,1,,,0,2026-11-22T09:04:00Z,2026-11-22T09:04:00Z",
            "bob,\"'=HYPERLINK(\"\"http://evil\"\")\",,0,,,0,,"),
        results().csv().lines().toList());
  }

  @Test
  void everything_is_in_the_json_and_nobody_elses() {
    work();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    results().json(out);
    JsonNode json = RunDocuments.mapper().readTree(out.toByteArray());
    assertEquals("Monday, early", json.at("/session/title").asString());
    assertTrue(json.at("/session/endedAt").isNull());
    assertEquals(2, json.get("people").size());
    JsonNode ada = json.at("/people/0");
    assertEquals("slow", ada.at("/results/0/verdict").asString());
    assertEquals(2.5, ada.at("/results/0/speedup").asDouble());
    assertEquals(
        List.of("r1", "r2", "r3", "r4"),
        ada.get("attempts").valueStream().map(one -> one.get("run").asString()).toList());
    JsonNode first = ada.at("/attempts/0");
    assertEquals("compile-error", first.at("/report/verdict").asString());
    assertEquals("class A {} // \"quoted\"", first.get("files").get("src/A.java").asString());
    assertEquals(1, first.at("/answers/0").asInt());
    assertEquals(0, json.at("/people/1/attempts").size());
  }
}
