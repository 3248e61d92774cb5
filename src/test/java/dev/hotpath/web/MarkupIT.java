package dev.hotpath.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Client;
import dev.hotpath.Client.Answer;
import dev.hotpath.Concat;
import dev.hotpath.SharedServer;
import java.net.URLEncoder;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** ATTACKS.md, 31: what a learner's code is called, says and prints is no markup in a page. */
@ExtendWith(SharedServer.class)
@Timeout(120)
class MarkupIT {

  private static final String IMAGE = "<img src=x onerror=alert(1)>";
  private static final String ATTACK = "</script>" + IMAGE + "<script>alert(1)</script>";

  // A script of a page's own has an address or is data, and carries its nonce.
  private static final Pattern FOREIGN =
      Pattern.compile("<img|<script>|\\bon\\w+\\s*=|alert\\(1\\)<", Pattern.CASE_INSENSITIVE);

  private final Client client;

  MarkupIT(Client client) {
    this.client = client;
  }

  private static void assertNoMarkup(String path, Answer answer) {
    assertTrue(answer.header("Content-Type").startsWith("text/html"), path);
    String html = answer.text();
    String tags =
        String.join(
            "\n",
            Pattern.compile("<[^>]*>").matcher(html).results().map(tag -> tag.group()).toList());
    assertFalse(FOREIGN.matcher(tags).find(), () -> path + ":\n" + html);
    assertEquals(html.split("<script", -1).length, html.split("</script>", -1).length, path);
  }

  @Test
  void nothing_of_a_submission_is_markup_in_the_pages_about_it() throws Exception {
    String code =
        Concat.changed(
            Concat.solution(),
            "StringBuilder row",
            """
            System.out.println("%1$s");
                    if (cells.size() == 3) throw new IllegalStateException("%1$s");
                    if (cells.size() == 1) return "%1$s";
                    StringBuilder row\
            """
                .formatted(ATTACK));
    assertEquals(
        204, client.put("/api/exercises/concat/draft", Client.files(Concat.FILE, code)).status());
    try {
      String id = client.submit(code);
      JsonNode document = client.events(id, 0).getLast().data();
      assertEquals("fail", document.get("verdict").asString(), document::toString);
      for (String part : List.of("message", "actual", "output")) {
        assertTrue(
            document.get("tests").findValuesAsString(part).stream()
                .anyMatch(text -> text.contains(ATTACK)),
            () -> "no attack by its " + part + ": " + document);
      }
      for (String path :
          List.of("/", "/exercises/concat", "/runs/" + id, "/exercises/concat/solution")) {
        assertNoMarkup(path, client.get(path));
      }
    } finally {
      client.delete("/api/exercises/concat/draft");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/exercises/", "/runs/", "/exercises/concat/"})
  void a_name_of_nothing_is_no_markup_in_the_page_that_says_so(String path) throws Exception {
    Answer answer = client.get(path + URLEncoder.encode(IMAGE, UTF_8).replace("+", "%20"));
    assertEquals(404, answer.status());
    assertNoMarkup(path, answer);
  }

  @Test
  void the_page_that_says_so_repeats_the_name_as_text() throws Exception {
    Answer answer = client.get("/exercises/" + URLEncoder.encode(IMAGE, UTF_8));
    assertTrue(answer.text().contains("&lt;img"), answer::text);
  }
}
