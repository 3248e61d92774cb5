package dev.hotpath.web;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Client;
import dev.hotpath.Client.Answer;
import dev.hotpath.Concat;
import dev.hotpath.RunningServer;
import dev.hotpath.SharedServer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the server tells without being asked to do anything. */
@ExtendWith(SharedServer.class)
@Timeout(60)
class ReadingIT {

  private final Client client;

  ReadingIT(Client client) {
    this.client = client;
  }

  @Test
  void the_ready_line_says_where_how_many_and_how_confined(RunningServer server) throws Exception {
    Matcher ready =
        Pattern.compile(
                "Hotpath is ready at http://127\\.0\\.0\\.1:\\d+"
                    + " \\((\\d+) exercises?, sandbox: (namespaces|process), in \\d+\\.\\d s\\)")
            .matcher(server.readyLine());
    assertTrue(ready.matches(), server.readyLine());
    assertEquals(client.get("/api/exercises").json().size(), Integer.parseInt(ready.group(1)));
    assertEquals(client.get("/health").json().get("sandbox").asString(), ready.group(2));
  }

  @Test
  void health_says_ok() throws Exception {
    Answer health = client.get("/health");
    assertEquals(200, health.status());
    assertEquals("ok", health.json().get("status").asString());
  }

  @Test
  void every_metric_has_help_a_type_and_a_number() throws Exception {
    Answer metrics = client.get("/metrics");
    assertEquals(200, metrics.status());
    assertTrue(metrics.header("Content-Type").startsWith("text/plain; version=0.0.4"));
    List<String> lines = metrics.text().lines().toList();
    assertTrue(lines.size() >= 3 && lines.size() % 3 == 0, metrics.text());
    for (int i = 0; i < lines.size(); i += 3) {
      String name = lines.get(i).split(" ")[2];
      assertTrue(lines.get(i).matches("# HELP " + name + " .+\\."), lines.get(i));
      String type = name.endsWith("_total") ? "counter" : "gauge";
      assertEquals("# TYPE " + name + " " + type, lines.get(i + 1));
      assertTrue(lines.get(i + 2).matches(name + " \\d+(\\.\\d+)?(E\\d+)?"), lines.get(i + 2));
    }
  }

  @Test
  void the_list_of_exercises_is_in_order_and_has_no_solutions() throws Exception {
    Answer list = client.get("/api/exercises");
    List<Integer> numbers =
        list.json().valueStream().map(exercise -> exercise.get("number").asInt()).toList();
    assertEquals(numbers.stream().sorted().distinct().toList(), numbers);
    assertTrue(list.json().findValuesAsString("id").contains("concat"), list.text());
    String solution = ".append(cell.trim())";
    assertTrue(Concat.solution().contains(solution));
    for (String path : List.of("/api/exercises/concat", "/exercises/concat")) {
      assertFalse(client.get(path).text().contains(solution), path);
    }
  }

  @Test
  void an_exercise_has_the_starter_and_what_may_be_read() throws Exception {
    JsonNode exercise = client.get("/api/exercises/concat").json();
    JsonNode first = exercise.get("files").get(0);
    assertEquals(Concat.FILE, first.get("path").asString());
    assertEquals(Concat.starter(), first.get("starter").asString());
    assertTrue(first.get("editable").asBoolean());
    assertFalse(exercise.get("files").get(1).get("editable").asBoolean());
  }

  @Test
  void an_unknown_exercise_is_json_to_a_program_and_a_page_to_a_person() throws Exception {
    Answer program = client.get("/api/exercises/nosuch");
    assertEquals(404, program.status());
    assertEquals("unknown-exercise", program.code());
    assertEquals("There is no exercise 'nosuch'; the home page lists all.", program.message());
    Answer person = client.get("/exercises/nosuch");
    assertEquals(404, person.status());
    assertTrue(person.header("Content-Type").startsWith("text/html"), person.text());
    assertTrue(person.text().contains("There is no exercise &#39;nosuch&#39;"), person.text());
  }

  @Test
  void markup_in_an_address_is_shown_as_text() throws Exception {
    String page = client.get("/exercises/%3Cscript%3Ealert(1)%3C%2Fscript%3E").text();
    assertFalse(page.contains("<script>alert"), page);
    assertTrue(page.contains("&lt;script&gt;alert(1)"), page);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nosuch", "/api/nosuch", "/api/runs/nosuch", "/runs/nosuch"})
  void what_is_not_there_is_a_404_with_a_sentence(String path) throws Exception {
    Answer answer = client.get(path);
    assertEquals(404, answer.status());
    assertTrue(answer.text().contains("There is no"), answer.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/static/..%2ftemplates%2fhome.html",
        "/static/%2e%2e/templates/home.html",
        "/static/..%5copenapi.json",
        "/static/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/static/js/",
        "/static/"
      })
  void static_files_are_those_of_the_static_folder_alone(String path) throws Exception {
    Answer answer = client.get(path);
    assertTrue(answer.status() == 404 || answer.status() == 400, path + ": " + answer.status());
    assertFalse(answer.text().contains("th:"), answer.text());
  }

  @Test
  void a_static_file_is_asked_for_again_but_sent_only_when_it_changed() throws Exception {
    Answer first = client.get("/static/js/exercise.js");
    assertEquals("no-cache", first.header("Cache-Control"));
    Answer again =
        client.send(
            client.request("/static/js/exercise.js").header("If-None-Match", first.header("ETag")));
    assertEquals(304, again.status());
  }

  @Test
  void a_wrong_method_is_a_405_that_names_the_right_ones() throws Exception {
    Answer answer = client.delete("/api/exercises/concat/runs");
    assertEquals(405, answer.status());
    assertEquals("POST", answer.header("Allow"));
    assertEquals("This address does not take DELETE; it takes POST.", answer.message());
    assertEquals(405, client.post("/about", "{}").status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/exercises",
        "/api/exercises/concat",
        "/api/exercises/nosuch",
        "/api/openapi.json",
        "/health",
        "/metrics",
        "/",
        "/reading",
        "/about",
        "/speedscope",
        "/exercises/concat",
        "/exercises/nosuch"
      })
  void an_answer_is_as_described(String path) throws Exception {
    Described described = new Described(client.get("/api/openapi.json").json());
    String template = path.replaceFirst("/(concat|nosuch)$", "/{id}");
    assertEquals(List.of(), described.wrong("GET", template, client.get(path)));
  }

  @Test
  void every_described_operation_is_served() throws Exception {
    Set<String> notServed = new TreeSet<>();
    for (String operation : new Described(client.get("/api/openapi.json").json()).operations()) {
      String[] parts = operation.split(" ", 2);
      String path = parts[1].replaceAll("\\{\\w+}", "nosuch");
      Answer answer =
          client.send(
              client
                  .request(path)
                  .method(parts[0], java.net.http.HttpRequest.BodyPublishers.noBody()));
      if (answer.status() == 405 || answer.text().contains("There is nothing at this address")) {
        notServed.add(operation);
      }
    }
    assertEquals(Set.of(), notServed);
  }

  @Test
  void a_program_that_accepts_anything_gets_json_and_a_person_gets_html() throws Exception {
    assertAll(
        () ->
            assertTrue(
                client.get("/api/exercises").header("Content-Type").startsWith("application/json")),
        () -> assertTrue(client.get("/").header("Content-Type").startsWith("text/html")));
  }
}
