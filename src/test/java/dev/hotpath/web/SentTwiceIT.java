package dev.hotpath.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.hotpath.Client;
import dev.hotpath.Client.Answer;
import dev.hotpath.Concat;
import dev.hotpath.RunningServer;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A submission whose answer got lost is sent again, and is one run all the same. */
@Timeout(120)
class SentTwiceIT {

  private static final String EXERCISE = "/api/exercises/concat";

  @TempDir private Path data;
  private RunningServer server;
  private Client client;

  @BeforeEach
  void serve() throws Exception {
    server = RunningServer.on(data);
    client = server.client();
  }

  @AfterEach
  void end() {
    server.close();
  }

  private HttpRequest.Builder submission(String key, String concat) {
    return client
        .withJson("POST", EXERCISE + "/runs", Client.files(Concat.FILE, concat))
        .header("Idempotency-Key", key);
  }

  private String accepted(String key, String concat) throws Exception {
    Answer answer = client.sendOnce(submission(key, concat));
    assertEquals(202, answer.status(), answer.text());
    return answer.json().get("id").asString();
  }

  private List<String> attempts() throws Exception {
    return client.get(EXERCISE).json().get("attempts").findValuesAsString("id");
  }

  @Test
  void the_same_request_gets_the_same_run_also_after_its_end_and_after_a_kill() throws Exception {
    String key = UUID.randomUUID().toString();
    String run = accepted(key, Concat.broken());
    assertEquals(run, accepted(key, Concat.broken()));
    client.events(run, 0);
    assertEquals(run, accepted(key, Concat.broken()));
    assertEquals(run, accepted('"' + key + '"', Concat.broken()), "quoted, as the standard has it");
    server.kill();
    server = RunningServer.on(data);
    client = server.client();
    assertEquals(run, accepted(key, Concat.broken()));
    assertEquals(List.of(run), attempts());
  }

  @Test
  void of_ten_at_once_one_is_run() throws Exception {
    String key = UUID.randomUUID().toString();
    List<String> runs = new ArrayList<>();
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> asked = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        asked.add(all.submit(() -> accepted(key, Concat.endless())));
      }
      for (Future<String> one : asked) {
        runs.add(one.get());
      }
    }
    assertEquals(1, runs.stream().distinct().count());
    assertEquals(runs.subList(0, 1), attempts());
    client.delete("/api/runs/" + runs.getFirst());
  }

  @Test
  void another_request_under_the_same_key_is_refused_and_not_run() throws Exception {
    String key = UUID.randomUUID().toString();
    String run = accepted(key, Concat.broken());
    Answer refused = client.sendOnce(submission(key, Concat.wrong()));
    assertEquals(422, refused.status(), refused.text());
    assertEquals("key-reused", refused.code());
    assertEquals(List.of(run), attempts());
    assertNotEquals(run, accepted(UUID.randomUUID().toString(), Concat.broken()));
  }

  @Test
  void what_is_sent_again_is_answered_also_where_nothing_new_is_taken() throws Exception {
    String key = UUID.randomUUID().toString();
    String run = accepted(key, Concat.broken());
    while (client.sendOnce(client.withJson("POST", EXERCISE + "/runs", "{}")).status() != 429) {
      // Each takes one of those that may be started at once.
    }
    assertEquals(run, accepted(key, Concat.broken()));
  }

  @Test
  void what_is_no_key_gets_a_sentence() throws Exception {
    for (String bad : new String[] {"short", "with a blank", "x".repeat(129), "<script>"}) {
      Answer refused = client.sendOnce(submission(bad, Concat.broken()));
      assertEquals(400, refused.status(), bad);
      assertEquals("bad-key", refused.code());
    }
    assertEquals(List.of(), attempts());
  }
}
