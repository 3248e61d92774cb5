package dev.hotpath.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Client;
import dev.hotpath.Client.Answer;
import dev.hotpath.RunningServer;
import dev.hotpath.SharedServer;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Other web sites can neither drive this server nor read it, and pages load nothing foreign. */
@ExtendWith(SharedServer.class)
@Timeout(60)
class GuardIT {

  private static final Pattern NONCE = Pattern.compile("'nonce-([A-Za-z0-9+/]{22})'");
  private static final String DRAFT = "/api/exercises/concat/draft";

  private final RunningServer server;
  private final Client client;

  GuardIT(RunningServer server) {
    this.server = server;
    client = server.client();
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, http://evil.example",
    "Origin, null",
    "Origin, http://127.0.0.1:1",
    "Origin, http://evil.example:80:80",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site"
  })
  void another_site_changes_nothing(String header, String value) throws Exception {
    Answer answer = client.send(client.request(DRAFT).header(header, value).DELETE());
    assertEquals(403, answer.status());
    assertEquals("foreign-origin", answer.code());
    assertTrue(answer.message().startsWith("Another web site sent this request"));
  }

  /** A form of another site can post text/plain without a preflight. */
  @Test
  void a_form_of_another_site_hands_nothing_in() throws Exception {
    Answer answer =
        client.send(
            client
                .request("/api/exercises/concat/runs")
                .header("Content-Type", "text/plain")
                .header("Origin", "http://evil.example")
                .POST(HttpRequest.BodyPublishers.ofString("{\"files\":{}}")));
    assertEquals(403, answer.status());
  }

  @Test
  void hotpaths_own_page_may_change_things() throws Exception {
    Answer answer =
        client.send(
            client
                .request(DRAFT)
                .header("Origin", server.address().toString())
                .header("Sec-Fetch-Site", "same-origin")
                .DELETE());
    assertEquals(204, answer.status());
  }

  /** DNS rebinding: a foreign name that leads to this machine. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:7070",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "127.0.0.1@evil.example",
        "1.2.3.4.",
        "",
        "[evil.example]"
      })
  void a_foreign_host_name_is_refused_everywhere(String host) throws Exception {
    for (String path : new String[] {"/", "/api/exercises", "/static/js/exercise.js", "/health"}) {
      String answer = raw(path, host);
      assertTrue(answer.startsWith("HTTP/1.1 40"), path + ": " + answer);
      assertFalse(answer.contains("\"concat\""), answer);
    }
  }

  @Test
  void the_refusal_of_a_foreign_host_says_what_to_do_and_is_protected_too() throws Exception {
    String answer = raw("/", "evil.example");
    assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
    assertTrue(
        answer.contains("does not answer to that name; open it as localhost or by its address"),
        answer);
    assertTrue(answer.contains("Content-Security-Policy: default-src 'none';"), answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:7070", "192.0.2.7:80"})
  void localhost_and_addresses_which_nobody_can_rebind_are_answered(String host) throws Exception {
    assertTrue(raw("/health", host).startsWith("HTTP/1.1 200 "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/about",
        "/exercises/concat",
        "/speedscope",
        "/nosuch",
        "/api/exercises",
        "/static/js/dom.js"
      })
  void every_answer_is_protected(String path) throws Exception {
    Answer answer = client.get(path);
    String policy = answer.header("Content-Security-Policy");
    assertTrue(policy.startsWith("default-src 'none'; script-src 'self';"), policy);
    assertTrue(policy.contains("; base-uri 'none'; frame-ancestors 'none'"), policy);
    assertFalse(policy.contains("unsafe"), policy);
    assertFalse(policy.contains("http:") || policy.contains("https:"), policy);
    assertEquals("nosniff", answer.header("X-Content-Type-Options"));
    assertEquals("same-origin", answer.header("Referrer-Policy"));
    assertEquals("same-origin", answer.header("Cross-Origin-Opener-Policy"));
    assertEquals("same-origin", answer.header("Cross-Origin-Resource-Policy"));
    assertEquals("", answer.header("Server"));
    assertEquals("", answer.header("Access-Control-Allow-Origin"));
  }

  @Test
  void only_the_worker_that_lays_out_graphs_may_run_web_assembly() throws Exception {
    Answer worker = client.get("/static/js/layout-worker.js");
    assertEquals(200, worker.status());
    String policy = worker.header("Content-Security-Policy");
    assertTrue(
        policy.startsWith("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"), policy);
    assertFalse(policy.contains("'unsafe-"), policy);
    for (String path : new String[] {"/static/js/layout.js", "/static/vendor/viz/viz.js"}) {
      Answer other = client.get(path);
      assertEquals(200, other.status(), path);
      assertFalse(other.header("Content-Security-Policy").contains("unsafe"), path);
    }
  }

  @Test
  void a_page_carries_its_own_nonce_and_each_page_another() throws Exception {
    String first = nonceOf(client.get("/exercises/concat"));
    String second = nonceOf(client.get("/exercises/concat"));
    assertNotEquals(first, second);
  }

  private static String nonceOf(Answer page) {
    Matcher nonce = NONCE.matcher(page.header("Content-Security-Policy"));
    assertTrue(nonce.find(), page.header("Content-Security-Policy"));
    assertTrue(
        page.text().contains("<meta name=\"csp-nonce\" content=\"" + nonce.group(1) + "\">"),
        page.text());
    return nonce.group(1);
  }

  /** A page has no script, style or handler of its own that the policy would have to allow. */
  @ParameterizedTest
  @ValueSource(strings = {"/", "/about", "/exercises/concat", "/nosuch"})
  void a_page_holds_no_inline_script_or_style(String path) throws Exception {
    String page = client.get(path).text();
    assertFalse(Pattern.compile("<script(?![^>]*\\ssrc=)").matcher(page).find(), page);
    assertFalse(Pattern.compile("<style|\\sstyle=|\\son\\w+=").matcher(page).find(), page);
    assertFalse(
        Pattern.compile("<(?!a\\s)[^>]*\\s(src|href)=\"(https?:)?//").matcher(page).find(), page);
  }

  // The JDK's client sets Host itself.
  private String raw(String path, String host) throws IOException {
    try (Socket socket = new Socket(server.address().getHost(), server.address().getPort())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                  .formatted(path, host)
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
