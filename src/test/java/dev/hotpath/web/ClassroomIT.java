package dev.hotpath.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Client;
import dev.hotpath.Client.Answer;
import dev.hotpath.Concat;
import dev.hotpath.RunningServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many at one server: each browser is a learner of its own. */
@Timeout(120)
class ClassroomIT {

  private static final String DRAFT = "/api/exercises/concat/draft";

  @TempDir private static Path data;
  private static RunningServer server;
  private static Client client;

  @BeforeAll
  static void serve() throws Exception {
    server = RunningServer.on(data, "--classroom");
    client = server.client();
  }

  @AfterAll
  static void end() {
    if (server != null) {
      server.close();
    }
  }

  /** One who opens the first page; returns the cookie to come again with. */
  private static String arrive() throws Exception {
    String cookie = client.get("/").header("Set-Cookie");
    assertTrue(cookie.matches("hotpath=[0-9a-f]{32}; Path=/;.* HttpOnly; SameSite=Lax"), cookie);
    return cookie.substring(0, cookie.indexOf(';'));
  }

  private static Answer get(String who, String path) throws Exception {
    return client.send(client.request(path).header("Cookie", who).GET());
  }

  private static Answer send(String who, String method, String path, String text) throws Exception {
    return client.send(
        client.withJson(method, path, Client.files(Concat.FILE, text)).header("Cookie", who));
  }

  @Test
  void one_who_comes_again_is_known_and_gets_no_other_cookie() throws Exception {
    Answer again = get(arrive(), "/");
    assertEquals("", again.header("Set-Cookie"));
  }

  @Test
  void a_cookie_that_was_made_up_is_replaced() throws Exception {
    for (String forged : new String[] {"hotpath=x", "hotpath=", "hotpath=" + "A".repeat(32)}) {
      assertTrue(get(forged, "/").header("Set-Cookie").startsWith("hotpath="), forged);
    }
  }

  @Test
  void what_one_types_another_does_not_see() throws Exception {
    String ada = arrive();
    String bob = arrive();
    assertNotEquals(ada, bob);
    assertEquals(204, send(ada, "PUT", DRAFT, Concat.starter() + "// Ada's").status());
    assertTrue(get(ada, "/api/exercises/concat").text().contains("// Ada's"));
    assertTrue(get(bob, "/api/exercises/concat").json().get("draft").isNull());
  }

  @Test
  void a_run_of_somebody_else_is_not_there() throws Exception {
    String ada = arrive();
    String bob = arrive();
    Answer accepted = send(ada, "POST", "/api/exercises/concat/runs", Concat.endless());
    assertEquals(202, accepted.status(), accepted::text);
    String id = accepted.json().get("id").asString();
    for (String path :
        new String[] {
          "/api/runs/" + id,
          "/runs/" + id,
          "/api/runs/" + id + "/events",
          "/api/runs/" + id + "/files",
          "/api/runs/" + id + "/artifacts/flame-cpu.json"
        }) {
      assertEquals(404, get(bob, path).status(), path);
    }
    assertEquals(
        404,
        client.send(client.request("/api/runs/" + id).header("Cookie", bob).DELETE()).status());
    assertEquals(200, get(ada, "/api/runs/" + id).status());
    assertEquals(
        204,
        client.send(client.request("/api/runs/" + id).header("Cookie", ada).DELETE()).status());
  }

  @Test
  void the_limit_of_one_is_not_that_of_another() throws Exception {
    String ada = arrive();
    int refused = 0;
    for (int i = 0; i < 15; i++) {
      refused +=
          client
                      .sendOnce(
                          client
                              .withJson("POST", "/api/exercises/concat/runs", "{}")
                              .header("Cookie", ada))
                      .status()
                  == 429
              ? 1
              : 0;
    }
    assertTrue(refused > 0, "Ada is told to wait");
    Answer bobs =
        client.sendOnce(
            client.withJson("POST", "/api/exercises/concat/runs", "{}").header("Cookie", arrive()));
    assertEquals(400, bobs.status(), "Bob is not");
  }

  @Test
  void the_servers_own_profile_is_for_who_opened_the_instructors_link() throws Exception {
    String ada = arrive();
    String ask = "{\"event\": \"cpu\", \"seconds\": 1}";
    Answer refused = get(ada, "/debug/profile");
    assertEquals(403, refused.status());
    assertTrue(refused.text().contains("instructor&#39;s link"), refused::text);
    assertEquals(
        403,
        client
            .send(client.withJson("POST", "/api/debug/profiles", ask).header("Cookie", ada))
            .status());
    assertTrue(!get(ada, "/about").text().contains("/debug/profile"), "nor is she led there");

    Matcher link =
        Pattern.compile(
                "instructor's own link: http://127\\.0\\.0\\.1:\\d+(/instructor/[0-9a-f]{32})")
            .matcher(server.log());
    assertTrue(link.find(), server.log());
    Answer entered = get(ada, link.group(1));
    assertEquals(303, entered.status());
    String cookie = entered.header("Set-Cookie");
    assertTrue(
        cookie.matches("hotpath-instructor=[0-9a-f]{32}; Path=/;.* HttpOnly; SameSite=Strict"),
        cookie);
    String instructor = ada + "; " + cookie.substring(0, cookie.indexOf(';'));
    assertEquals(200, get(instructor, "/debug/profile").status());
    assertTrue(get(instructor, "/about").text().contains("/debug/profile"));

    assertEquals(403, get(ada, "/instructor/" + "0".repeat(32)).status());
    assertEquals(
        403, get(ada + "; hotpath-instructor=" + "0".repeat(32), "/debug/profile").status());
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(data.resolve("instructor.key"))));
  }

  @Test
  void a_cookie_is_not_kept_as_it_is() throws Exception {
    String ada = arrive();
    assertEquals(204, send(ada, "PUT", DRAFT, Concat.starter()).status());
    String secret = ada.substring(ada.indexOf('=') + 1);
    try (var files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String kept = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertTrue(!kept.contains(secret), () -> file + " holds the cookie");
      }
    }
  }
}
