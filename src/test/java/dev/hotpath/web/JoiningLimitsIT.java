package dev.hotpath.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Client;
import dev.hotpath.Client.Answer;
import dev.hotpath.Concat;
import dev.hotpath.RunningServer;
import dev.hotpath.Stored;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who may not come in, or not now; each on a server that nobody has come to yet. */
@Timeout(180)
class JoiningLimitsIT {

  @TempDir private Path data;

  private RunningServer classroom(String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("--classroom"));
    arguments.addAll(List.of(more));
    return RunningServer.on(data, arguments.toArray(String[]::new));
  }

  private static HttpRequest.Builder joining(Client client, String code, String name) {
    return client.withJson(
        "POST", "/api/join", "{\"code\": \"%s\", \"name\": \"%s\"}".formatted(code, name));
  }

  private static List<Answer> atOnce(int many, RunningServer server) throws Exception {
    Client client = server.client();
    String code = server.joinCode();
    List<Future<Answer>> asked = new ArrayList<>();
    List<Answer> answers = new ArrayList<>();
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < many; i++) {
        String name = "Attendee " + i;
        asked.add(all.submit(() -> client.sendOnce(joining(client, code, name))));
      }
      for (Future<Answer> one : asked) {
        answers.add(one.get());
      }
    }
    return answers;
  }

  @Test
  void forty_behind_one_address_are_in_at_once() throws Exception {
    try (RunningServer server = classroom()) {
      for (Answer answer : atOnce(40, server)) {
        assertEquals(201, answer.status(), answer::text);
      }
    }
  }

  @Test
  void five_hundred_from_one_address_are_slowed_and_who_is_in_works_on() throws Exception {
    try (RunningServer server = classroom()) {
      Client early = server.join("Ada");
      List<Answer> in = new ArrayList<>();
      for (Answer answer : atOnce(500, server)) {
        if (answer.status() == 201) {
          in.add(answer);
        } else {
          assertEquals(429, answer.status(), answer::text);
          assertEquals("too-many-joins", answer.code());
          assertTrue(answer.header("Retry-After").matches("[1-9]\\d*"), answer::text);
          assertTrue(answer.message().contains("try again in "), answer::message);
        }
      }
      assertTrue(in.size() >= 59 && in.size() < 250, in.size() + " are in");
      assertEquals(200, early.get("/").status());
      assertEquals(200, server.client().with(in.getLast().cookie()).get("/").status());
      assertEquals(201, server.client().send(joining(early, server.joinCode(), "Bob")).status());
      Client anybody = server.client();
      assertTrue(anybody.get("/metrics").text().contains("hotpath_refused_429_total "));
    }
  }

  /** ATTACKS.md, 34. A right guess among too many is not told from a wrong one. */
  @Test
  void who_guesses_codes_is_soon_not_answered_any_more() throws Exception {
    try (RunningServer server = classroom()) {
      Client guesser = server.client();
      Client ada = server.join("Ada");
      int wrong = 0;
      Answer answer = guesser.sendOnce(joining(guesser, "00000000", "x"));
      while (answer.status() == 422 && wrong < 100) {
        wrong++;
        answer = guesser.sendOnce(joining(guesser, "%08d".formatted(wrong), "x"));
      }
      assertEquals(429, answer.status());
      assertEquals("too-many-codes", answer.code());
      assertTrue(wrong >= 40 && wrong < 50, wrong + " codes were tried");
      Answer right = guesser.sendOnce(joining(guesser, server.joinCode(), "x"));
      assertEquals(429, right.status());
      Answer page = guesser.form("/join", Map.of("code", server.joinCode(), "name", "Bob <b>"));
      assertEquals(429, page.status());
      assertTrue(page.header("Retry-After").matches("[1-9]\\d*"), "says when");
      assertTrue(page.text().contains("Too many wrong join codes"), page::text);
      assertTrue(page.text().contains("value=\"Bob &lt;b&gt;\""), "nothing is lost");
      assertEquals(200, ada.get("/").status(), "who is in is not concerned");
    }
  }

  @Test
  void links_are_not_guessed_either_nor_the_instructors() throws Exception {
    try (RunningServer server = classroom()) {
      Client guesser = server.client();
      for (int i = 0; i < 20; i++) {
        String path = (i % 2 == 0 ? "/instructor/" : "/resume/") + "%032x".formatted(i);
        int status = guesser.sendOnce(guesser.request(path).GET()).status();
        assertEquals(i % 2 == 0 ? 403 : 404, status, path);
      }
      Answer answer = guesser.sendOnce(guesser.request(server.instructorPath()).GET());
      assertEquals(429, answer.status());
      assertTrue(answer.text().contains("links that lead to nobody"), answer::text);
      assertTrue(answer.header("Retry-After").matches("[1-3]"), answer.header("Retry-After"));
    }
  }

  @Test
  void a_class_that_is_over_can_be_read_by_who_was_in_it_and_by_nobody_changed() throws Exception {
    String code;
    String run;
    Client ada;
    try (RunningServer server = classroom()) {
      code = server.joinCode();
      ada = server.join("Ada");
      run = ada.submit(Concat.broken());
      ada.events(run, 0);
    }
    try (Stored stored = new Stored(data)) {
      stored.classOver();
    }
    try (RunningServer server = classroom()) {
      Client anybody = server.client();
      Answer expired = anybody.sendOnce(joining(anybody, code, "Bob"));
      assertEquals(409, expired.status());
      assertEquals("class-over", expired.code());
      assertTrue(
          expired.message().contains("is over, and its code lets nobody in any more"),
          expired::message);
      Answer page = anybody.form("/join", Map.of("code", code, "name", "Bob"));
      assertEquals(409, page.status());
      assertTrue(page.text().contains("lets nobody in any more"), page::text);

      Client back = anybody.with(ada.cookies());
      assertEquals(200, back.get("/runs/" + run).status());
      assertEquals(200, back.get("/api/runs/" + run).status());
      assertTrue(back.get("/").text().contains("Your class is over"));
      assertTrue(back.get("/me").text().contains("/resume/"));
      String body = Client.files(Concat.FILE, Concat.starter());
      for (Answer refused :
          List.of(
              back.post("/api/exercises/concat/runs", body),
              back.put("/api/exercises/concat/draft", body),
              back.delete("/api/exercises/concat/draft"),
              back.post("/api/exercises/concat/answers", "{\"question\": 0, \"choice\": 0}"),
              back.post("/api/exercises/concat/hints", "{\"hint\": 1}"),
              back.put("/api/me/name", "{\"name\": \"Bob\"}"),
              back.delete("/api/runs/" + run))) {
        assertEquals(409, refused.status(), refused::text);
        assertEquals("class-over", refused.code());
        assertTrue(refused.message().contains("kept in this browser"), refused::message);
      }

      Client next = back.join(server.joinCode(), "Ada");
      assertFalse(next.cookies().isEmpty());
      assertEquals(200, server.join("Bob").get("/").status());
    }
  }

  @Test
  void who_comes_back_after_a_restart_finds_their_place() throws Exception {
    Client ada;
    String code;
    String typed = Concat.starter() + "// Ada's";
    try (RunningServer server = classroom()) {
      code = server.joinCode();
      ada = server.join("Ada");
      assertEquals(
          204, ada.put("/api/exercises/concat/draft", Client.files(Concat.FILE, typed)).status());
      server.kill();
    }
    try (RunningServer server = classroom()) {
      assertEquals(code, server.joinCode());
      Client back = server.client().with(ada.cookies());
      assertTrue(back.get("/api/exercises/concat").text().contains("// Ada's"));
      assertTrue(back.get("/").text().contains("<bdi>Ada</bdi>"));
      assertEquals(200, server.client().join(code, "Late").get("/").status());
    }
  }

  @Test
  void behind_a_proxy_its_word_counts_where_told_to() throws Exception {
    try (RunningServer server = classroom("--behind-proxy", "--address", "https://class.example")) {
      assertTrue(
          server.log().contains("Attendees join at https://class.example/join with the code"),
          server.log());
      Client client = server.client();
      String code = server.joinCode();
      Answer joined =
          client.sendOnce(
              joining(client, code, "Ada")
                  .header("X-Forwarded-Proto", "https")
                  .header("X-Forwarded-Host", "class.example")
                  .header("X-Forwarded-For", "203.0.113.7")
                  .header("Origin", "https://class.example"));
      assertEquals(201, joined.status(), joined::text);
      assertTrue(joined.header("Set-Cookie").contains("; Secure"), joined.header("Set-Cookie"));
      Answer me =
          client
              .with(joined.cookie())
              .sendOnce(
                  client
                      .with(joined.cookie())
                      .request("/me")
                      .header("X-Forwarded-Proto", "https")
                      .header("X-Forwarded-Host", "class.example")
                      .GET());
      assertTrue(me.text().contains("value=\"https://class.example/resume/"), me::text);
      assertEquals(
          403,
          client
              .sendOnce(
                  joining(client, code, "Ada")
                      .header("X-Forwarded-Host", "class.example")
                      .header("Origin", "https://evil.example"))
              .status());

      for (int i = 0; i < 45; i++) { // of one attendee; others are not held up by it
        client.sendOnce(joining(client, "00000000", "x").header("X-Forwarded-For", "203.0.113.8"));
      }
      assertEquals(
          429,
          client
              .sendOnce(joining(client, code, "x").header("X-Forwarded-For", "203.0.113.8"))
              .status());
      assertEquals(
          201,
          client
              .sendOnce(joining(client, code, "x").header("X-Forwarded-For", "203.0.113.9"))
              .status());
    }
  }

  @Test
  void without_being_told_to_a_server_believes_no_such_header() throws Exception {
    try (RunningServer server = classroom()) {
      Client client = server.client();
      String code = server.joinCode();
      Answer joined =
          client.sendOnce(joining(client, code, "Ada").header("X-Forwarded-Proto", "https"));
      assertEquals(201, joined.status(), joined::text);
      assertFalse(joined.header("Set-Cookie").contains("Secure"), joined.header("Set-Cookie"));
      assertEquals(
          403,
          client
              .sendOnce(
                  joining(client, code, "Ada")
                      .header("X-Forwarded-Host", "evil.example")
                      .header("Origin", "https://evil.example"))
              .status());
      for (int i = 0; i < 45; i++) {
        client.sendOnce(
            joining(client, "00000000", "x").header("X-Forwarded-For", "203.0.113." + i));
      }
      assertEquals(429, client.sendOnce(joining(client, code, "x")).status(), "it is one address");
    }
  }

  @Test
  void a_server_without_a_class_says_so() throws Exception {
    try (RunningServer server = RunningServer.on(data)) {
      Client client = server.client();
      Answer page = client.get("/join");
      assertEquals(404, page.status());
      assertTrue(page.text().contains("start it with --classroom"), page::text);
      Answer answer = client.sendOnce(joining(client, "00000000", "Ada"));
      assertEquals(404, answer.status());
      assertEquals("no-class", answer.code());
      for (String path : List.of("/me", "/resume/" + "0".repeat(32))) {
        assertEquals(404, client.get(path).status(), path);
      }
      assertFalse(client.get("/").text().contains("href=\"/me\""));
    }
  }
}
