package dev.hotpath.web;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Client;
import dev.hotpath.Client.Answer;
import dev.hotpath.Client.Event;
import dev.hotpath.Concat;
import dev.hotpath.RunningServer;
import dev.hotpath.SharedServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A class at work over HTTP: an instructor, and several who attend. Each test is a class anew. */
@ExtendWith(SharedServer.class)
@Timeout(180)
class LiveClassIT {

  private static final String CONCAT = "/api/exercises/concat";

  @TempDir private static Path data;
  private static RunningServer server;
  private static Client instructor;
  private static Described described;

  private String code = "";

  @BeforeAll
  static void serve() throws Exception {
    server = RunningServer.on(data, "--classroom");
    instructor = server.instructor();
    described = new Described(instructor.get("/api/openapi.json").json());
  }

  @AfterAll
  static void end() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void begin() throws Exception {
    Answer begun = instructor.post("/api/class/session/next", "{\"title\": \"Monday group\"}");
    assertEquals(201, begun.status(), begun::text);
    code = board().at("/session/joinCode").asString();
  }

  private Client join(String name) throws Exception {
    return server.client().join(code, name);
  }

  private static JsonNode board() throws Exception {
    Answer board = instructor.get("/api/class/board");
    assertEquals(List.of(), described.wrong("GET", "/api/class/board", board));
    return board.json();
  }

  private static JsonNode mine(Client who) throws Exception {
    Answer mine = who.get("/api/class");
    assertEquals(List.of(), described.wrong("GET", "/api/class", mine));
    return mine.json();
  }

  private static String id(Client who) throws Exception {
    return mine(who).at("/me/id").asString();
  }

  /** Something that the instructor does; returns its number. */
  private static long act(String json) throws Exception {
    Answer done = instructor.post("/api/class/acts", json.replace('\'', '"'));
    assertEquals(201, done.status(), done::text);
    return done.json().get("number").asLong();
  }

  private static void undo(long number) throws Exception {
    assertEquals(204, instructor.delete("/api/class/acts/" + number).status());
  }

  private static Answer send(Client who, String method, String path, String json) throws Exception {
    return who.send(who.withJson(method, path, json.replace('\'', '"')));
  }

  private static JsonNode cell(String person) throws Exception {
    for (JsonNode one : board().get("people")) {
      if (one.get("id").asString().equals(person)) {
        for (JsonNode cell : one.get("cells")) {
          if (cell.get("exercise").asString().equals("concat")) {
            return cell;
          }
        }
      }
    }
    return tools.jackson.databind.node.MissingNode.getInstance();
  }

  @Test
  void an_exercise_that_is_closed_is_not_there_until_it_is_opened_again() throws Exception {
    Client ada = join("Ada");
    String run = ada.submit(Concat.broken());
    ada.events(run, 0);
    long closed = act("{'act': 'closed', 'exercise': 'concat'}");
    Client bob = join("Bob");
    assertTrue(mine(bob).get("closed").toString().contains("concat"));
    assertFalse(bob.get("/").text().contains("/exercises/concat"));
    assertFalse(bob.get("/api/exercises").text().contains("\"concat\""));
    Answer page = bob.get("/exercises/concat");
    assertEquals(404, page.status());
    assertTrue(page.text().contains("has not opened this exercise yet"), page::text);
    Answer refused = bob.get(CONCAT);
    assertEquals(404, refused.status());
    assertEquals("closed", refused.code());
    assertEquals(
        "closed", bob.post(CONCAT + "/runs", Client.files(Concat.FILE, Concat.starter())).code());
    assertEquals("closed", bob.post(CONCAT + "/hints", "{\"hint\":1}").code());
    assertEquals("closed", bob.post(CONCAT + "/answers", "{\"question\":0,\"choice\":0}").code());

    assertEquals(200, ada.get("/runs/" + run).status(), "what one did stays readable");
    assertEquals(200, ada.get(CONCAT).status(), "and what it was handed in for");
    assertEquals(
        204,
        ada.put(CONCAT + "/draft", Client.files(Concat.FILE, Concat.starter())).status(),
        "what was typed is never turned away");
    assertEquals(200, instructor.get("/exercises/concat").status());

    assertEquals("Closed Joining strings", board().at("/acts/0/text").asString());
    undo(closed);
    assertEquals(200, bob.get("/exercises/concat").status());
    assertEquals(0, board().get("acts").size());
    assertEquals(
        404, instructor.delete("/api/class/acts/" + closed).status(), "it is taken back once");
  }

  @Test
  void the_instructors_order_is_that_of_the_pages() throws Exception {
    Client ada = join("Ada");
    List<String> all =
        ada.get("/api/exercises")
            .json()
            .valueStream()
            .map(one -> one.get("id").asString())
            .toList();
    String last = all.getLast();
    act("{'act': 'arranged', 'exercises': ['" + last + "', '" + all.get(1) + "']}");
    JsonNode listed = ada.get("/api/exercises").json();
    assertEquals(last, listed.at("/0/id").asString());
    assertEquals(all.get(1), listed.at("/1/id").asString());
    assertEquals(all.getFirst(), listed.at("/2/id").asString());
    assertEquals(last, mine(ada).at("/order/0").asString());
    assertEquals(last, board().at("/exercises/0/id").asString());
    String home = ada.get("/").text();
    assertTrue(home.indexOf("/exercises/" + last) < home.indexOf("/exercises/" + all.getFirst()));
    String page = ada.get("/exercises/" + last).text();
    assertTrue(page.contains("rel=\"next\" href=\"/exercises/" + all.get(1) + "\""), page);
    assertFalse(page.contains("rel=\"prev\""), page);
  }

  @Test
  void released_help_is_there_for_all_without_being_taken() throws Exception {
    Client ada = join("Ada");
    assertEquals(403, ada.get(CONCAT + "/solution").status());
    act("{'act': 'hintsReleased', 'exercise': 'concat', 'upTo': 2}");
    act("{'act': 'solutionReleased', 'exercise': 'concat'}");
    JsonNode exercise = ada.get(CONCAT).json();
    assertEquals(2, exercise.get("hints").size());
    assertEquals(2, exercise.get("hintsReleased").asInt());
    String page = ada.get("/exercises/concat").text();
    assertTrue(page.contains("Show hint 3 of 3"), page);
    assertTrue(page.contains("(open to all)"), page);
    assertEquals(200, ada.get(CONCAT + "/solution").status());
    assertEquals(200, ada.get("/exercises/concat/solution").status());
    assertTrue(cell(id(ada)).isMissingNode(), "to read them is to take none");
    JsonNode mine = mine(ada);
    assertEquals(2, mine.at("/hints/concat").asInt());
    assertEquals("concat", mine.at("/solutions/0").asString());
  }

  @Test
  void a_stream_sends_what_is_true_now_and_then_only_what_changes() throws Exception {
    Client ada = join("Ada");
    JsonNode now = mine(ada);
    List<Event> first = ada.follow("/api/class/events", 0, event -> true);
    assertEquals("class", first.getFirst().name());
    assertEquals(now.get("version").asLong(), first.getFirst().id());
    assertEquals(List.of(), described.wrong("Class", first.getFirst().data()));

    long version = first.getFirst().id();
    CompletableFuture<List<Event>> next = following(ada, "/api/class/events", version);
    CompletableFuture<List<Event>> board =
        following(instructor, "/api/class/board/events", board().get("version").asLong());
    act("{'act': 'broadcast', 'text': 'Back at ten'}");
    Event heard = next.get(20, TimeUnit.SECONDS).getFirst();
    assertEquals("Back at ten", heard.data().at("/broadcast/text").asString());
    assertTrue(heard.id() > version);
    assertEquals(heard.id(), heard.data().get("version").asLong());
    Event onBoard = board.get(20, TimeUnit.SECONDS).getFirst();
    assertEquals("board", onBoard.name());
    assertEquals(List.of(), described.wrong("Board", onBoard.data()));
    assertEquals(
        heard.id(),
        ada.follow("/api/class/events", version, event -> true).getFirst().id(),
        "who was away gets the newest alone");
  }

  private static CompletableFuture<List<Event>> following(Client who, String path, long last) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return who.follow(path, last, event -> true);
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    });
  }

  @Test
  void a_hand_has_its_place_in_line_until_it_is_lowered() throws Exception {
    Client ada = join("Ada");
    Client bob = join("Bob");
    String words = "<b>why</b> \u202eis it";
    assertEquals(
        204,
        send(ada, "PUT", "/api/class/hand", "{'exercise': 'concat', 'words': '" + words + "'}")
            .status());
    assertEquals(
        204, send(bob, "PUT", "/api/class/hand", "{'exercise': null, 'words': ''}").status());
    assertEquals(2, mine(bob).at("/hand/place").asInt());
    JsonNode hands = board().get("hands");
    assertEquals(2, hands.size());
    assertEquals("Ada", hands.at("/0/name").asString());
    assertEquals(words, hands.at("/0/words").asString());
    assertTrue(hands.at("/1/exercise").isNull());
    assertEquals(204, instructor.delete("/api/class/hands/" + id(ada)).status());
    assertEquals(1, mine(bob).at("/hand/place").asInt());
    assertTrue(mine(ada).get("hand").isNull());
    assertEquals(204, bob.delete("/api/class/hand").status());
    assertEquals(0, board().get("hands").size());

    Answer tooLong = send(ada, "PUT", "/api/class/hand", "{'words': '" + "x".repeat(201) + "'}");
    assertEquals(422, tooLong.status());
    assertTrue(tooLong.message().contains("201 characters"), tooLong::message);
    int refused = 0;
    for (int i = 0; i < 15; i++) {
      refused +=
          ada.sendOnce(ada.withJson("PUT", "/api/class/hand", "{\"words\": \"" + i + "\"}"))
                      .status()
                  == 429
              ? 1
              : 0;
    }
    assertTrue(refused > 0, "a script is told to wait");
  }

  @Test
  void a_note_is_for_one_and_nobody_else_sees_it() throws Exception {
    Client ada = join("Ada");
    Client bob = join("Bob");
    act("{'act': 'noted', 'person': '" + id(ada) + "', 'text': 'Look at line 3.'}");
    assertEquals("Look at line 3.", mine(ada).at("/notes/0/text").asString());
    assertEquals(0, mine(bob).get("notes").size());
    assertTrue(board().at("/acts/0/text").asString().contains("Ada"));
  }

  @Test
  void a_poll_is_counted_and_told_to_nobody_before_it_is_revealed() throws Exception {
    Client ada = join("Ada");
    Client bob = join("Bob");
    act("{'act': 'closed', 'exercise': 'concat'}");
    act("{'act': 'pollOpened', 'exercise': 'concat', 'question': 0}");
    JsonNode asked = mine(ada).get("poll");
    assertTrue(asked.get("counts").isNull());
    assertTrue(asked.get("answer").isNull());
    assertTrue(asked.get("mine").isNull());
    assertEquals(3, asked.get("choices").size());

    Answer answered = ada.post(CONCAT + "/answers", "{\"question\":0,\"choice\":1}");
    assertEquals(200, answered.status(), answered::text);
    assertTrue(answered.json().get("right").isNull(), answered::text);
    ada.post(CONCAT + "/answers", "{\"question\":0,\"choice\":0}");
    bob.post(CONCAT + "/answers", "{\"question\":0,\"choice\":2}");
    assertEquals(0, mine(ada).at("/poll/mine").asInt(), "one may change one's mind");
    assertEquals("[0,1,1]", board().at("/poll/counts").toString(), "but the first counts");
    assertEquals(2, board().at("/poll/answer").asInt(), "the instructor knows");

    act("{'act': 'opened', 'exercise': 'concat'}");
    String page = ada.get("/exercises/concat").text();
    assertTrue(page.contains("when the instructor reveals it"), page);
    assertFalse(page.contains("Measured for 2,000 cells"), "the page does not tell either");

    long revealed = act("{'act': 'pollRevealed', 'exercise': 'concat', 'question': 0}");
    JsonNode told = mine(ada).get("poll");
    assertEquals("[0,1,1]", told.get("counts").toString());
    assertEquals(2, told.get("answer").asInt());
    assertTrue(told.get("explain").asString().startsWith("Measured"));
    assertTrue(ada.get("/exercises/concat").text().contains("Measured for 2,000 cells"));
    undo(revealed);
    assertTrue(mine(ada).at("/poll/counts").isNull());
    act("{'act': 'pollClosed'}");
    assertTrue(mine(ada).get("poll").isNull());
    assertTrue(cell(id(bob)).isMissingNode(), "an answer is no work at the exercise");
  }

  @Test
  void the_timer_ends_by_the_servers_clock() throws Exception {
    Client ada = join("Ada");
    act("{'act': 'timerSet', 'minutes': 10, 'label': 'Break'}");
    JsonNode mine = mine(ada);
    Duration left =
        Duration.between(
            Instant.parse(mine.get("serverTime").asString()),
            Instant.parse(mine.at("/timer/endsAt").asString()));
    assertTrue(left.toSeconds() > 500 && left.toSeconds() <= 600, left::toString);
    assertEquals("Break", mine.at("/timer/label").asString());
    act("{'act': 'timerStopped'}");
    assertTrue(mine(ada).get("timer").isNull());
  }

  @Test
  void the_board_shows_who_is_how_far_and_what_stops_them() throws Exception {
    Client ada = join("Ada");
    Client bob = join("Bob");
    String id = id(ada);
    assertTrue(cell(id).isMissingNode());
    ada.put(CONCAT + "/draft", Client.files(Concat.FILE, Concat.starter()));
    assertEquals("editing", cell(id).get("state").asString());
    ada.post(CONCAT + "/hints", "{\"hint\":1}");
    String run = ada.submit(Concat.broken());
    ada.events(run, 0);
    bob.events(bob.submit(Concat.broken()), 0);
    // A page is told first, and the disk after.
    JsonNode cell =
        await("the verdict is on the board")
            .atMost(Duration.ofSeconds(20))
            .until(() -> cell(id), one -> one.get("state").asString().equals("failing"));
    assertEquals(1, cell.get("attempts").asInt());
    assertEquals(1, cell.get("hints").asInt());
    assertEquals(run, cell.get("run").asString());
    assertTrue(cell.get("working").asBoolean());
    JsonNode board =
        await("both stop there")
            .atMost(Duration.ofSeconds(20))
            .until(LiveClassIT::board, one -> one.at("/stops/0/people").asInt() == 2);
    assertEquals("compile", board.at("/stops/0/kind").asString());
    assertTrue(board.at("/stops/0/what").asString().contains("';' expected"), board::toString);
    assertEquals(2, board.at("/health/people").asInt());
    assertEquals(2, board.at("/health/here").asInt());
    assertTrue(board.at("/people/0/here").asBoolean());

    ada.events(ada.submit(Concat.wrong()), 0);
    await("she stops elsewhere now")
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                board().get("stops").valueStream().map(one -> one.get("kind").asString()).toList(),
            kinds -> kinds.contains("test") && kinds.contains("compile"));
  }

  @Test
  void an_attempt_is_read_by_its_author_and_the_instructor_and_by_whom_it_is_shared_with()
      throws Exception {
    Client ada = join("Ada <i>L</i>");
    Client bob = join("Bob");
    String run = ada.submit(Concat.broken());
    ada.events(run, 0);
    for (String path : List.of("/api/runs/" + run, "/api/runs/" + run + "/files", "/runs/" + run)) {
      assertEquals(404, bob.get(path).status(), path);
      assertEquals(200, instructor.get(path).status(), path);
    }
    String page = instructor.get("/runs/" + run).text();
    assertTrue(page.contains("data-read-only=\"yes\""), page);
    assertFalse(page.contains("<i>L</i>"), page);
    assertEquals(404, instructor.delete("/api/runs/" + run).status(), "read, and nothing else");
    assertEquals(404, instructor.post("/api/runs/" + run + "/views/cpu", "").status());
    assertFalse(ada.get("/runs/" + run).text().contains("data-read-only=\"yes\""));

    String share = "/api/class/shared/" + run;
    Answer off = send(ada, "PUT", share, "{'shared': true}");
    assertEquals(409, off.status());
    assertEquals("sharing-off", off.code());
    long allowed = act("{'act': 'sharingAllowed', 'allowed': true}");
    assertEquals(404, send(bob, "PUT", share, "{'shared': true}").status(), "not his to share");
    assertEquals(204, send(ada, "PUT", share, "{'shared': true}").status());
    assertEquals(run, mine(ada).at("/shared/0").asString());
    Answer shared = bob.get("/runs/" + run);
    assertEquals(200, shared.status());
    assertTrue(shared.text().contains("data-read-only=\"yes\""));
    assertFalse(shared.text().contains("Ada"), "nobody is told whose it is");
    assertEquals(200, bob.get("/api/runs/" + run + "/files").status());
    assertEquals(404, bob.delete("/api/runs/" + run).status());
    assertEquals(401, server.client().get("/api/runs/" + run).status(), "nor is a stranger");
    undo(allowed);
    assertEquals(404, bob.get("/runs/" + run).status());
  }

  @Test
  void what_is_projected_has_no_name_and_may_be_read_while_it_is() throws Exception {
    Client ada = join("Ada");
    Client bob = join("Bob");
    String run = ada.submit(Concat.broken());
    ada.events(run, 0);
    assertEquals("nothing-projected", bob.get("/api/class/projector").code());
    long shown = act("{'act': 'projected', 'run': '" + run + "'}");
    Answer projected = bob.get("/api/class/projector");
    assertEquals(List.of(), described.wrong("GET", "/api/class/projector", projected));
    assertFalse(projected.text().contains("Ada"), projected::text);
    JsonNode attempt = projected.json();
    assertEquals(run, attempt.get("run").asString());
    assertEquals("compile-error", attempt.get("verdict").asString());
    assertEquals(Concat.broken(), attempt.get("files").get(Concat.FILE).asString());
    assertEquals(Concat.starter(), attempt.get("starter").get(Concat.FILE).asString());
    assertTrue(mine(bob).get("projected").asBoolean());
    assertEquals(run, board().get("projected").asString());
    assertEquals(200, bob.get("/api/runs/" + run).status());
    undo(shown);
    assertEquals(404, bob.get("/api/runs/" + run).status());
    assertFalse(mine(bob).get("projected").asBoolean());
  }

  /** ATTACKS.md, 36. */
  @Test
  void attendees_can_not_do_what_the_instructor_does() throws Exception {
    Client ada = join("Ada");
    Map<String, List<String>> instructors =
        Map.of(
            "GET",
            List.of(
                "/api/class/board",
                "/api/class/board/events",
                "/api/class/sessions",
                "/api/class/flame/concat/cpu",
                "/api/class/results.csv",
                "/api/class/results.json"),
            "POST",
            List.of(
                "/api/class/acts",
                "/api/class/session/end",
                "/api/class/session/reopen",
                "/api/class/session/next"),
            "PUT",
            List.of("/api/class/session"),
            "DELETE",
            List.of(
                "/api/class/acts/1",
                "/api/class/hands/" + id(ada),
                "/api/class/people/" + id(ada),
                "/api/class/sessions/1"));
    for (var method : instructors.entrySet()) {
      for (String path : method.getValue()) {
        Answer answer = ada.sendOnce(ada.withJson(method.getKey(), path, "{}"));
        assertEquals(403, answer.status(), path);
        assertEquals("instructor-only", answer.code(), path);
        Client stranger = server.client();
        assertEquals(
            401, stranger.sendOnce(stranger.withJson(method.getKey(), path, "{}")).status(), path);
      }
    }
    assertEquals(401, server.client().get("/api/class").status());
  }

  @Test
  void without_a_class_the_addresses_say_so(RunningServer alone) throws Exception {
    for (String path : List.of("/api/class", "/api/class/board", "/api/class/projector")) {
      Answer answer = alone.client().get(path);
      assertEquals(404, answer.status(), path);
      assertEquals("no-class", answer.code(), path);
    }
  }

  @Test
  void what_is_not_understood_is_refused_with_a_sentence() throws Exception {
    Answer unknown = instructor.post("/api/class/acts", "{\"act\": \"sing\"}");
    assertEquals(422, unknown.status());
    assertEquals("unknown-act", unknown.code());
    assertEquals(400, instructor.post("/api/class/acts", "[]").status());
    assertEquals(400, instructor.post("/api/class/acts", "{").status());
    Client ada = join("Ada");
    assertEquals(
        "unknown-exercise",
        send(ada, "PUT", "/api/class/hand", "{'exercise': 'nothing', 'words': ''}").code());
    assertEquals(
        "unknown-field", send(ada, "PUT", "/api/class/board", "{'joined': true, 'x': 1}").code());
    assertEquals(404, instructor.delete("/api/class/acts/x").status());
    assertEquals("unknown-person", instructor.delete("/api/class/people/nobody").code());
    assertEquals("unknown-session", instructor.get("/api/class/board?session=x").code());
  }

  @Test
  void who_is_on_the_attendees_board_says_so() throws Exception {
    Client ada = join("Ada");
    assertFalse(mine(ada).at("/me/onBoard").asBoolean());
    assertEquals(204, send(ada, "PUT", "/api/class/board", "{'joined': true}").status());
    assertTrue(mine(ada).at("/me/onBoard").asBoolean());
  }

  @Test
  void a_class_that_is_over_can_be_read_and_goes_on_when_it_is_reopened() throws Exception {
    Client ada = join("Ada");
    assertEquals(
        204, send(instructor, "PUT", "/api/class/session", "{'title': 'Tuesday'}").status());
    assertEquals("Tuesday", mine(ada).at("/session/title").asString());
    assertEquals(204, instructor.post("/api/class/session/end", "").status());
    assertTrue(mine(ada).at("/session/over").asBoolean());
    assertEquals(409, send(ada, "PUT", "/api/class/hand", "{'words': ''}").status());
    Answer act = instructor.post("/api/class/acts", "{\"act\": \"pollClosed\"}");
    assertEquals(409, act.status());
    assertEquals("class-over", act.code());
    assertEquals(204, instructor.post("/api/class/session/reopen", "").status());
    assertEquals(204, send(ada, "PUT", "/api/class/hand", "{'words': ''}").status());
  }

  @Test
  void an_instructor_who_joined_as_well_lets_a_class_that_is_over_go_on() throws Exception {
    Client both = join("Eve").with(instructor.cookies());
    assertEquals(204, both.post("/api/class/session/end", "").status());
    assertEquals(409, send(both, "PUT", "/api/class/hand", "{'words': ''}").status());
    assertEquals(204, both.post("/api/class/session/reopen", "").status());
    assertEquals(204, send(both, "PUT", "/api/class/hand", "{'words': ''}").status());
  }

  @Test
  void an_earlier_class_is_still_there_for_who_was_in_it_and_for_the_instructor() throws Exception {
    Client ada = join("Ada");
    String monday = board().at("/session/id").asString();
    act("{'act': 'noted', 'person': '" + id(ada) + "', 'text': 'Well done.'}");
    String run = ada.submit(Concat.broken());
    ada.events(run, 0);
    begin();
    JsonNode over = mine(ada);
    assertTrue(over.at("/session/over").asBoolean());
    assertEquals("Well done.", over.at("/notes/0/text").asString());
    assertEquals(200, ada.get("/runs/" + run).status());
    assertEquals(409, send(ada, "PUT", "/api/class/hand", "{'words': ''}").status());
    assertEquals(0, board().get("people").size());

    Answer earlier = instructor.get("/api/class/board?session=" + monday);
    assertEquals(List.of(), described.wrong("GET", "/api/class/board", earlier));
    assertEquals("Ada", earlier.json().at("/people/0/name").asString());
    assertEquals("failing", earlier.json().at("/people/0/cells/0/state").asString());
    Answer sessions = instructor.get("/api/class/sessions");
    assertEquals(List.of(), described.wrong("GET", "/api/class/sessions", sessions));
    assertEquals(monday, sessions.json().at("/1/id").asString());
    assertEquals(1, sessions.json().at("/1/people").asInt());

    Answer csv = instructor.get("/api/class/results.csv?session=" + monday);
    assertTrue(csv.text().contains(",Ada,concat,1,compile-error,"), csv::text);
    assertTrue(csv.header("Content-Disposition").endsWith(monday + ".csv\""));
    Answer json = instructor.get("/api/class/results.json?session=" + monday);
    assertEquals(List.of(), described.wrong("GET", "/api/class/results.json", json));
    assertEquals(run, json.json().at("/people/0/attempts/0/run").asString());
    assertEquals("compile-error", json.json().at("/people/0/attempts/0/report/verdict").asString());

    assertEquals(204, instructor.delete("/api/class/sessions/" + monday).status());
    assertEquals(401, ada.get("/api/class").status());
    assertEquals(404, instructor.get("/api/runs/" + run).status());
    String current = board().at("/session/id").asString();
    assertEquals(409, instructor.delete("/api/class/sessions/" + current).status());
  }

  @Test
  void somebody_who_is_forgotten_left_nothing() throws Exception {
    Client ada = join("Ada");
    String id = id(ada);
    String run = ada.submit(Concat.endless());
    send(ada, "PUT", "/api/class/hand", "{'words': 'help'}");
    act("{'act': 'projected', 'run': '" + run + "'}");
    assertEquals(204, instructor.delete("/api/class/people/" + id).status());
    JsonNode board = board();
    assertEquals(0, board.get("people").size());
    assertEquals(0, board.get("hands").size());
    assertTrue(board.get("projected").isNull());
    assertEquals(401, ada.get("/api/class").status());
    assertEquals(404, instructor.get("/api/runs/" + run).status());
    assertFalse(instructor.get("/api/class/results.csv").text().contains("Ada"));
  }

  @Test
  void a_class_goes_on_after_a_restart_where_it_was(@TempDir Path own) throws Exception {
    long version;
    String cookies;
    try (RunningServer before = RunningServer.on(own, "--classroom")) {
      Client ada = before.join("Ada");
      cookies = ada.cookies();
      Client teacher = before.instructor();
      teacher.post("/api/class/acts", "{\"act\": \"broadcast\", \"text\": \"Back at ten\"}");
      teacher.post(
          "/api/class/acts",
          "{\"act\": \"pollOpened\", \"exercise\": \"concat\", \"question\": 0}");
      ada.post(CONCAT + "/answers", "{\"question\":0,\"choice\":1}");
      ada.events(ada.submit(Concat.broken()), 0);
      version = ada.get("/api/class").json().get("version").asLong();
    }
    try (RunningServer after = RunningServer.on(own, "--classroom")) {
      Client ada = after.client().with(cookies);
      JsonNode mine = ada.get("/api/class").json();
      assertEquals("Back at ten", mine.at("/broadcast/text").asString());
      assertEquals(1, mine.at("/poll/mine").asInt());
      assertTrue(mine.get("version").asLong() > version);
      JsonNode board = after.instructor().get("/api/class/board").json();
      assertEquals("failing", board.at("/people/0/cells/0/state").asString());
      assertEquals("[0,1,0]", board.at("/poll/counts").toString());
      assertNotEquals(0, board.get("stops").size());
    }
  }
}
