package dev.hotpath.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Client;
import dev.hotpath.Client.Answer;
import dev.hotpath.Concat;
import dev.hotpath.RunningServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One learner at two browsers: whatever either types, nothing is overwritten unseen. */
@Timeout(60)
class DraftConflictIT {

  private static final String EXERCISE = "/api/exercises/concat";
  private static final String DRAFT = EXERCISE + "/draft";
  private static final String HOME = "home-4f1c20aa";
  private static final String WORK = "work-93be0177";

  @TempDir private static Path data;
  private static RunningServer server;
  private static Client client;
  private static long edits;

  private long version;

  @BeforeAll
  static void serve() throws Exception {
    server = RunningServer.on(data);
    client = server.client();
  }

  @AfterAll
  static void end() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void begin_with_a_draft() throws Exception {
    assertEquals(204, client.put(DRAFT, Client.files(Concat.FILE, "// begun")).status());
    version = client.get(EXERCISE).json().get("draftVersion").asLong();
  }

  private static String body(String text, Map<String, Object> more) {
    Map<String, Object> body = new TreeMap<>(more);
    body.put("files", Map.of(Concat.FILE, text));
    return JsonMapper.builder().build().writeValueAsString(body);
  }

  private static Answer type(String browser, String text, long base) throws Exception {
    return client.put(DRAFT, body(text, Map.of("base", base, "browser", browser, "edit", ++edits)));
  }

  private static String standing() throws Exception {
    return client.get(EXERCISE).json().at("/draft/files").get(Concat.FILE).asString();
  }

  private static JsonNode kept() throws Exception {
    return client.get(EXERCISE + "/drafts").json().get("kept");
  }

  @Test
  void who_sends_a_version_hears_of_the_next() throws Exception {
    Answer saved = type(HOME, "// a", version);
    assertEquals(200, saved.status(), saved.text());
    assertEquals(version + 1, saved.json().get("version").asLong());
    assertEquals(edits, saved.json().get("edit").asLong());
    JsonNode draft = client.get(EXERCISE).json().get("draft");
    assertEquals(version + 1, draft.get("version").asLong());
    assertEquals(HOME, draft.get("browser").asString());
    assertEquals(edits, draft.get("edit").asLong());
  }

  @Test
  void what_is_typed_in_two_browsers_at_once_is_kept_twice() throws Exception {
    assertEquals(200, type(WORK, "// at work", version).status());
    int before = kept().size();
    Answer refused = type(HOME, "// at home", version);
    assertEquals(409, refused.status(), refused.text());
    assertEquals("draft-conflict", refused.code());
    assertEquals(
        "This exercise was changed in another browser meanwhile. Both versions are kept; choose one.",
        refused.message());
    assertEquals(version + 1, refused.json().get("version").asLong());
    assertEquals("// at work", refused.json().at("/draft/files").get(Concat.FILE).asString());
    assertEquals("// at work", standing());
    assertEquals(before + 1, kept().size());
    JsonNode mine = kept().get(0);
    assertEquals(refused.json().get("kept"), mine.get("number"));
    assertEquals("// at home", mine.get("files").get(Concat.FILE).asString());
    assertEquals("came-late", mine.get("why").asString());
    assertEquals(HOME, mine.get("browser").asString());

    Map<String, Object> choice =
        Map.of(
            "base",
            version + 1,
            "browser",
            HOME,
            "edit",
            ++edits,
            "instead",
            mine.get("number").asLong());
    assertEquals(200, client.put(DRAFT, body("// at home", choice)).status());
    assertEquals("// at home", standing());
    assertEquals(before + 1, kept().size());
    assertEquals("gave-way", kept().get(0).get("why").asString());
    assertEquals("// at work", kept().get(0).get("files").get(Concat.FILE).asString());
  }

  @Test
  void a_save_whose_answer_got_lost_is_no_conflict_with_oneself() throws Exception {
    assertEquals(200, type(HOME, "// a", version).status());
    Answer next = type(HOME, "// ab", version);
    assertEquals(200, next.status(), next.text());
    assertEquals("// ab", standing());
  }

  @Test
  void a_reset_does_not_throw_away_what_was_typed_elsewhere() throws Exception {
    assertEquals(200, type(WORK, "// at work", version).status());
    String reset = DRAFT + "?base=%d&browser=%s&edit=%d";
    Answer refused = client.delete(reset.formatted(version, HOME, ++edits));
    assertEquals(409, refused.status(), refused.text());
    assertEquals(
        "This exercise was changed in another browser meanwhile. Look at that version before you reset it.",
        refused.message());
    assertTrue(refused.json().get("kept").isNull());
    assertEquals("// at work", standing());
    Answer done = client.delete(reset.formatted(version + 1, HOME, ++edits));
    assertEquals(200, done.status(), done.text());
    assertEquals(version + 2, done.json().get("version").asLong());
    JsonNode exercise = client.get(EXERCISE).json();
    assertTrue(exercise.get("draft").isNull());
    assertEquals(version + 2, exercise.get("draftVersion").asLong());
  }

  @Test
  void who_knows_no_versions_types_as_ever() throws Exception {
    assertEquals(200, type(WORK, "// at work", version).status());
    assertEquals(204, client.put(DRAFT, Client.files(Concat.FILE, "// by a script")).status());
    assertEquals("// by a script", standing());
    assertEquals("// at work", kept().get(0).get("files").get(Concat.FILE).asString());
    assertEquals(204, client.delete(DRAFT).status());
  }

  @Test
  void what_is_no_version_gets_a_sentence() throws Exception {
    for (var bad :
        List.of(
            Map.entry(Map.<String, Object>of("base", -1), "Versions and edits count from 0"),
            Map.entry(Map.<String, Object>of("base", 1, "browser", "x"), "'x' is none."),
            Map.entry(
                Map.<String, Object>of("base", 1, "browser", "<script>alert(1)</script>"),
                "The id of a browser has 8 to 64 letters"))) {
      Answer refused = client.put(DRAFT, body("// a", bad.getKey()));
      assertEquals(422, refused.status(), refused.text());
      assertTrue(refused.message().contains(bad.getValue()), refused.message());
    }
    assertEquals(400, client.put(DRAFT, body("// a", Map.of("base", "7"))).status());
    assertEquals(400, client.put(DRAFT, body("// a", Map.of("bass", 7))).status());
    assertEquals(422, client.delete(DRAFT + "?base=seven").status());
    assertEquals("// begun", standing());
  }

  @Test
  void what_is_kept_survives_a_kill() throws Exception {
    assertEquals(200, type(WORK, "// at work", version).status());
    assertEquals(409, type(HOME, "// at home", version).status());
    List<JsonNode> before = kept().valueStream().toList();
    server.kill();
    server = RunningServer.on(data);
    client = server.client();
    assertEquals(before, kept().valueStream().toList());
    assertEquals("// at work", standing());
  }

  /** Two tabs share a cookie: once somebody else has joined in one, the other is not theirs. */
  @Test
  void a_page_of_somebody_else_saves_and_runs_nothing() throws Exception {
    for (var request :
        List.of(
            client.withJson("PUT", DRAFT, Client.files(Concat.FILE, "// not mine")),
            client.withJson("POST", EXERCISE + "/runs", Client.files(Concat.FILE, Concat.broken())),
            client.request(DRAFT).DELETE(),
            client.withJson("POST", EXERCISE + "/answers", "{\"question\":0,\"choice\":0}"))) {
      Answer refused = client.send(request.header("Hotpath-Learner", "somebody-else"));
      assertEquals(409, refused.status(), refused.text());
      assertEquals("other-person", refused.code());
    }
    assertEquals("// begun", standing());
    JsonNode exercise = client.get(EXERCISE).json();
    assertEquals(0, exercise.get("attempts").size());
    String me = exercise.get("learner").asString();
    assertEquals(
        204,
        client
            .send(
                client
                    .withJson("PUT", DRAFT, Client.files(Concat.FILE, "// mine"))
                    .header("Hotpath-Learner", me))
            .status());
  }

  @Test
  void answers_are_as_described() throws Exception {
    Described described = new Described(client.get("/api/openapi.json").json());
    String path = "/api/exercises/{id}/draft";
    assertEquals(List.of(), described.wrong("PUT", path, type(WORK, "// at work", version)));
    assertEquals(List.of(), described.wrong("PUT", path, type(HOME, "// at home", version)));
    assertEquals(
        List.of(),
        described.wrong("GET", "/api/exercises/{id}/drafts", client.get(EXERCISE + "/drafts")));
    String reset = DRAFT + "?base=" + (version + 1);
    assertEquals(List.of(), described.wrong("DELETE", path, client.delete(reset)));
    assertEquals(List.of(), described.wrong("DELETE", path, client.delete(reset)));
    assertEquals(List.of(), described.wrong("DELETE", path, client.delete(DRAFT)));
  }
}
