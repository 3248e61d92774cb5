package dev.hotpath.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Client;
import dev.hotpath.Client.Answer;
import dev.hotpath.RunningServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Answers that count towards a goal, and options of the JVM, over HTTP. */
@Timeout(120)
class AnswersOverHttpIT {

  private static final String LISTS = "/api/exercises/which-list";
  private static final String HEADERS = "/api/exercises/headers";

  private RunningServer server;
  private Client client;

  @BeforeEach
  void serve(@TempDir Path data) throws Exception {
    server =
        RunningServer.on(
            data,
            "--exercises",
            "src/test/resources/kinds/exercises",
            "--solutions",
            "src/test/resources/kinds/solutions");
    client = server.client();
  }

  @AfterEach
  void end() {
    server.close();
  }

  private Answer answer(int question, int choice) throws Exception {
    return client.post(
        LISTS + "/answers", "{\"question\": %d, \"choice\": %d}".formatted(question, choice));
  }

  private JsonNode check() throws Exception {
    Answer accepted = client.post(LISTS + "/runs", "{\"files\": {}}");
    assertEquals(202, accepted.status(), accepted.text());
    return client.events(accepted.json().get("id").asString(), 0).getLast().data();
  }

  @Test
  void answers_are_told_right_or_wrong_only_once_enough_are_right() throws Exception {
    assertTrue(answer(0, 0).json().get("right").isNull());
    JsonNode wrong = answer(1, 0).json();
    assertTrue(wrong.get("right").isNull() && wrong.get("answer").isNull());
    assertTrue(wrong.get("explain").isNull());
    assertFalse(client.get("/exercises/which-list").text().contains("walks from the end"));

    JsonNode short1 = check();
    assertEquals("slow", short1.get("verdict").asString());
    assertEquals(
        "1 of 3 answers is right, and 1 is not answered yet: the goal is 2.",
        short1.get("summary").asString());
    assertEquals("done", short1.get("state").asString());

    answer(1, 1);
    JsonNode passed = check();
    assertEquals("pass", passed.get("verdict").asString(), passed.toString());
    JsonNode told = answer(1, 0).json();
    assertFalse(told.get("right").asBoolean());
    assertEquals(1, told.get("answer").asInt());
    assertTrue(client.get("/exercises/which-list").text().contains("walks from the end"));
    // Who looks afterwards changes nothing: the answer that counted stays.
    assertEquals("pass", check().get("verdict").asString());
  }

  @Test
  void nothing_is_handed_in_where_there_is_nothing_to_edit() throws Exception {
    Answer file = client.post(LISTS + "/runs", Client.files("src/Lists.java", "class X {}"));
    assertEquals(422, file.status());
    assertEquals(
        "The file 'src/Lists.java' can't be handed in for exercise 'which-list'; there is none to"
            + " edit, so send {\"files\": {}}.",
        file.message());
    Answer none = client.post(HEADERS + "/runs", "{\"files\": {}}");
    assertEquals(422, none.status());
    assertEquals("file-missing", none.code());
    Answer diagnosed = client.post(LISTS + "/diagnostics", "{\"files\": {}}");
    assertEquals(0, diagnosed.json().get("diagnostics").size());
  }

  @Test
  void a_refused_option_is_told_as_it_is_typed() throws Exception {
    JsonNode found =
        client
            .post(HEADERS + "/diagnostics", Client.files("jvm.options", "-Xmx64m\n-Xss1m"))
            .json()
            .get("diagnostics");
    assertEquals(1, found.size());
    assertEquals("jvm.options", found.get(0).get("file").asString());
    assertEquals(2, found.get(0).get("line").asInt());
    String page = client.get("/exercises/headers").text();
    assertTrue(page.contains("Options that you can choose") && page.contains("-XX:+UseZGC"));
  }
}
