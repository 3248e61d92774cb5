package dev.hotpath.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Client;
import dev.hotpath.Client.Answer;
import dev.hotpath.Client.Event;
import dev.hotpath.Concat;
import dev.hotpath.LocalProxy;
import dev.hotpath.Ports;
import dev.hotpath.RunningServer;
import java.net.InetAddress;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A class behind each proxy of {@code docs/proxy.md}, as that page says to configure them. */
@ParameterizedClass
@EnumSource
@Timeout(180)
class ProxyIT {

  private static final String DRAFT = "/api/exercises/concat/draft";
  private static final String EVENTS = "/api/class/events";

  @TempDir private static Path temporary;

  /** From a program's first test to its last. */
  private static @Nullable Room shared;

  private final LocalProxy.Program program;
  private final Room room;
  private final LocalProxy proxy;
  private final RunningServer server;

  ProxyIT(LocalProxy.Program program) throws Exception {
    this.program = program;
    room = room(program);
    proxy = room.proxy;
    server = room.server;
  }

  /** Made with the first test, not before it: so each is told as skipped where there is none. */
  private static Room room(LocalProxy.Program program) throws Exception {
    if (shared == null) {
      shared = new Room(program, Files.createTempDirectory(temporary, program.name()));
    }
    return shared;
  }

  @AfterParameterizedClassInvocation
  static void end() {
    if (shared != null) {
      shared.close();
      shared = null;
    }
  }

  /** A proxy, and the server behind it. */
  private static final class Room implements AutoCloseable {

    private final Path folder;
    private final int port;
    private final LocalProxy proxy;
    private RunningServer server;

    Room(LocalProxy.Program program, Path folder) throws Exception {
      this.folder = folder;
      port = Ports.free();
      proxy = new LocalProxy(program, Files.createDirectory(folder.resolve("proxy")), port);
      try {
        server = started();
      } catch (Exception | AssertionError e) {
        proxy.close();
        throw e;
      }
    }

    private RunningServer started() throws Exception {
      return RunningServer.at(
          port,
          folder.resolve("data"),
          "--classroom",
          "--behind-proxy",
          "--address=" + proxy.address());
    }

    /** After the server was killed. */
    void startAgain() throws Exception {
      server = started();
    }

    @Override
    public void close() {
      server.close();
      proxy.close();
    }
  }

  private Client join(String name) throws Exception {
    return proxy.client().join(server.joinCode(), name);
  }

  private static Answer join(Client client, RunningServer where, String origin) throws Exception {
    return client.sendOnce(
        client
            .withForm("/join", Map.of("code", where.joinCode(), "name", "Ada"))
            .header("Origin", origin));
  }

  @Test
  void people_join_and_their_cookie_and_their_link_are_for_tls() throws Exception {
    Client anybody = proxy.client();
    assertEquals("/join", anybody.get("/").header("Location"));
    Answer in = join(anybody, server, proxy.address().toString());
    assertEquals(303, in.status(), in::text);
    assertTrue(in.header("Set-Cookie").contains("; Secure; HttpOnly"), in.header("Set-Cookie"));
    String link = "value=\"%s/resume/".formatted(proxy.address());
    Answer me = anybody.with(in.cookie()).get("/me");
    assertTrue(me.text().contains(link), me::text);
  }

  @Test
  void the_instructors_link_and_the_join_link_lead_through_it() throws Exception {
    assertTrue(
        server.log().contains("link: " + proxy.address() + server.instructorPath()), server.log());
    Answer entered = proxy.client().get(server.instructorPath());
    assertEquals(303, entered.status());
    assertEquals("/class", entered.header("Location"));
    assertTrue(entered.header("Set-Cookie").contains("; Secure"), entered.header("Set-Cookie"));
    Client instructor = proxy.client().with(entered.cookie());
    assertEquals(200, instructor.get("/class").status());
    assertEquals(
        proxy.address() + "/join",
        instructor.get("/api/class/board").json().at("/session/joinUrl").asString());
  }

  @Test
  void another_site_is_refused_whatever_it_says_of_the_way() throws Exception {
    Client anybody = proxy.client();
    String evil = "https://evil.example";
    assertEquals(403, join(anybody, server, evil).status());
    HttpRequest.Builder lying =
        anybody
            .withForm("/join", Map.of("code", server.joinCode(), "name", "Ada"))
            .header("X-Forwarded-Host", "evil.example")
            .header("Origin", evil);
    assertEquals(403, anybody.sendOnce(lying).status());
  }

  @Test
  void limits_count_attendees_whatever_they_say_of_where_they_are() throws Exception {
    guessUntilRefused(proxy.client(InetAddress.ofLiteral("127.0.0.2")));
    Client other = proxy.client(InetAddress.ofLiteral("127.0.0.3"));
    assertEquals(303, join(other, server, proxy.address().toString()).status());
  }

  @Test
  void a_server_that_is_not_told_of_it_counts_the_proxy_and_says_http() throws Exception {
    int free = Ports.free();
    Path data = room.folder.resolve("untold");
    try (LocalProxy before =
            new LocalProxy(program, Files.createDirectory(room.folder.resolve("proxy-2")), free);
        RunningServer untold = RunningServer.at(free, data, "--classroom")) {
      Answer in = join(before.client(), untold, before.address().toString());
      assertEquals(303, in.status(), in::text);
      assertFalse(in.header("Set-Cookie").contains("Secure"), in.header("Set-Cookie"));
      Answer me = before.client().with(in.cookie()).get("/me");
      assertTrue(me.text().contains("value=\"http://localhost:"), me::text);

      guessUntilRefused(before.client(InetAddress.ofLiteral("127.0.0.2")));
      Client other = before.client(InetAddress.ofLiteral("127.0.0.3"));
      assertEquals(429, join(other, untold, before.address().toString()).status());
    }
  }

  private static void guessUntilRefused(Client guesser) throws Exception {
    int status = 422;
    for (int i = 0; status == 422 && i < 100; i++) {
      HttpRequest.Builder guess =
          guesser
              .withJson("POST", "/api/join", "{\"code\": \"%08d\", \"name\": \"x\"}".formatted(i))
              .header("X-Forwarded-For", "203.0.113." + i);
      status = guesser.sendOnce(guess).status();
    }
    assertEquals(429, status);
  }

  /** The stream stays open for minutes: who kept its events back until its end would be found. */
  @Test
  void an_event_arrives_while_the_stream_goes_on() throws Exception {
    Client ada = join("Ada");
    List<Event> heard =
        ada.follow(
            EVENTS, 0, event -> event.data().at("/me/name").asString().equals("Zoë") || named(ada));
    assertEquals("Ada", heard.getFirst().data().at("/me/name").asString());
  }

  private static boolean named(Client who) {
    try {
      assertEquals(200, who.put("/api/me/name", "{\"name\": \"Zoë\"}").status());
      return false;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_stream_goes_on_behind_the_event_that_one_has() throws Exception {
    Client ada = join("Ada");
    String run = ada.submit(Concat.broken());
    List<Event> all = ada.events(run, 0);
    assertTrue(all.size() > 1, all::toString);
    assertEquals(all.subList(1, all.size()), ada.events(run, all.getFirst().id()));
  }

  @Test
  void what_is_too_large_is_told_in_the_servers_words() throws Exception {
    Client ada = join("Ada");
    Answer refused = ada.put(DRAFT, Client.files(Concat.FILE, "x".repeat(5 << 20)));
    assertEquals(413, refused.status());
    assertEquals("too-large", refused.code());
  }

  @Test
  void while_the_server_starts_again_it_says_502_and_then_all_goes_on() throws Exception {
    Client ada = join("Ada");
    Event known = ada.follow(EVENTS, 0, _ -> true).getLast();
    server.kill();
    assertEquals(502, ada.get("/").status());
    room.startAgain();
    assertEquals(200, ada.get("/").status());
    assertEquals(204, ada.put(DRAFT, Client.files(Concat.FILE, Concat.starter())).status());
    Event next = ada.follow(EVENTS, known.id(), _ -> true).getLast();
    assertTrue(next.id() > known.id(), next::toString);
  }
}
