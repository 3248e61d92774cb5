package dev.hotpath.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Client;
import dev.hotpath.Client.Answer;
import dev.hotpath.Concat;
import dev.hotpath.RunningServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many at one server: each who joined is a learner of their own. */
@Timeout(120)
class ClassroomIT {

  private static final String DRAFT = "/api/exercises/concat/draft";
  private static final String RUNS = "/api/exercises/concat/runs";

  @TempDir private static Path data;
  private static RunningServer server;

  @BeforeAll
  static void serve() throws Exception {
    server = RunningServer.on(data, "--classroom");
  }

  @AfterAll
  static void end() {
    if (server != null) {
      server.close();
    }
  }

  private static Answer draft(Client who, String text) throws Exception {
    return who.put(DRAFT, Client.files(Concat.FILE, text));
  }

  @Test
  void what_one_types_another_does_not_see() throws Exception {
    Client ada = server.join("Ada");
    Client bob = server.join("Bob");
    assertEquals(204, draft(ada, Concat.starter() + "// Ada's").status());
    assertTrue(ada.get("/api/exercises/concat").text().contains("// Ada's"));
    assertTrue(bob.get("/api/exercises/concat").json().get("draft").isNull());
  }

  /** ATTACKS.md, 35. */
  @Test
  void a_run_of_somebody_else_is_not_there() throws Exception {
    Client ada = server.join("Ada");
    Client bob = server.join("Bob");
    String id = ada.submit(Concat.endless());
    for (String path :
        new String[] {
          "/api/runs/" + id,
          "/runs/" + id,
          "/api/runs/" + id + "/events",
          "/api/runs/" + id + "/files",
          "/api/runs/" + id + "/artifacts/flame-cpu.json",
          "/api/runs/" + id + "/views",
          "/api/runs/" + id + "/sweeps",
          "/api/runs/" + id + "/loads",
          "/api/runs/" + id + "/timeline"
        }) {
      assertEquals(404, bob.get(path).status(), path);
    }
    assertEquals(404, bob.delete("/api/runs/" + id).status());
    assertEquals(200, ada.get("/api/runs/" + id).status());
    assertEquals(204, ada.delete("/api/runs/" + id).status());
  }

  @Test
  void the_limit_of_one_is_not_that_of_another() throws Exception {
    Client ada = server.join("Ada");
    int refused = 0;
    for (int i = 0; i < 15; i++) {
      refused += ada.sendOnce(ada.withJson("POST", RUNS, "{}")).status() == 429 ? 1 : 0;
    }
    assertTrue(refused > 0, "Ada is told to wait");
    Client bob = server.join("Bob");
    assertEquals(400, bob.sendOnce(bob.withJson("POST", RUNS, "{}")).status(), "Bob is not");
  }

  /** ATTACKS.md, 36. */
  @Test
  void the_servers_own_profile_is_for_who_opened_the_instructors_link() throws Exception {
    Client ada = server.join("Ada");
    Answer refused = ada.get("/debug/profile");
    assertEquals(403, refused.status());
    assertTrue(refused.text().contains("instructor&#39;s link"), refused::text);
    String ask = "{\"event\": \"cpu\", \"seconds\": 1}";
    Answer asked = ada.post("/api/debug/profiles", ask);
    assertEquals(403, asked.status());
    assertEquals("instructor-only", asked.code());
    assertFalse(ada.get("/about").text().contains("/debug/profile"), "nor is she led there");

    Answer entered = ada.get(server.instructorPath());
    assertEquals(303, entered.status());
    assertEquals("/class", entered.header("Location"));
    String cookie = entered.header("Set-Cookie");
    assertTrue(
        cookie.matches("hotpath-instructor=[0-9a-f]{32}; Path=/;.* HttpOnly; SameSite=Lax"),
        cookie);
    Client instructor = ada.with(entered.cookie());
    assertEquals(200, instructor.get("/debug/profile").status());
    assertTrue(instructor.get("/about").text().contains("/debug/profile"));

    assertEquals(403, ada.get("/instructor/" + "0".repeat(32)).status());
    assertEquals(
        403, ada.with("hotpath-instructor=" + "0".repeat(32)).get("/debug/profile").status());
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(data.resolve("instructor.key"))));
  }

  @Test
  void the_instructor_works_as_nobody_of_the_class() throws Exception {
    Client instructor = server.instructor();
    assertEquals(204, draft(instructor, Concat.starter() + "// shown").status());
    assertTrue(instructor.get("/api/exercises/concat").text().contains("// shown"));
    assertTrue(server.instructor().get("/api/exercises/concat").text().contains("// shown"));
    assertTrue(
        server.join("Ada").get("/api/exercises/concat").json().get("draft").isNull(), "not hers");
    Answer nameless = instructor.put("/api/me/name", "{\"name\": \"Grace\"}");
    assertEquals(404, nameless.status());
    assertEquals("no-attendee", nameless.code());
  }

  @Test
  void a_cookie_is_not_kept_as_it_is() throws Exception {
    Client ada = server.join("Ada");
    assertEquals(204, draft(ada, Concat.starter()).status());
    String secret = ada.cookies().substring("hotpath=".length());
    try (var files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String kept = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertFalse(kept.contains(secret), () -> file + " holds the cookie");
      }
    }
    assertFalse(server.log().contains(secret), "nor does the log");
  }
}
