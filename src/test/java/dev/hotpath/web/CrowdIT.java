package dev.hotpath.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Client;
import dev.hotpath.Client.Answer;
import dev.hotpath.Client.Event;
import dev.hotpath.Concat;
import dev.hotpath.RunningServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One who asks for too much: ATTACKS.md, 38 and 39. On a server that nobody has used yet. */
@Timeout(120)
class CrowdIT {

  private static final String EXERCISE = "/api/exercises/concat";

  @TempDir private Path data;
  private RunningServer server;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    server = RunningServer.on(data);
    client = server.client();
  }

  @AfterEach
  void end() {
    server.close();
  }

  private HttpRequest.Builder submission(String concat) {
    return client.withJson("POST", EXERCISE + "/runs", Client.files(Concat.FILE, concat));
  }

  private <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
    List<T> answers = new ArrayList<>();
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> asked = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        asked.add(all.submit(call));
      }
      for (Future<T> one : asked) {
        answers.add(one.get());
      }
    }
    return answers;
  }

  private static void assertTooMany(Answer answer, String code) {
    assertEquals(429, answer.status(), answer.text());
    assertEquals(code, answer.code());
    assertTrue(answer.header("Retry-After").matches("[1-9]\\d*"), answer.headers().toString());
    String soon = "in " + answer.header("Retry-After") + " s";
    assertTrue(answer.message().contains(soon), answer.message());
  }

  private double metric(String name) throws Exception {
    String line =
        client
            .get("/metrics")
            .text()
            .lines()
            .filter(one -> one.startsWith(name + " "))
            .findFirst()
            .orElseThrow();
    return Double.parseDouble(line.substring(name.length() + 1));
  }

  private JsonNode document(String run) throws Exception {
    return client.get("/api/runs/" + run).json();
  }

  @Test
  void of_100_submissions_at_once_one_runs_the_newest_waits_and_most_are_refused()
      throws Exception {
    String endless = Concat.endless();
    String first = client.submit(endless);
    client.events(first, 0, event -> event.name().equals("compiled"));

    List<Answer> answers = atOnce(100, () -> client.sendOnce(submission(endless)));
    List<Answer> refused = answers.stream().filter(answer -> answer.status() != 202).toList();
    List<String> accepted =
        answers.stream()
            .filter(answer -> answer.status() == 202)
            .map(answer -> answer.json().get("id").asString())
            .toList();
    refused.forEach(answer -> assertTooMany(answer, "too-many-runs"));
    assertTrue(accepted.size() >= 9, accepted.size() + " accepted; a burst is 10");
    assertFalse(refused.isEmpty());
    assertEquals(refused.size(), metric("hotpath_refused_429_total"));
    assertEquals(1, metric("hotpath_runs_testing"));
    assertEquals(1, metric("hotpath_runs_waiting_for_tests"));
    assertEquals(2, metric("hotpath_runs_unfinished"));

    String newest = client.get(EXERCISE).json().get("current").asString();
    assertTrue(accepted.contains(newest));
    for (String run : accepted) {
      JsonNode document = run.equals(newest) ? document(run) : ended(run);
      assertEquals(run.equals(newest), document.get("verdict").isNull(), document.toString());
      if (!run.equals(newest)) {
        assertEquals(
            "Replaced by a newer submission before its turn came.",
            document.get("summary").asString());
      }
    }
    assertTrue(document(first).get("verdict").isNull(), "the one that runs is not disturbed");

    // What was refused was not kept, and what was accepted ends with a verdict.
    assertEquals(
        Math.min(20, accepted.size() + 1), client.get(EXERCISE).json().get("attempts").size());
    for (String run : List.of(newest, first)) {
      client.delete("/api/runs/" + run);
      assertEquals("cancelled", ended(run).get("verdict").asString());
    }
    await().until(() -> metric("hotpath_runs_testing") == 0);
    assertEquals(0, metric("hotpath_runs_unfinished"));
    assertEquals("fail", client.run(Concat.wrong()).get("verdict").asString(), "it goes on");
  }

  private JsonNode ended(String run) throws IOException, InterruptedException {
    return client.events(run, 0).getLast().data();
  }

  @Test
  void one_who_asks_the_compiler_too_often_is_told_so_and_keeps_typing() throws Exception {
    String body = Client.files(Concat.FILE, Concat.solution());
    List<Answer> answers =
        atOnce(100, () -> client.sendOnce(client.withJson("POST", EXERCISE + "/diagnostics", "")));
    assertTrue(answers.stream().filter(answer -> answer.status() == 400).count() >= 20);
    List<Answer> refused = answers.stream().filter(answer -> answer.status() == 429).toList();
    assertFalse(refused.isEmpty());
    refused.forEach(answer -> assertTooMany(answer, "too-many-diagnostics"));
    assertEquals(202, client.sendOnce(submission(Concat.broken())).status(), "it is not a run");
    List<Answer> drafts =
        atOnce(50, () -> client.sendOnce(client.withJson("PUT", EXERCISE + "/draft", body)));
    assertTrue(drafts.stream().allMatch(answer -> answer.status() == 204), "no draft is refused");
  }

  @Test
  void a_refusal_is_read_by_one_who_sends_much() throws Exception {
    String large = Client.files(Concat.FILE, "x".repeat(5 << 20));
    List<Answer> answers =
        atOnce(30, () -> client.sendOnce(client.withJson("POST", EXERCISE + "/runs", large)));
    assertTrue(answers.stream().allMatch(one -> one.status() == 429 || one.status() == 413));
    assertTrue(answers.stream().anyMatch(one -> one.status() == 429));
  }

  @Test
  @Tag("slow")
  void requests_that_do_not_go_on_hold_up_nobody_and_are_ended() throws Exception {
    String head = "Host: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n";
    List<String> begun =
        List.of(
            "",
            "GET / HT",
            "GET / HTTP/1.1\r\nHost: local",
            "PUT %s/draft HTTP/1.1\r\n%s\r\n{".formatted(EXERCISE, head));
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i < 400; i++) {
        Socket socket = new Socket("127.0.0.1", server.address().getPort());
        open.add(socket);
        socket.getOutputStream().write(begun.get(i % begun.size()).getBytes(US_ASCII));
      }
      assertEquals("fail", client.run(Concat.wrong()).get("verdict").asString());
      assertEquals(200, client.get("/").status());
      for (Socket socket : open) {
        socket.setSoTimeout(60_000);
        assertTrue(ended(socket), () -> "still open: " + socket);
      }
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
    assertEquals(200, client.get("/").status());
  }

  /** Whether the server closes it, with or without a word. */
  private static boolean ended(Socket socket) throws IOException {
    try {
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (SocketTimeoutException stillOpen) {
      return false;
    } catch (SocketException reset) {
      return true;
    }
  }

  @Test
  void a_learner_has_twenty_event_streams_and_others_are_served_meanwhile() throws Exception {
    String endless = client.submit(Concat.endless());
    String path = "/api/runs/" + endless + "/events";
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Event>>> streams = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        streams.add(readers.submit(() -> client.events(endless, 0)));
      }
      await().until(() -> metric("hotpath_event_streams") == 20);
      for (Answer answer : atOnce(300, () -> client.sendOnce(client.request(path)))) {
        assertTooMany(answer, "too-many-streams");
      }
      assertEquals(200, client.get("/api/exercises").status());
      client.delete("/api/runs/" + endless);
      for (Future<List<Event>> stream : streams) {
        assertEquals("done", stream.get().getLast().name());
      }
    }
    await().until(() -> metric("hotpath_event_streams") == 0);
    assertEquals("done", client.events(endless, 0).getLast().name(), "there is room again");
  }
}
