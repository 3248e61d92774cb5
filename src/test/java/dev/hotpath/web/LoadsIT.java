package dev.hotpath.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Client;
import dev.hotpath.Client.Answer;
import dev.hotpath.Client.Event;
import dev.hotpath.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Loads over HTTP: services that stall, refuse and fail, and one that does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class LoadsIT {

  private static final Path EXERCISES = Path.of("src/test/resources/exercises");
  private static final String ORDERS = "src/Orders.java";

  private RunningServer server;
  private Client client;

  @BeforeAll
  void serve(@TempDir Path data) throws Exception {
    server = RunningServer.on(data, "--exercises", EXERCISES.toString());
    client = server.client();
  }

  @AfterAll
  void end() {
    server.close();
  }

  private static String orders(String body) {
    return "package orders;\n\nfinal class Orders {\n  long confirm(long number) throws Exception {\n"
        + body
        + "\n    return number + 1;\n  }\n}\n";
  }

  /** A run whose tests have passed; what it would measure itself nobody waits for here. */
  static String correct(Client client, String code) throws IOException, InterruptedException {
    Answer accepted = client.post("/api/exercises/orders/runs", Client.files(ORDERS, code));
    assertEquals(202, accepted.status(), accepted.text());
    String run = accepted.json().get("id").asString();
    client.events(run, 0, event -> event.name().equals("tested"));
    assertEquals(204, client.delete("/api/runs/" + run).status());
    client.events(run, 0);
    return run;
  }

  private Answer start(String run, String body) throws Exception {
    return client.post("/api/runs/" + run + "/loads", body);
  }

  /** The load's path below {@code /api/runs/}. */
  private String started(String run, int rate, int seconds) throws Exception {
    Answer accepted = start(run, "{\"rate\": %d, \"seconds\": %d}".formatted(rate, seconds));
    assertEquals(202, accepted.status(), accepted.text());
    return accepted.json().get("url").asString().substring("/api/runs/".length());
  }

  private static JsonNode curve(JsonNode load, String loop) {
    return load.get("curves")
        .valueStream()
        .filter(curve -> curve.get("loop").asString().equals(loop))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode millis(JsonNode load, String loop, double percentile) {
    return curve(load, loop)
        .get("points")
        .valueStream()
        .filter(point -> point.get("percentile").asDouble() == percentile)
        .map(point -> point.get("millis"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_stall_is_watched_while_it_goes_on_and_the_closed_loop_misses_it() throws Exception {
    String run =
        correct(client, Files.readString(EXERCISES.resolve("01-small/05-orders").resolve(ORDERS)));
    Answer listed = client.get("/api/runs/" + run + "/loads");
    assertEquals(
        List.of(),
        new Described(client.get("/api/openapi.json").json())
            .wrong("GET", "/api/runs/{id}/loads", listed));
    JsonNode offered = listed.json().get("offered");
    assertEquals("OrderService", offered.get("service").asString());
    assertEquals(100, offered.get("rate").asDouble(), "the goal's");
    assertEquals(5_000, offered.get("most").get("rate").asDouble());

    String load = started(run, 100, 2);
    Answer second = start(run, "{\"rate\": 1, \"seconds\": 1}");
    assertEquals(409, second.status());
    assertEquals("load-under-way", second.code());

    List<Event> events = client.events(load, 0);
    List<JsonNode> moments =
        events.stream().filter(event -> event.name().equals("moment")).map(Event::data).toList();
    List<JsonNode> open =
        moments.stream().filter(moment -> moment.get("loop").asString().equals("open")).toList();
    assertTrue(open.size() >= 4, "it is told as it comes: " + moments);
    assertEquals("closed", moments.getFirst().get("loop").asString());
    for (int i = 1; i < open.size(); i++) {
      assertTrue(open.get(i).get("due").asInt() >= open.get(i - 1).get("due").asInt());
    }
    assertTrue(
        open.stream().anyMatch(moment -> moment.get("waiting").asInt() > 5), "a queue is seen");

    JsonNode done = events.getLast().data();
    assertEquals("complete", done.get("outcome").asString(), done.toString());
    assertEquals(200, curve(done, "open").get("requests").asInt());
    // A request in fifty stalls the others; one client meets four of them, so not nine in ten.
    assertTrue(
        millis(done, "open", 90).asDouble() > 5 * millis(done, "closed", 90).asDouble(),
        done.toString());
    assertEquals(
        200,
        done.get("tracks")
            .get(0)
            .get("buckets")
            .valueStream()
            .mapToInt(b -> b.get("due").asInt())
            .sum());
    assertTrue(done.get("summary").asString().startsWith("At 100 a second, half of the requests"));
    Described described = new Described(client.get("/api/openapi.json").json());
    assertEquals(List.of(), described.wrong("Load", done));
    open.forEach(moment -> assertEquals(List.of(), described.wrong("LoadNow", moment)));
    assertEquals(done, client.get("/api/runs/" + load).json());
    assertEquals(
        done, client.get("/api/runs/" + run + "/loads").json().get("loads").get(0), "it is kept");
  }

  @Test
  void what_the_service_turns_away_is_no_failure() throws Exception {
    String run =
        correct(
            client,
            orders(
                """
                    if (number % 4 == 2) {
                      throw new java.util.concurrent.RejectedExecutionException("full");
                    } else if (number % 20 == 5) {
                      throw new IllegalStateException("<b>lost</b>");
                    }\
                """));
    JsonNode done = client.events(started(run, 200, 1), 0).getLast().data();
    assertEquals("complete", done.get("outcome").asString(), done.toString());
    JsonNode open = curve(done, "open");
    assertEquals(
        List.of(200, 50, 10, 0),
        List.of(
            open.get("requests").asInt(),
            open.get("refused").asInt(),
            open.get("failed").asInt(),
            open.get("unanswered").asInt()));
    assertTrue(millis(done, "open", 99).isNull(), "a quarter has no answer");
    assertEquals("java.lang.IllegalStateException: <b>lost</b>", done.get("failure").asString());
    assertTrue(
        done.get("summary").asString().contains("50 of 200 were turned away by the service"));
  }

  @Test
  void a_service_that_keeps_up_answers_all_in_either_loop() throws Exception {
    String run = correct(client, orders(""));
    JsonNode done = client.events(started(run, 50, 1), 0).getLast().data();
    assertEquals("complete", done.get("outcome").asString(), done.toString());
    for (String loop : List.of("open", "closed")) {
      JsonNode curve = curve(done, loop);
      assertEquals(50, curve.get("requests").asInt());
      for (String lost : List.of("shed", "refused", "failed", "unanswered")) {
        assertEquals(0, curve.get(lost).asInt(), lost);
      }
      assertFalse(millis(done, loop, 100).isNull());
    }
    assertEquals("", done.get("failure").asString());
  }

  @Test
  void a_wrong_answer_ends_it_in_the_services_own_words() throws Exception {
    String run = correct(client, orders("    if (number > 20_010) {\n      return 7;\n    }"));
    JsonNode done = client.events(started(run, 50, 1), 0).getLast().data();
    assertEquals("broken", done.get("outcome").asString(), done.toString());
    assertTrue(
        done.get("summary")
            .asString()
            .matches("The service stopped it: order \\d+ was confirmed as another"),
        done.toString());
  }

  @Test
  void one_that_is_taken_back_makes_room_for_the_next() throws Exception {
    String run = correct(client, orders(""));
    String load = started(run, 5_000, 15);
    client.events(load, 0, event -> event.name().equals("moment"));
    assertEquals(204, client.delete("/api/runs/" + load).status());
    JsonNode done = client.events(load, 0).getLast().data();
    assertEquals("cancelled", done.get("outcome").asString());
    assertTrue(done.get("curves").isEmpty());
    String next = started(run, 1, 1);
    assertEquals("complete", client.events(next, 0).getLast().data().get("outcome").asString());
  }

  @Test
  void what_can_not_be_sent_is_refused_with_a_reason() throws Exception {
    String run = correct(client, orders(""));
    Answer fast = start(run, "{\"rate\": 5000.5, \"seconds\": 3}");
    assertEquals(422, fast.status());
    assertEquals("The rate is 5000.5; give one from 1 to 5,000 requests a second.", fast.message());
    Answer brief = start(run, "{\"rate\": 200, \"seconds\": 0}");
    assertEquals(422, brief.status());
    assertEquals("The duration is 0; give one from 1 to 15 seconds.", brief.message());
    assertEquals(400, start(run, "{\"rate\": 200}").status());
    assertEquals(400, start(run, "{\"rate\": \"200\", \"seconds\": 3}").status());
    assertEquals(404, start("nobody", "{\"rate\": 200, \"seconds\": 3}").status());
    assertEquals(404, client.get("/api/runs/" + run + "/loads/nobody").status());

    Answer wrong =
        client.post(
            "/api/exercises/orders/runs",
            Client.files(ORDERS, orders("    if (number == 1) {\n      return 7;\n    }")));
    String failed = wrong.json().get("id").asString();
    client.events(failed, 0);
    Answer refused = start(failed, "{\"rate\": 200, \"seconds\": 3}");
    assertEquals(409, refused.status());
    assertEquals("not-correct", refused.code());
    assertTrue(client.get("/api/runs/" + failed + "/loads").json().get("offered").isNull());
  }
}
