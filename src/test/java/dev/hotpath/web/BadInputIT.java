package dev.hotpath.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Client;
import dev.hotpath.Client.Answer;
import dev.hotpath.Concat;
import dev.hotpath.RunningServer;
import dev.hotpath.SharedServer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent, the answer is a sentence that helps, and the server goes on. */
@ExtendWith(SharedServer.class)
@Timeout(60)
class BadInputIT {

  private static final String EXERCISE = "/api/exercises/concat";
  private static final String RUNS = EXERCISE + "/runs";
  private static final String ANSWERS = EXERCISE + "/answers";
  private static final String HINTS = EXERCISE + "/hints";

  private final Client client;

  BadInputIT(Client client) {
    this.client = client;
  }

  /** A body, and what its sender reads. */
  private record Bad(String what, String path, String body, int status, String code, String says) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Bad> bodies() {
    String takes = "Send {\"files\":{\"src/Example.java\":\"…\"}}.";
    return Stream.of(
        new Bad("no body", RUNS, "", 400, "empty-body", "The request has no body; send a JSON"),
        new Bad("half a document", RUNS, "{\"files\":", 400, "bad-json", "(line 1, column 10)"),
        new Bad("no JSON at all", RUNS, "class A {}", 400, "bad-json", "(line 1, column 1)"),
        new Bad("words behind it", RUNS, "{\"files\":{}} and", 400, "bad-json", "'and'"),
        new Bad(
            "an unknown field",
            RUNS,
            "{\"files\":{},\"verdict\":\"pass\"}",
            400,
            "bad-json",
            "takes: there is no field 'verdict'. " + takes),
        new Bad("a list", RUNS, "[]", 400, "bad-json", "another type. " + takes),
        new Bad("null", RUNS, "null", 400, "bad-json", "The body is null; send "),
        new Bad("no files", RUNS, "{}", 400, "bad-json", "a field is missing"),
        new Bad("files that are null", RUNS, "{\"files\":null}", 400, "bad-json", takes),
        new Bad("a file of objects", RUNS, file("{\"a\":1}"), 400, "bad-json", "another type"),
        new Bad("a file that is a number", RUNS, file("7"), 400, "bad-json", "another type"),
        new Bad("a file that is true", RUNS, file("true"), 400, "bad-json", "another type"),
        new Bad(
            "a deep document",
            RUNS,
            "{\"files\":" + "{\"a\":".repeat(100_000),
            400,
            "bad-json",
            "not what this address takes"),
        new Bad("a file that is null", RUNS, file("null"), 422, "file-missing", Concat.FILE),
        new Bad(
            "a missing file",
            RUNS,
            "{\"files\":{}}",
            422,
            "file-missing",
            "The file 'src/Concat.java' is missing; hand in all of: src/Concat.java."),
        new Bad(
            "a test",
            RUNS,
            Client.files("test/ConcatTest.java", "class A {}"),
            422,
            "not-editable",
            "'test/ConcatTest.java' can't be handed in for exercise 'concat'; only these can: "
                + Concat.FILE),
        new Bad(
            "a way out", RUNS, Client.files("../X.java", ""), 422, "not-editable", "'../X.java'"),
        new Bad(
            "an absolute path", RUNS, Client.files("/etc/x", ""), 422, "not-editable", "/etc/x"),
        new Bad("NUL in a name", RUNS, Client.files("src\0.java", ""), 422, "not-editable", "only"),
        new Bad(
            "a name of 3,000 letters",
            RUNS,
            Client.files("x".repeat(3_000), ""),
            422,
            "not-editable",
            "x…'"),
        new Bad(
            "a file of 70,000 letters",
            RUNS,
            Client.files(Concat.FILE, "x".repeat(70_000)),
            413,
            "file-too-large",
            "The file 'src/Concat.java' has 70,000 characters; it may have 65,536."),
        new Bad(
            "NUL in a source",
            RUNS,
            Client.files(Concat.FILE, "class Concat {\n\0}"),
            422,
            "bad-character",
            "The file 'src/Concat.java' has the character NUL in line 2, which no source may have;"
                + " remove it."),
        new Bad(
            "an unknown question",
            ANSWERS,
            "{\"question\":99,\"choice\":0}",
            422,
            "unknown-question",
            "there is no question 99."),
        new Bad(
            "a question below 0",
            ANSWERS,
            "{\"question\":-1,\"choice\":0}",
            422,
            "unknown-question",
            "no question -1."),
        new Bad(
            "an unknown choice",
            ANSWERS,
            "{\"question\":0,\"choice\":99}",
            422,
            "unknown-choice",
            "there is no choice 99."),
        new Bad("half an answer", ANSWERS, "{\"question\":0}", 400, "bad-json", "\"choice\": 1}."),
        new Bad(
            "a question in words",
            ANSWERS,
            "{\"question\":\"0\",\"choice\":1}",
            400,
            "bad-json",
            "another type"),
        new Bad(
            "most of a question",
            ANSWERS,
            "{\"question\":0.7,\"choice\":1}",
            400,
            "bad-json",
            "another type"),
        new Bad(
            "a question past int",
            ANSWERS,
            "{\"question\":99999999999,\"choice\":1}",
            400,
            "bad-json",
            "Send {\"question\": 0, \"choice\": 1}."),
        new Bad("hint 0", HINTS, "{\"hint\":0}", 422, "unknown-hint", "there is no hint 0."),
        new Bad("hint 99", HINTS, "{\"hint\":99}", 422, "unknown-hint", "there is no hint 99."));
  }

  private static String file(String json) {
    return "{\"files\":{\"src/Concat.java\":%s}}".formatted(json);
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void a_body_that_is_wrong_gets_a_sentence(Bad bad) throws Exception {
    refused(client.post(bad.path, bad.body), bad.status, bad.code, bad.says);
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void a_draft_is_read_as_strictly_as_a_submission(Bad bad) throws Exception {
    if (bad.path.equals(RUNS)) {
      refused(client.put(EXERCISE + "/draft", bad.body), bad.status, bad.code, bad.says);
      refused(client.post(EXERCISE + "/diagnostics", bad.body), bad.status, bad.code, bad.says);
    }
  }

  @Test
  void a_body_of_another_type_is_refused() throws Exception {
    for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "text/html")) {
      refused(
          client.send(typed(type, BodyPublishers.ofString("{\"files\":{}}"))),
          415,
          "not-json",
          "The body's type is '%s'; send 'application/json'.".formatted(type));
    }
  }

  @Test
  void a_body_that_is_not_utf_8_is_refused() throws Exception {
    byte[] latin = file("\"caf\u00e9\"").getBytes(StandardCharsets.ISO_8859_1);
    refused(
        client.send(typed("application/json", BodyPublishers.ofByteArray(latin))),
        400,
        "bad-encoding",
        "The body is not UTF-8; send it as UTF-8.");
  }

  @Test
  void a_body_of_50_megabytes_is_refused_while_it_is_being_sent(RunningServer server)
      throws Exception {
    byte[] megabyte = new byte[1 << 20];
    // By hand, because the JDK's client doesn't listen while it sends.
    try (Socket socket = new Socket(server.address().getHost(), server.address().getPort());
        ExecutorService sender = Executors.newVirtualThreadPerTaskExecutor()) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      String head =
          "PUT %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n";
      out.write(head.formatted(EXERCISE + "/draft", 50L << 20).getBytes(StandardCharsets.US_ASCII));
      Future<?> sending =
          sender.submit(() -> {
            for (int i = 0; i < 50; i++) {
              out.write(megabyte);
            }
            return null;
          });
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      assertEquals("HTTP/1.1 413 Payload Too Large", in.readLine());
      String body = in.lines().filter(line -> line.startsWith("{")).findFirst().orElseThrow();
      assertEquals(
          "{\"error\":{\"code\":\"too-large\",\"message\":\"The request has more than 1,048,576 bytes; send less.\"}}",
          body);
      sending.cancel(true);
    }
  }

  /** As browsers do, and the JDK's client: they send all before they read. */
  @Test
  void a_body_of_5_megabytes_is_refused_and_its_sender_gets_to_read_why(RunningServer server)
      throws Exception {
    byte[] large = new byte[5 << 20];
    refused(
        client.send(typed("application/json", BodyPublishers.ofByteArray(large))),
        413,
        "too-large",
        "1,048,576");
    for (String path : List.of(EXERCISE + "/draft", "/api/nosuch")) {
      try (Socket socket = new Socket(server.address().getHost(), server.address().getPort())) {
        socket.setSoTimeout(20_000);
        OutputStream out = socket.getOutputStream();
        String head =
            "PUT %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n";
        out.write(head.formatted(path, large.length).getBytes(StandardCharsets.US_ASCII));
        out.write(large);
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        String status = in.readLine();
        assertTrue(status.matches("HTTP/1.1 (413|404) .*"), status);
      }
    }
  }

  /** Nobody can know how long a chunked body is before it has come. */
  @Test
  void a_long_body_that_does_not_say_how_long_it_is_is_refused() throws Exception {
    byte[] chunk = new byte[64 << 10];
    var chunks =
        BodyPublishers.ofByteArrays(() -> Stream.generate(() -> chunk).limit(48).iterator());
    refused(client.send(typed("application/json", chunks)), 413, "too-large", "1,048,576");
  }

  private HttpRequest.Builder typed(String type, HttpRequest.BodyPublisher body) {
    return client.request(RUNS).header("Content-Type", type).POST(body);
  }

  private static void refused(Answer answer, int status, String code, String says) {
    assertEquals(status, answer.status(), answer.text());
    assertEquals(code, answer.code());
    String sentence = answer.message();
    assertTrue(sentence.contains(says), sentence);
    assertTrue(sentence.matches("(?s)[A-Z].*\\."), sentence);
    assertTrue(sentence.length() < 600, sentence);
    assertFalse(
        sentence.matches("(?s).*(dev\\.hotpath|java\\.(lang|util)|Exception|-1, column).*"),
        sentence);
  }

  @AfterEach
  void the_server_goes_on_and_nothing_was_accepted() throws Exception {
    assertEquals("ok", client.get("/health").json().get("status").asString());
    assertTrue(client.get(EXERCISE).json().get("current").isNull());
  }
}
