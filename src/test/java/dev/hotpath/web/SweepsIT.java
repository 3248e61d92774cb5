package dev.hotpath.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Client;
import dev.hotpath.Client.Answer;
import dev.hotpath.Client.Event;
import dev.hotpath.RunningServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Sweeps over HTTP: what they show, how they wait, and that a restart loses none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class SweepsIT {

  private static final Path EXERCISES = Path.of("src/test/resources/sweeps/exercises");
  private static final String TOTAL = "src/Total.java";
  private static final String KEEPS = "src/Keeps.java";

  private RunningServer server;
  private Client client;
  private String run;

  @BeforeAll
  void serve(@TempDir Path data) throws Exception {
    server = RunningServer.on(data, "--exercises", EXERCISES.toString());
    client = server.client();
    run = total(client);
  }

  @AfterAll
  void end() {
    server.close();
  }

  private static String starter(String folder, String file) throws Exception {
    return Files.readString(EXERCISES.resolve("01-sweeps").resolve(folder).resolve(file));
  }

  private static String submitted(Client client, String exercise, String file, String code)
      throws Exception {
    Answer accepted = client.post("/api/exercises/" + exercise + "/runs", Client.files(file, code));
    assertEquals(202, accepted.status(), accepted.text());
    return accepted.json().get("id").asString();
  }

  /** A run of the starter of {@code total}, to its end. */
  private static String total(Client client) throws Exception {
    String run = submitted(client, "total", TOTAL, starter("01-total", TOTAL));
    assertEquals("slow", last(client, run).get("verdict").asString());
    return run;
  }

  private static JsonNode last(Client client, String what) throws Exception {
    return client.events(what, 0).getLast().data();
  }

  private static Answer start(Client client, String run, String key) throws Exception {
    return client.post("/api/runs/" + run + "/sweeps", "{\"sweep\": \"" + key + "\"}");
  }

  /** The sweep's path below {@code /api/runs/}. */
  private static String started(Client client, String run, String key) throws Exception {
    Answer accepted = start(client, run, key);
    assertEquals(202, accepted.status(), accepted.text());
    String url = accepted.json().get("url").asString();
    assertEquals(url + "/events", accepted.json().get("events").asString());
    return url.substring("/api/runs/".length());
  }

  private static JsonNode point(JsonNode sweep, int value, String side) {
    return sweep
        .get("points")
        .valueStream()
        .filter(point -> point.get("value").asInt() == value)
        .filter(point -> point.get("side").asString().equals(side))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_parameter_shows_how_the_time_grows_fork_by_fork() throws Exception {
    JsonNode offered = client.get("/api/runs/" + run + "/sweeps").json().get("offered");
    assertEquals(
        List.of("n", "processors", "heap", "collector", "compiler", "options"),
        offered.findValuesAsString("key"));
    String sweep = started(client, run, "n");
    List<Event> events = client.events(sweep, 0);
    List<Integer> forks =
        events.stream()
            .filter(event -> event.name().equals("measured"))
            .map(event -> event.data().get("forks").size())
            .toList();
    assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9), forks);
    JsonNode done = events.getLast().data();
    assertEquals("complete", done.get("outcome").asString());
    assertEquals(9, done.get("planned").asInt());
    for (int value = 0; value < 3; value++) {
      assertEquals(3, point(done, value, "yours").get("samples").size());
    }
    double least = point(done, 0, "yours").get("median").asDouble();
    double most = point(done, 2, "yours").get("median").asDouble();
    assertTrue(most > 8 * least, done.toString());
    String summary = done.get("summary").asString();
    assertTrue(summary.startsWith("From n = 1000 to 64000 the starter takes "), summary);
    assertTrue(done.get("notes").get(0).asString().contains("one line and not two"));
    Answer csv = client.get("/api/runs/" + sweep + "/forks.csv");
    assertEquals(10, csv.text().lines().count(), csv.text());
    assertTrue(csv.text().contains("total,total,n,64000,yours,"), csv.text());
    assertEquals(done, client.get("/api/runs/" + sweep).json());
  }

  @Test
  void a_heap_that_is_too_small_is_a_figure_and_not_a_failure() throws Exception {
    String small = starter("02-keeps", KEEPS).replace("64 << 10", "64");
    String keeps = submitted(client, "keeps", KEEPS, small);
    last(client, keeps);
    JsonNode done = last(client, started(client, keeps, "heap"));
    assertEquals("complete", done.get("outcome").asString(), done.toString());
    JsonNode dead = point(done, 0, "starter");
    assertEquals("ran out of memory", dead.get("ended").asString(), done.toString());
    assertEquals(0, dead.get("samples").size());
    assertEquals("", point(done, 0, "yours").get("ended").asString());
    assertEquals(3, point(done, 0, "yours").get("samples").size());
    assertEquals(16, done.get("forks").size(), "a place where one died has no more");
    JsonNode tight = point(done, 1, "starter");
    JsonNode roomy = point(done, 2, "starter");
    assertTrue(
        tight.get("collections").asDouble() > 3 * roomy.get("collections").asDouble(),
        done.toString());
    assertTrue(tight.get("collectorCpu").asDouble() > 0.1, done.toString());
    String summary = done.get("summary").asString();
    assertTrue(summary.endsWith(" The starter ran out of memory with 16 MB."), summary);
  }

  @Test
  void more_processors_than_there_are_is_said_plainly() throws Exception {
    String sweep = started(client, run, "processors");
    client.delete("/api/runs/" + sweep);
    String notes = client.get("/api/runs/" + sweep).json().get("notes").toString();
    assertTrue(notes.contains("with 64 the JVM starts threads for more than there are"), notes);
  }

  @Test
  void what_is_not_correct_or_not_there_is_refused() throws Exception {
    String broken = submitted(client, "total", TOTAL, "no Java");
    last(client, broken);
    Answer refused = start(client, broken, "n");
    assertEquals(409, refused.status());
    assertEquals("not-correct", refused.code());
    assertTrue(client.get("/api/runs/" + broken + "/sweeps").json().get("offered").isEmpty());
    Answer unknown = start(client, run, "colour");
    assertEquals(422, unknown.status());
    assertTrue(
        unknown.message().endsWith("there are: n, processors, heap, collector, compiler, options."),
        unknown.message());
    String sweeps = "/api/runs/" + run + "/sweeps";
    Answer odd =
        client.post(sweeps, "{\"sweep\": \"options\", \"values\": [\"\", \"-XX:OnError=id\"]}");
    assertEquals(422, odd.status());
    assertEquals("bad-values", odd.code());
    assertTrue(odd.message().contains("-XX:OnError=id is not among the options"), odd.message());
    assertEquals(400, client.post(sweeps, "{\"sweep\": \"heap\", \"values\": [null]}").status());
    assertEquals(404, client.get(sweeps + "/nobody").status());
    assertEquals(404, start(client, "nobody", "n").status());
    assertEquals(400, client.post("/api/runs/" + run + "/sweeps", "{}").status());
  }

  @Test
  void a_cancelled_sweep_keeps_its_forks_and_makes_room_for_the_next() throws Exception {
    String sweep = started(client, run, "n");
    client.events(sweep, 0, event -> event.name().equals("measured"));
    Answer second = start(client, run, "heap");
    assertEquals(409, second.status());
    assertEquals("sweep-under-way", second.code());
    assertEquals(204, client.delete("/api/runs/" + sweep).status());
    JsonNode done = last(client, sweep);
    assertEquals("cancelled", done.get("outcome").asString());
    assertFalse(done.get("forks").isEmpty());
    assertTrue(done.get("forks").size() < 9, done.toString());
    assertTrue(
        done.get("forks").valueStream().allMatch(fork -> fork.get("ended").asString().isEmpty()),
        "the fork that was ended is no figure: " + done);
    String next = started(client, run, "heap");
    client.delete("/api/runs/" + next);
    assertEquals("cancelled", last(client, next).get("outcome").asString());
  }

  @Test
  void a_run_is_measured_between_two_forks_of_a_sweep() throws Exception {
    String sweep = started(client, run, "n");
    client.events(sweep, 0, event -> event.name().equals("measuring"));
    total(client);
    JsonNode meanwhile = client.get("/api/runs/" + sweep).json();
    assertTrue(meanwhile.get("outcome").isNull(), meanwhile.toString());
    List<Event> events = client.events(sweep, 0);
    assertTrue(
        events.stream()
            .anyMatch(event ->
                event
                    .data()
                    .get("summary")
                    .asString()
                    .equals("The sweep waits: one measurement is before it.")),
        events.toString());
    assertEquals(9, events.getLast().data().get("forks").size());
  }

  @Test
  void a_sweep_that_a_kill_cut_off_goes_on_behind_the_forks_that_it_has(@TempDir Path data)
      throws Exception {
    String sweep;
    JsonNode before;
    RunningServer killed = RunningServer.on(data, "--exercises", EXERCISES.toString());
    try {
      sweep = started(killed.client(), total(killed.client()), "n");
      // A fork is kept before the next begins.
      before =
          killed
              .client()
              .events(
                  sweep,
                  0,
                  event ->
                      event.name().equals("measuring") && event.data().get("forks").size() == 2)
              .getLast()
              .data();
    } finally {
      killed.kill();
    }
    try (RunningServer next = RunningServer.on(data, "--exercises", EXERCISES.toString())) {
      JsonNode done = last(next.client(), sweep);
      assertEquals("complete", done.get("outcome").asString());
      List<JsonNode> forks = done.get("forks").valueStream().toList();
      assertEquals(before.get("forks").valueStream().toList(), forks.subList(0, 2));
      assertEquals(9, forks.size());
      Set<String> places =
          forks.stream().map(fork -> fork.get("value").asString()).collect(Collectors.toSet());
      assertEquals(Stream.of("0", "1", "2").collect(Collectors.toSet()), places);
    }
  }
}
