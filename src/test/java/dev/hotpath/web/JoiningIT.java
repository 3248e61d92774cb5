package dev.hotpath.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Client;
import dev.hotpath.Client.Answer;
import dev.hotpath.Concat;
import dev.hotpath.RunningServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Coming into a class, being somebody in it, coming back, and leaving. */
@Timeout(120)
class JoiningIT {

  private static final String DRAFT = "/api/exercises/concat/draft";
  private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([0-9a-f]{32})\"");

  @TempDir private static Path data;
  private static RunningServer server;
  private static Client anybody;

  @BeforeAll
  static void serve() throws Exception {
    server = RunningServer.on(data, "--classroom");
    anybody = server.client();
  }

  @AfterAll
  static void end() {
    if (server != null) {
      server.close();
    }
  }

  private static String text(Answer page) {
    return page.text().replaceAll("<[^>]*>", "").replaceAll("\\s+", " ");
  }

  private static String ticket(Answer page) {
    Matcher ticket = TICKET.matcher(page.text());
    assertTrue(ticket.find(), page::text);
    return ticket.group(1);
  }

  @Test
  void a_page_leads_who_is_not_in_the_class_to_joining_and_then_back() throws Exception {
    Answer led = anybody.get("/compare?a=1&b=2");
    assertEquals(303, led.status());
    assertEquals("/join?then=%2Fcompare%3Fa%3D1%26b%3D2", led.header("Location"));
    assertEquals("/join", anybody.get("/").header("Location"));
    assertEquals("no-store", led.header("Cache-Control"));

    Answer page = anybody.get(led.header("Location"));
    Answer in =
        anybody.form(
            "/join",
            Map.of(
                "code",
                server.joinCode(),
                "name",
                "Ada",
                "then",
                "/compare?a=1&b=2",
                "ticket",
                ticket(page)));
    assertEquals(303, in.status(), in::text);
    assertEquals("/compare?a=1&b=2", in.header("Location"));
    assertEquals("hotpath=" + ticket(page), in.cookie(), "the form's ticket, sent twice, is one");
  }

  @Test
  void a_program_that_is_not_in_the_class_is_told_so() throws Exception {
    for (String path : List.of("/api/exercises", "/api/exercises/concat", "/api/runs/7")) {
      Answer answer = anybody.get(path);
      assertEquals(401, answer.status(), path);
      assertEquals("not-joined", answer.code());
      assertTrue(answer.message().contains("/join"), answer::message);
    }
    assertEquals(401, anybody.put(DRAFT, "{}").status());
    assertEquals(401, anybody.get("/compare.json?a=1&b=2").status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/join", "/about", "/health", "/metrics", "/static/css/base.css"})
  void what_anybody_may_open(String path) throws Exception {
    assertEquals(200, anybody.get(path).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "", "00000000000000000000000000000000"})
  void a_cookie_that_was_made_up_is_nobodys(String secret) throws Exception {
    Client forger = anybody.with("hotpath=" + secret);
    assertEquals(401, forger.get("/api/exercises").status());
    assertEquals(303, forger.get("/").status());
  }

  @Test
  void the_cookie_is_for_the_server_alone_and_lasts() throws Exception {
    Answer joined =
        anybody.post(
            "/api/join", "{\"code\": \"%s\", \"name\": \"Ada\"}".formatted(server.joinCode()));
    assertEquals(201, joined.status(), joined::text);
    String cookie = joined.header("Set-Cookie");
    assertTrue(
        cookie.matches("hotpath=[0-9a-f]{32}; Path=/;.* Max-Age=31536000; HttpOnly; SameSite=Lax"),
        cookie);
    assertTrue(joined.json().get("id").asString().matches("[0-9a-f]{16}"), joined::text);
    assertEquals("Ada", joined.json().get("name").asString());
    assertEquals(
        "/resume/" + joined.cookie().substring("hotpath=".length()),
        joined.json().get("resume").asString());
    assertEquals("", anybody.with(joined.cookie()).get("/").header("Set-Cookie"));
  }

  @Test
  void a_code_may_be_typed_as_people_type() throws Exception {
    String code = server.joinCode();
    for (String typed :
        List.of(
            code, code.toLowerCase(java.util.Locale.ROOT), code.replace("-", " "), " " + code)) {
      assertEquals("", anybody.join(typed, "Ada").get("/").header("Location"), typed);
    }
  }

  @Test
  void a_wrong_code_is_told_on_the_page_with_what_was_typed() throws Exception {
    Answer page =
        anybody.form("/join", Map.of("code", "aaaa-aaaa", "name", "Zoë & Co", "then", "/about"));
    assertEquals(422, page.status());
    assertTrue(
        text(page)
            .contains(
                "No class here has the join code AAAA-AAAA; compare it with what the instructor"
                    + " shows, letter by letter."),
        page::text);
    assertTrue(page.text().contains("value=\"aaaa-aaaa\""), page::text);
    assertTrue(page.text().contains("value=\"Zoë &amp; Co\""), page::text);
    assertTrue(page.text().contains("name=\"then\" value=\"/about\""), page::text);
    assertEquals("", page.header("Set-Cookie"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', Ada, wrong-code, The join code is missing; type the eight letters and digits",
    "K7QF, Ada, wrong-code, A join code has eight letters and digits",
    "K7QF-2M9U, Ada, wrong-code, A join code has eight letters and digits",
    "RIGHT, '  ', bad-name, A name needs at least one character that can be seen; type yours.",
    "RIGHT, \u202E\u200B, bad-name, A name needs at least one character that can be seen; type yours.",
    "RIGHT, aaaaaaaaaabbbbbbbbbbccccccccccdddddddddde, bad-name, The name has 41 characters; it may have 40. Type a shorter one."
  })
  void what_cannot_be_gets_a_sentence(String code, String name, String key, String says)
      throws Exception {
    String typed = code.equals("RIGHT") ? server.joinCode() : code;
    Answer json =
        anybody.post("/api/join", "{\"code\": \"%s\", \"name\": \"%s\"}".formatted(typed, name));
    assertEquals(422, json.status(), json::text);
    assertEquals(key, json.code());
    assertTrue(json.message().startsWith(says), json::message);
    Answer page = anybody.form("/join", Map.of("code", typed, "name", name));
    assertEquals(422, page.status());
    assertTrue(text(page).contains(says), page::text);
  }

  @Test
  void the_body_of_a_program_is_read_strictly() throws Exception {
    for (String body :
        List.of("{}", "{\"code\": 7, \"name\": \"Ada\"}", "[]", "{\"code\": \"x\"}")) {
      Answer answer = anybody.post("/api/join", body);
      assertEquals(400, answer.status(), body);
      assertTrue(answer.message().contains("\"name\": \"Ada\""), answer::message);
    }
    assertEquals(415, anybody.form("/api/join", Map.of("code", "x")).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"//evil.example", "https://evil.example", "/\\evil.example", "/join"})
  void after_joining_one_stays_on_this_server(String then) throws Exception {
    Answer in =
        anybody.form("/join", Map.of("code", server.joinCode(), "name", "Ada", "then", then));
    assertEquals(303, in.status());
    assertEquals("/", in.header("Location"));
  }

  @Test
  void a_form_that_is_sent_twice_makes_one_person() throws Exception {
    Map<String, String> form =
        Map.of(
            "code",
            server.joinCode(),
            "name",
            "Ada",
            "ticket",
            ticket(anybody.get("/join")),
            "then",
            "/");
    String first = anybody.form("/join", form).cookie();
    assertEquals(first, anybody.form("/join", form).cookie());
  }

  @Test
  void the_link_that_has_the_code_in_it_fills_it_in() throws Exception {
    Answer page = anybody.get("/join?code=" + server.joinCode());
    assertTrue(page.text().contains("value=\"" + server.joinCode() + "\""), page::text);
  }

  /** ATTACKS.md, 33: neither may another site make a browser join, nor make it somebody else's. */
  @Test
  void forms_come_from_this_servers_own_pages() throws Exception {
    Map<String, String> form = Map.of("code", server.joinCode(), "name", "Ada");
    for (String path : List.of("/join", "/resume", "/me/name", "/me/leave")) {
      for (String origin : List.of("http://evil.example", "null")) {
        Answer answer = anybody.sendOnce(anybody.withForm(path, form).header("Origin", origin));
        assertEquals(403, answer.status(), path + " from " + origin);
      }
      assertEquals(403, anybody.sendOnce(anybody.withForm(path, form)).status(), path);
      assertEquals(
          403,
          anybody
              .sendOnce(anybody.withForm(path, form).header("Sec-Fetch-Site", "cross-site"))
              .status(),
          path);
    }
    assertEquals(
        303,
        anybody
            .sendOnce(anybody.withForm("/join", form).header("Sec-Fetch-Site", "same-origin"))
            .status());
  }

  @Test
  void the_personal_link_leads_back_to_ones_place_from_another_browser() throws Exception {
    Client ada = server.join("Ada");
    String typed = Concat.starter() + "// Ada's";
    assertEquals(204, ada.put(DRAFT, Client.files(Concat.FILE, typed)).status());
    Answer me = ada.get("/me");
    String link = server.address() + "/resume/" + ada.cookies().substring("hotpath=".length());
    assertTrue(me.text().contains("value=\"" + link + "\""), me::text);
    assertEquals("no-store", me.header("Cache-Control"));

    Answer back = anybody.get(link.substring(server.address().toString().length()));
    assertEquals(303, back.status());
    assertEquals("/", back.header("Location"));
    assertEquals("no-referrer", back.header("Referrer-Policy"));
    assertEquals("no-store", back.header("Cache-Control"));
    assertEquals(ada.cookies(), back.cookie());
    Client elsewhere = anybody.with(back.cookie());
    assertTrue(elsewhere.get("/api/exercises/concat").text().contains("// Ada's"));
  }

  @Test
  void a_browser_that_is_somebodys_becomes_nobody_elses_unasked() throws Exception {
    Client ada = server.join("Ada");
    Client bob = server.join("Bob");
    String secret = ada.cookies().substring("hotpath=".length());
    Answer asked = bob.get("/resume/" + secret);
    assertEquals(200, asked.status());
    assertEquals("", asked.header("Set-Cookie"));
    assertTrue(text(asked).contains("Go on as Ada?"), asked::text);
    assertTrue(text(asked).contains("Stay Bob"), asked::text);
    Answer answered = bob.form("/resume", Map.of("secret", secret));
    assertEquals(303, answered.status());
    assertEquals(ada.cookies(), answered.cookie());
    assertEquals(303, ada.get("/resume/" + secret).status(), "one's own asks nothing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "00000000000000000000000000000000"})
  void a_link_that_leads_to_nobody_says_what_to_do(String secret) throws Exception {
    Answer answer = anybody.get("/resume/" + secret);
    assertEquals(404, answer.status());
    assertTrue(text(answer).contains("This link leads to nobody here"), answer::text);
    assertTrue(text(answer).contains("join anew at /join"), answer::text);
    assertEquals(404, anybody.form("/resume", Map.of("secret", secret)).status());
  }

  @Test
  void a_name_can_be_changed_by_the_form_and_by_a_program() throws Exception {
    Client ada = server.join("Ada");
    assertTrue(ada.get("/").text().contains("<bdi>Ada</bdi>"));
    Answer changed = ada.form("/me/name", Map.of("name", "  Ada   Lovelace "));
    assertEquals(303, changed.status());
    Answer saved = ada.get(changed.header("Location"));
    assertTrue(text(saved).contains("Changed."), saved::text);
    assertTrue(ada.get("/").text().contains("<bdi>Ada Lovelace</bdi>"));

    Answer put = ada.put("/api/me/name", "{\"name\": \"Ada\\u202E L.\"}");
    assertEquals(200, put.status());
    assertEquals("Ada L.", put.json().get("name").asString());
    assertTrue(ada.get("/about").text().contains("<bdi>Ada L.</bdi>"));

    Answer refused = ada.form("/me/name", Map.of("name", "x".repeat(41)));
    assertEquals(422, refused.status());
    assertTrue(text(refused).contains("The name has 41 characters"), refused::text);
    assertTrue(refused.text().contains("value=\"" + "x".repeat(41) + "\""), "nothing is lost");
    assertEquals("bad-name", ada.put("/api/me/name", "{\"name\": \" \"}").code());
    assertTrue(ada.get("/").text().contains("<bdi>Ada L.</bdi>"));
  }

  @Test
  void who_changes_their_name_all_the_time_is_told_to_wait() throws Exception {
    Client ada = server.join("Ada");
    for (int i = 0; i < 10; i++) {
      assertEquals(200, ada.put("/api/me/name", "{\"name\": \"Ada " + i + "\"}").status());
    }
    Answer last = ada.sendOnce(ada.withJson("PUT", "/api/me/name", "{\"name\": \"Ada\"}"));
    assertEquals(429, last.status());
    assertEquals("too-many-names", last.code());
    assertTrue(last.header("Retry-After").matches("[1-5]"), last.header("Retry-After"));
  }

  @Test
  void who_leaves_on_a_computer_is_nobody_there() throws Exception {
    Client ada = server.join("Ada");
    Answer left = ada.form("/me/leave", Map.of());
    assertEquals(303, left.status());
    String cookie = left.header("Set-Cookie");
    assertTrue(
        cookie.startsWith("hotpath=;") && cookie.contains("Expires=Thu, 01 Jan 1970"), cookie);
    Answer page = anybody.get(left.header("Location"));
    assertTrue(text(page).contains("You have left on this computer"), page::text);
    assertEquals(200, ada.get("/").status(), "elsewhere one is still somebody");
  }

  @Test
  void two_of_one_name_are_two_people() throws Exception {
    Client one = server.join("Ada");
    Client other = server.join("Ada");
    assertNotEquals(one.cookies(), other.cookies());
    one.put(DRAFT, Client.files(Concat.FILE, Concat.starter() + "// the first"));
    assertTrue(other.get("/api/exercises/concat").json().get("draft").isNull());
  }

  /** ATTACKS.md, 32. What a name is made of is tested by {@code NameTest}. */
  @Test
  void a_name_with_markup_is_text_in_every_page() throws Exception {
    String name = "<img src=x onerror=alert(1)>";
    Client ada = server.join(name);
    for (String path :
        List.of(
            "/",
            "/about",
            "/me",
            "/join",
            "/reading",
            "/exercises/concat",
            "/nosuch",
            "/compare")) {
      String page = ada.get(path).text();
      assertTrue(page.contains("<bdi>&lt;img src=x onerror=alert(1)&gt;</bdi>"), path + page);
      assertFalse(page.contains("<img src=x"), path);
    }
  }

  @Test
  void pages_of_the_class_hold_no_inline_script_or_style() throws Exception {
    Client ada = server.join("Ada");
    for (String path : List.of("/join", "/me")) {
      Answer page = ada.get(path);
      String policy = page.header("Content-Security-Policy");
      assertTrue(policy.contains("form-action 'self'"), policy);
      assertFalse(policy.contains("unsafe"), policy);
      assertFalse(
          Pattern.compile("<script(?![^>]*\\ssrc=)|<style|\\sstyle=|\\son\\w+=")
              .matcher(page.text())
              .find(),
          page::text);
    }
  }

  @Test
  void who_is_in_already_is_told_so_before_joining_again() throws Exception {
    Client ada = server.join("Ada");
    Answer page = ada.get("/join");
    assertTrue(text(page).contains("This browser is Ada in"), page::text);
    assertTrue(text(page).contains("Go on"), page::text);
  }

  @Test
  void in_a_class_one_is_led_to_ones_name_and_the_instructor_to_the_board() throws Exception {
    assertTrue(server.join("Ada").get("/").text().contains("href=\"/me\""));
    String instructors = server.instructor().get("/").text();
    assertTrue(instructors.contains("href=\"/class\""), instructors);
    assertFalse(instructors.contains("href=\"/me\""), instructors);
  }
}
