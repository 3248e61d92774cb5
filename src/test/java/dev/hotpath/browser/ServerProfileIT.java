package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.hotpath.Client;
import dev.hotpath.Client.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** The server under its own profiler. */
@Timeout(180)
class ServerProfileIT extends Visiting {

  private static final String PROFILES = "/api/debug/profiles";
  private static final int SOMETHING_TO_SEE = 300; // requests, each of a millisecond or so

  @Override
  void store(Path data) {
    // It profiles itself, whatever it keeps.
  }

  private Answer take(String event, String seconds) throws Exception {
    return server
        .client()
        .post(PROFILES, "{\"event\": \"%s\", \"seconds\": %s}".formatted(event, seconds));
  }

  private String state(String id) throws Exception {
    return server.client().get(PROFILES + "/" + id).json().get("state").asString();
  }

  @Test
  void a_profile_shows_the_code_that_serves_and_ends_when_told_to() throws Exception {
    Client client = server.client();
    Answer begun = take("cpu", "60");
    assertEquals(202, begun.status(), begun::text);
    String id = begun.json().get("id").asString();
    Answer second = take("alloc", "1");
    assertEquals(409, second.status());
    assertTrue(Integer.parseInt(second.header("Retry-After")) > 30, second.header("Retry-After"));
    assertEquals(409, client.get(PROFILES + "/" + id + "/flame.json").status(), "not there yet");

    for (int request = 0; request < SOMETHING_TO_SEE; request++) {
      assertEquals(200, client.get("/").status());
    }
    assertEquals(
        204, client.send(client.request(PROFILES + "/" + id).DELETE()).status(), "ended early");
    await().atMost(Duration.ofSeconds(60)).until(() -> state(id).equals("done"));

    JsonNode flame = client.get(PROFILES + "/" + id + "/flame.json").json();
    List<String> ours = new ArrayList<>();
    flame
        .get("frames")
        .forEach(frame -> {
          if (frame.get("kind").asString().equals("yours")) {
            ours.add(frame.get("name").asString());
          }
        });
    assertTrue(ours.contains("dev.hotpath.web.Pages.home"), ours::toString);
    String collapsed = client.get(PROFILES + "/" + id + "/collapsed.txt").text();
    assertTrue(collapsed.contains("dev.hotpath.web.Pages.home;"), collapsed);
    byte[] recording = client.get(PROFILES + "/" + id + "/recording.jfr").bytes();
    assertEquals("FLR", new String(recording, 0, 3, StandardCharsets.US_ASCII));
  }

  @Test
  void threads_that_wait_are_seen_by_the_clock_and_their_locks_can_be_asked_for() throws Exception {
    for (String event : List.of("wall", "lock")) {
      Answer begun = take(event, "1");
      assertEquals(202, begun.status(), begun::text);
      String id = begun.json().get("id").asString();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> state(id), state -> !state.equals("recording"));
      JsonNode flame = server.client().get(PROFILES + "/" + id + "/flame.json").json();
      assertEquals(event, flame.get("event").asString());
      if (event.equals("wall")) { // an idle server has threads that wait, and no wait for a lock
        assertTrue(flame.get("total").asLong() > 0, flame::toString);
      }
    }
  }

  @Test
  void what_cannot_be_taken_is_refused_with_what_can() throws Exception {
    assertEquals(422, take("wall-clock", "1").status());
    for (String seconds : List.of("0", "61", "-1")) {
      Answer refused = take("cpu", seconds);
      assertEquals(422, refused.status(), seconds);
      assertTrue(refused.message().contains("1 to 60"), refused::message);
    }
    assertEquals(400, take("cpu", "1.5").status());
    assertEquals(422, server.client().get("/debug/profile?event=cpu&seconds=1e9").status());
    assertEquals(404, server.client().get(PROFILES + "/nobody").status());
    assertEquals(404, server.client().get(PROFILES + "/nobody/flame.json").status());
  }

  @Test
  void the_page_takes_what_its_address_asks_for_and_draws_it() throws Exception {
    visit.open("/debug/profile?event=alloc&seconds=60");
    assertThat(page.locator("#passed")).isVisible();
    for (int request = 0; request < SOMETHING_TO_SEE; request++) {
      assertEquals(200, server.client().get("/").status());
    }
    page.locator("#end").press("Enter");
    assertThat(page.locator("#said"))
        .containsText("Done", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
    assertThat(page.locator("#profile .flame-view")).isVisible();
    assertThat(page.locator("#passed")).isHidden();
    new Gallery().look(page, "server-profile");
  }
}
