package dev.hotpath.web;

import static dev.hotpath.grade.compare.Planted.STARTER;
import static dev.hotpath.grade.compare.Planted.result;
import static dev.hotpath.grade.compare.Planted.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Client;
import dev.hotpath.Client.Answer;
import dev.hotpath.Concat;
import dev.hotpath.RunningServer;
import dev.hotpath.Stored;
import dev.hotpath.evidence.flame.FlameGraph;
import dev.hotpath.evidence.flame.Profile;
import dev.hotpath.evidence.flame.Sources;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.protocol.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a class's measurements and profiles show of all, of attempts that nobody had to measure. */
@Timeout(180)
class ClassProfilesIT {

  private static final String BENCH = "concat.ConcatBench.join:20";
  private static final String ROW = "concat.Concat.row:13";
  private static final String COPY = "java.util.Arrays.copyOf:3";
  private static final Sources SOURCES =
      new Sources("concat", List.of("src/Concat.java", "bench/ConcatBench.java"));
  private static final List<String> NAMES = List.of("Ada", "Bob", "Eve", "Dan");

  @TempDir private static Path data;
  private static final List<Client> PEOPLE = new ArrayList<>();
  private static RunningServer server;
  private static Client instructor;

  @BeforeAll
  static void serve() throws Exception {
    List<String> cookies = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    try (RunningServer before = RunningServer.on(data, "--classroom")) {
      for (String name : NAMES) {
        Client who = before.join(name);
        cookies.add(who.cookies());
        ids.add(who.get("/api/class").json().at("/me/id").asString());
      }
    }
    try (Stored stored = new Stored(data)) {
      for (int i = 0; i < 3; i++) {
        Profile cpu = new Profile().operations(100L * (i + 1)).stack(100, BENCH, ROW);
        stored.profiled(
            ids.get(i),
            "run-of-" + i,
            "concat",
            new SourceFile(Concat.FILE, Concat.solution()),
            files(cpu),
            result("join", STARTER, 9_912, times(1.0 / (i + 2), STARTER), 78));
      }
      // An older profile of the same person does not count, nor does one of nobody in the class.
      stored.profiled(
          "run-of-nobody", Concat.starter(), files(new Profile().stack(9, BENCH, COPY)));
    }
    server = RunningServer.on(data, "--classroom");
    instructor = server.instructor();
    cookies.forEach(cookie -> PEOPLE.add(server.client().with(cookie)));
  }

  private static Map<String, byte[]> files(Profile cpu) {
    byte[] after = RunDocuments.mapper().writeValueAsBytes(FlameGraph.of(cpu.cpu(), SOURCES));
    byte[] starter =
        RunDocuments.mapper()
            .writeValueAsBytes(
                FlameGraph.of(
                    new Profile().operations(40).stack(400, BENCH, ROW, COPY).cpu(), SOURCES));
    return new TreeMap<>(Map.of("flame-cpu.json", after, "starter-flame-cpu.json", starter));
  }

  @AfterAll
  static void end() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void the_class_has_one_flame_graph_of_what_an_operation_costs() throws Exception {
    Answer answer = instructor.get("/api/class/flame/concat/cpu");
    assertEquals(200, answer.status(), answer::text);
    FlameGraph graph = RunDocuments.mapper().readValue(answer.bytes(), FlameGraph.class);
    assertEquals(300, graph.total());
    // The mean of 1, a half and a third of a sample.
    assertEquals((1 + 1 / 2.0 + 1 / 3.0) / 3, (double) graph.total() / graph.operations(), 0.005);
    assertEquals(
        List.of("concat.ConcatBench.join", "concat.Concat.row"),
        graph.nodes().stream()
            .filter(node -> node.frame() >= 0)
            .map(node -> graph.frames().get(node.frame()).name())
            .toList(),
        "and nothing of who is not in it");
    assertEquals(answer.text(), instructor.get("/api/class/flame/concat/cpu").text());
    Answer few = instructor.get("/api/class/flame/mail-regex/cpu");
    assertEquals(404, few.status());
    assertEquals("too-few-profiles", few.code());
    assertEquals("unknown-view", instructor.get("/api/class/flame/concat/timeline").code());
    assertEquals("unknown-exercise", instructor.get("/api/class/flame/nothing/cpu").code());
  }

  @Test
  void the_board_has_a_dot_for_each_speedup_and_no_name_at_it() throws Exception {
    JsonNode board = instructor.get("/api/class/board").json();
    JsonNode dots = board.at("/dots/0");
    assertEquals("concat", dots.get("exercise").asString());
    assertEquals(5.0, dots.get("goal").asDouble());
    assertEquals(
        List.of(2L, 3L, 4L),
        dots.get("speedups")
            .valueStream()
            .map(dot -> Math.round(dot.get("value").asDouble()))
            .toList());
    assertEquals("passed", board.at("/people/0/cells/0/state").asString());
    assertEquals(2, board.at("/people/0/cells/0/speedup").asDouble(), 0.01);
    assertEquals(0, board.at("/people/3/cells").size());
  }

  @Test
  void what_is_projected_can_be_compared_with_the_starter_by_all_who_see_it() throws Exception {
    Client dan = PEOPLE.get(3);
    String difference = "/api/compare/cpu?a=starter&b=run-of-0";
    assertEquals(404, dan.get(difference).status());
    Answer shown =
        instructor.post("/api/class/acts", "{\"act\": \"projected\", \"run\": \"run-of-0\"}");
    assertEquals(201, shown.status(), shown::text);
    JsonNode projected = dan.get("/api/class/projector").json();
    assertEquals("cpu", projected.at("/views/0").asString());
    assertEquals(2, projected.get("speedup").asDouble(), 0.01);
    Answer seen = dan.get(difference);
    assertEquals(200, seen.status(), seen::text);
    assertFalse(seen.text().contains("Ada"));
    assertEquals(200, dan.get("/compare?a=starter&b=run-of-0").status());
    assertEquals(200, instructor.get(difference).status());
    assertEquals(404, dan.get("/api/compare/cpu?a=run-of-0&b=run-of-1").status(), "of two authors");
    assertEquals(
        204, instructor.delete("/api/class/acts/" + shown.json().get("number").asLong()).status());
    assertEquals(404, dan.get(difference).status());
  }

  @Test
  void the_instructor_compares_anybodys_attempt_with_the_starter() throws Exception {
    assertEquals(200, instructor.get("/compare?a=starter&b=run-of-1").status());
    Answer page = instructor.get("/runs/run-of-1");
    assertEquals(200, page.status());
    assertTrue(page.text().contains("data-read-only=\"yes\""));
    assertEquals(404, PEOPLE.get(0).get("/compare?a=starter&b=run-of-1").status());
  }
}
