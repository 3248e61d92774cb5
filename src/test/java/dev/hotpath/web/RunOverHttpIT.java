package dev.hotpath.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Client;
import dev.hotpath.Client.Answer;
import dev.hotpath.Client.Event;
import dev.hotpath.Concat;
import dev.hotpath.SharedServer;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A submission's whole way over HTTP: one run of the solution, looked at from all sides. */
@ExtendWith(SharedServer.class)
@Timeout(120)
class RunOverHttpIT {

  private static Answer accepted = new Answer(0, java.util.Map.of(), new byte[0]);
  private static String run = "";
  private static List<Event> events = List.of();

  private final Client client;

  RunOverHttpIT(Client client) {
    this.client = client;
  }

  @BeforeAll
  static void hand_in_the_solution(Client client) throws Exception {
    accepted =
        client.post("/api/exercises/concat/runs", Client.files(Concat.FILE, Concat.solution()));
    run = accepted.json().get("id").asString();
    events = client.events(run, 0);
  }

  @Test
  void an_accepted_run_has_an_id_a_page_and_events() {
    assertEquals(202, accepted.status());
    assertEquals(List.of("id", "url", "events"), keys(accepted.json()));
    assertEquals("/runs/" + run, accepted.json().get("url").asString());
    assertEquals("/api/runs/" + run + "/events", accepted.json().get("events").asString());
  }

  @Test
  void the_solution_passes() {
    JsonNode document = events.getLast().data();
    assertEquals("pass", document.get("verdict").asString(), document.toString());
    assertTrue(document.get("summary").asString().startsWith("Correct, and "));
    assertTrue(document.get("goals").valueStream().allMatch(goal -> goal.get("met").asBoolean()));
  }

  @Test
  void events_are_numbered_from_1_without_gaps() {
    assertEquals(
        LongStream.rangeClosed(1, events.size()).boxed().toList(),
        events.stream().map(Event::id).toList());
  }

  @Test
  void events_come_in_the_order_of_the_way() {
    List<String> steps = new ArrayList<>();
    for (Event event : events) {
      if (steps.isEmpty() || !steps.getLast().equals(event.name())) {
        steps.add(event.name());
      }
    }
    assertEquals(
        List.of(
            "queued", "compiled", "test", "tested", "measuring", "measured", "profiled", "done"),
        steps);
  }

  @Test
  void the_verdict_on_correctness_comes_before_anything_is_measured() {
    Event tested = only("tested");
    assertEquals("measuring", tested.data().get("state").asString());
    assertTrue(tested.data().get("verdict").isNull());
    long tests = events.stream().filter(event -> event.name().equals("test")).count();
    assertEquals(tests, tested.data().get("tests").size());
    assertTrue(tested.data().get("summary").asString().startsWith("Correct: all " + tests));
  }

  @Test
  void both_sides_are_measured_in_turn() {
    List<String> sides =
        events.stream()
            .filter(event -> event.name().equals("measuring"))
            .filter(event -> !event.data().get("nanosPerOp").isNull())
            .map(event -> event.data().get("side").asString())
            .toList();
    assertEquals(List.of("starter", "yours", "yours", "starter"), sides.subList(0, 4));
    long yours = sides.stream().filter("yours"::equals).count();
    int counted = only("done").data().get("benchmarks").get(0).get("yours").get("samples").size();
    assertEquals(sides.size() - yours, yours);
    assertTrue(yours >= counted && yours <= counted + 3, "but for those that were taken again");
  }

  /** An event that waits in a buffer until the run is over is no progress. */
  @Test
  void an_event_arrives_while_the_run_goes_on() throws Exception {
    String endless = client.submit(Concat.endless());
    client.events(endless, 0, event -> event.name().equals("compiled"));
    JsonNode document = client.get("/api/runs/" + endless).json();
    client.delete("/api/runs/" + endless);
    assertEquals("testing", document.get("state").asString());
    assertEquals("cancelled", client.events(endless, 0).getLast().data().get("verdict").asString());
  }

  @Test
  void a_client_resumes_behind_the_last_event_it_has() throws Exception {
    int last = (int) only("tested").id();
    assertEquals(events.subList(last, events.size()), client.events(run, last));
  }

  /** As one does that was away while the server restarted, and the run with it. */
  @Test
  void a_client_that_claims_more_than_there_is_gets_everything() throws Exception {
    assertEquals(events, client.events(run, 1_000));
  }

  @Test
  void a_client_that_has_everything_is_not_kept_waiting() throws Exception {
    assertEquals("done", client.events(run, events.getLast().id()).getLast().name());
  }

  @Test
  void the_run_document_has_the_keys_of_the_design_and_the_noise_behind_them() throws Exception {
    JsonNode document = client.get("/api/runs/" + run).json();
    assertEquals(only("done").data(), document);
    assertEquals(
        List.of(
            "id",
            "exercise",
            "state",
            "verdict",
            "summary",
            "diagnostics",
            "tests",
            "goals",
            "benchmarks",
            "output",
            "artifacts",
            "millis",
            "sandbox",
            "jdk",
            "noise"),
        keys(document));
    // The design's, and the id by which a page finds the test's source.
    assertEquals(
        List.of("id", "name", "status", "millis", "message", "expected", "actual", "output"),
        keys(document.get("tests").get(0)));
    assertEquals(
        List.of("text", "metric", "target", "measured", "met"), keys(document.get("goals").get(0)));
    JsonNode benchmark = document.get("benchmarks").get(0);
    assertEquals(
        List.of("name", "unit", "starter", "yours", "speedup", "p", "bytesPerOp"), keys(benchmark));
    assertEquals(List.of("median", "low", "high", "samples"), keys(benchmark.get("starter")));
    assertEquals(List.of("median", "low", "high", "samples"), keys(benchmark.get("yours")));
    assertEquals(List.of("value", "low", "high"), keys(benchmark.get("speedup")));
    assertEquals(List.of("starter", "yours"), keys(benchmark.get("bytesPerOp")));
    assertEquals(List.of("name", "bytes"), keys(document.get("artifacts").get(0)));
    assertEquals(
        List.of("queued", "compile", "test", "verdict", "measure", "profile", "total"),
        keys(document.get("millis")));
  }

  @Test
  void a_diagnostic_has_exactly_the_keys_of_the_design() throws Exception {
    JsonNode diagnosed =
        client
            .post("/api/exercises/concat/diagnostics", Client.files(Concat.FILE, Concat.broken()))
            .json();
    JsonNode first = diagnosed.get("diagnostics").get(0);
    assertEquals(
        List.of("file", "line", "column", "endLine", "endColumn", "severity", "message"),
        keys(first));
    assertEquals(Concat.FILE, first.get("file").asString());
    assertEquals("error", first.get("severity").asString());
    assertEquals(Concat.lineOf(Concat.broken(), "new StringBuilder()"), first.get("line").asInt());
  }

  @Test
  void answers_about_a_run_are_as_described() throws Exception {
    Described described = new Described(client.get("/api/openapi.json").json());
    String path = "/api/runs/{id}";
    assertEquals(List.of(), described.wrong("POST", "/api/exercises/{id}/runs", accepted));
    assertEquals(List.of(), described.wrong("GET", path, client.get("/api/runs/" + run)));
    assertEquals(
        List.of(),
        described.wrong("GET", path + "/files", client.get("/api/runs/" + run + "/files")));
    assertEquals(
        List.of(),
        described.wrong(
            "GET",
            path + "/artifacts/{name}",
            client.get("/api/runs/" + run + "/artifacts/flame-alloc.json")));
    assertEquals(
        List.of(),
        described.wrong("GET", "/api/exercises/{id}", client.get("/api/exercises/concat")));
    for (String step : List.of("tested", "measured", "profiled", "done")) {
      assertEquals(List.of(), described.wrong("Run", only(step).data()), step);
    }
  }

  @Test
  void every_artifact_of_the_document_is_there_in_full() throws Exception {
    JsonNode artifacts = only("done").data().get("artifacts");
    List<String> names = artifacts.findValuesAsString("name");
    assertTrue(
        names.containsAll(
            List.of(
                "flame-alloc.json",
                "flame-cpu.json",
                "collapsed-cpu.txt",
                "starter-flame-alloc.json",
                "starter-flame-cpu.json")),
        names.toString());
    for (JsonNode artifact : artifacts) {
      Answer file = client.get(artifact(artifact.get("name").asString()));
      assertEquals(200, file.status());
      assertEquals(artifact.get("bytes").asLong(), file.bytes().length);
    }
  }

  @Test
  void how_often_the_tests_ran_each_line_is_counted() throws Exception {
    JsonNode lines = client.get(artifact("coverage.json")).json().get("lines");
    assertTrue(lines.size() > 2, lines.toString());
    for (JsonNode line : lines) {
      assertEquals("src/Concat.java", line.get("file").asString());
    }
    assertTrue(
        lines.valueStream().anyMatch(line -> line.get("count").asInt() > 1), lines.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"flame-cpu.json", "flame-alloc.json"})
  void a_flame_graph_adds_up(String name) throws Exception {
    JsonNode graph = client.get(artifact(name)).json();
    long total = graph.get("total").asLong();
    assertTrue(total > 0, graph.toString());
    assertEquals(total, graph.get("nodes").get(0).get(4).asLong());
    long nodes = graph.get("nodes").valueStream().mapToLong(node -> node.get(3).asLong()).sum();
    long methods = graph.get("methods").valueStream().mapToLong(m -> m.get("self").asLong()).sum();
    assertEquals(total, nodes);
    assertEquals(total, methods);
    assertTrue(graph.get("frames").findValuesAsString("name").contains("concat.Concat.row"));
  }

  /** The starter's profile was taken beside the learner's: what the solution does away with. */
  @Test
  void what_changed_since_the_starter_is_told() throws Exception {
    Answer answer = client.get("/api/compare/alloc?a=starter&b=" + run);
    assertEquals(
        List.of(),
        new Described(client.get("/api/openapi.json").json())
            .wrong("GET", "/api/compare/{view}", answer));
    JsonNode compared = answer.json();
    String sentence = compared.get("sentence").asString().replace('\u00a0', ' ');
    assertTrue(
        sentence.matches(
            "`[^`]+` (went from \\d+ % of the bytes to [\\d.]+( %)?|takes .+ instead of .+)(, and .+)?"
                + "; bytes per operation from [\\d.]+( [kM])? to [\\d.]+( [kM])?\\."),
        sentence);
    assertEquals("operation", compared.get("per").asString(), "both counted them");
    assertTrue(compared.at("/before/total").asLong() > 0, compared::toString);
    assertEquals("shrunk", compared.at("/nodes/0/7").asString(), "it allocates far less");
    JsonNode removed =
        compared
            .get("lines")
            .valueStream()
            .filter(line -> line.get("text").asString().startsWith("row += cell"))
            .findFirst()
            .orElseThrow();
    assertTrue(removed.get("before").asInt() > 0 && removed.get("after").asInt() == 0);
    assertEquals("vanished", removed.get("told").asString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nosuch.json",
        "..%2fflame-cpu.json",
        "..%2f..%2fhotpath.db",
        "%2e%2e",
        "%2fetc%2fpasswd",
        "flame-cpu.json%00.txt",
        "..%5cflame-cpu.json"
      })
  void a_name_that_is_no_artifact_of_the_run_leads_nowhere(String name) throws Exception {
    Answer answer = client.get(artifact(name));
    assertTrue(answer.status() == 404 || answer.status() == 400, name + ": " + answer.status());
    assertFalse(answer.text().contains("root:"), answer.text());
  }

  @Test
  void a_solution_is_shown_to_those_who_passed_alone() throws Exception {
    Answer solved = client.get("/exercises/concat/solution");
    assertEquals(200, solved.status());
    assertTrue(solved.text().contains("StringBuilder row = new StringBuilder();"), solved.text());
    Answer unsolved = client.get("/exercises/row-column/solution");
    assertEquals(403, unsolved.status());
    assertTrue(unsolved.text().contains("is shown once your own passes"), unsolved.text());
    Answer unknown = client.get("/exercises/nosuch/solution");
    assertEquals(404, unknown.status());
  }

  @Test
  void what_was_handed_in_can_be_read_again() throws Exception {
    assertEquals(
        JsonMapper.builder().build().readTree(Client.files(Concat.FILE, Concat.solution())),
        client.get("/api/runs/" + run + "/files").json());
  }

  @Test
  void cancelling_a_run_that_is_over_changes_nothing() throws Exception {
    assertEquals(204, client.delete("/api/runs/" + run).status());
    assertEquals("pass", client.get("/api/runs/" + run).json().get("verdict").asString());
  }

  @Test
  void a_test_that_fails_says_what_was_expected_and_what_came() throws Exception {
    JsonNode document = client.run(Concat.wrong());
    assertEquals("fail", document.get("verdict").asString());
    JsonNode test =
        document
            .get("tests")
            .valueStream()
            .filter(one -> one.get("name").asString().equals("cells are joined with a semicolon"))
            .findFirst()
            .orElseThrow();
    assertEquals("failed", test.get("status").asString());
    assertEquals("ada;36;London", test.get("expected").asString());
    assertEquals(0, document.get("benchmarks").size());
  }

  @Test
  void a_submission_that_does_not_compile_says_where() throws Exception {
    JsonNode document = client.run(Concat.broken());
    assertEquals("compile-error", document.get("verdict").asString());
    assertEquals(
        Concat.lineOf(Concat.broken(), "new StringBuilder()"),
        document.get("diagnostics").get(0).get("line").asInt());
    assertEquals(0, document.get("tests").size());
  }

  @Test
  void a_newer_submission_takes_the_place_of_the_one_that_waits() throws Exception {
    String running = client.submit(Concat.endless());
    String replaced = client.submit(Concat.solution());
    String newest = client.submit(Concat.solution());
    try {
      JsonNode document = client.events(replaced, 0).getLast().data();
      assertEquals("cancelled", document.get("verdict").asString());
      assertEquals(
          "Replaced by a newer submission before its turn came.",
          document.get("summary").asString());
      List<Event> waits = client.events(newest, 0, event -> true);
      assertEquals("queued", waits.getLast().name());
      assertEquals(1, waits.getLast().data().get("position").asInt());
      assertEquals("queued", waits.getLast().data().get("state").asString());
      JsonNode waiting = client.get("/api/runs/" + newest).json();
      assertEquals("queued", waiting.get("state").asString());
      assertEquals(waiting.get("summary"), waits.getLast().data().get("text"));
      assertTrue(
          waiting
              .get("summary")
              .asString()
              .matches("Waiting to be compiled and tested: 1 before it, about \\d+ s\\."),
          waiting.toString());
      assertEquals(newest, client.get("/api/exercises/concat").json().get("current").asString());
    } finally {
      client.delete("/api/runs/" + newest);
      client.delete("/api/runs/" + running);
    }
    assertEquals("cancelled", client.events(newest, 0).getLast().data().get("verdict").asString());
    assertEquals("cancelled", client.events(running, 0).getLast().data().get("verdict").asString());
    assertTrue(client.get("/api/exercises/concat").json().get("current").isNull());
  }

  @Test
  void a_run_of_nobody_is_a_404_everywhere() throws Exception {
    for (String path : List.of("", "/files", "/events", "/artifacts/flame-cpu.json")) {
      Answer answer =
          client.send(client.request("/api/runs/00000000-0000-0000-0000-000000000000" + path));
      assertEquals(404, answer.status(), path);
      assertEquals("unknown-run", answer.code(), path);
    }
    HttpRequest.Builder cancel = client.request("/api/runs/nosuch").DELETE();
    assertEquals(404, client.send(cancel).status());
  }

  private static String artifact(String name) {
    return "/api/runs/" + run + "/artifacts/" + name;
  }

  private static Event only(String name) {
    return events.stream().filter(event -> event.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<String> keys(JsonNode node) {
    return List.copyOf(node.propertyNames());
  }
}
