package dev.hotpath.web;

import static dev.hotpath.grade.compare.Planted.STARTER;
import static dev.hotpath.grade.compare.Planted.report;
import static dev.hotpath.grade.compare.Planted.result;
import static dev.hotpath.grade.compare.Planted.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Client;
import dev.hotpath.Client.Answer;
import dev.hotpath.Concat;
import dev.hotpath.RunningServer;
import dev.hotpath.Stored;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.grade.Seen;
import dev.hotpath.grade.Trusted;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Attempts of one learner against each other, from documents that are in the store. */
@Timeout(120)
class CompareIT {

  private static final double[] MIDDLING = {206_000, 201_000, 204_000, 209_000, 207_000};
  private static final double[] FAST = {66_000, 67_000, 65_500, 68_000, 66_500};

  @TempDir private static Path data;
  private static RunningServer server;
  private static Client client;

  @BeforeAll
  static void serve() throws Exception {
    try (Stored stored = new Stored(data)) {
      stored
          .attempt("wrong", "concat", Concat.wrong())
          .attempt(
              "slow", "concat", Concat.starter(), result("join", STARTER, 9_912, MIDDLING, 5_000))
          .attempt(
              "noon", // on a machine that had become twice as slow
              "concat",
              Concat.starter(),
              result("join", times(2, STARTER), 9_912, times(2, MIDDLING), 5_000))
          .attempt("fast", "concat", Concat.solution(), result("join", STARTER, 9_912, FAST, 78))
          .attempt(
              "formula", "concat", "<script>alert(1)</script>", result("=1+1", STARTER, 1, FAST, 1))
          .attempt("other", "mail-regex", Concat.starter(), result("filter", STARTER, 1, FAST, 1))
          .attempt(
              "blind",
              "popcnt",
              "class Blind {}",
              result("count on four-times-slower", STARTER, 1, STARTER, 1))
          .left("blind", "trust.json", seen(1, 0.97, 1.04, false))
          .attempt(
              "sharp",
              "popcnt",
              "class Sharp {}",
              result("count on four-times-slower", STARTER, 1, times(4, STARTER), 1))
          .left("sharp", "trust.json", seen(3.9, 3.5, 4.2, true))
          .attempt(
              "0123456789abcdef0123456789abcdef",
              "bobs",
              "concat",
              Concat.starter(),
              report("bobs", "concat", result("join", STARTER, 1, FAST, 1)))
          .attempt(
              "solution:concat",
              "published",
              "concat",
              Concat.solution(),
              report("published", "concat", result("join", STARTER, 9_912, FAST, 78)));
    }
    server = RunningServer.on(data);
    client = server.client();
  }

  /** What a benchmark saw of a change by 4×, and, rightly, of none. */
  private static byte[] seen(double times, double low, double high, boolean met) {
    return RunDocuments.mapper()
        .writeValueAsBytes(
            new Trusted(
                List.of(
                    new Seen("count", "four-times-slower", 4, 0.5, times, low, high, met),
                    new Seen("count", "written-another-way", 1, 0.5, 1.02, 0.96, 1.1, true))));
  }

  @AfterAll
  static void end() {
    if (server != null) {
      server.close();
    }
  }

  private static Answer get(String path) throws Exception {
    return client.get(path);
  }

  /** As it is read: a figure and its unit stand on one line. */
  private static String page(String query) throws Exception {
    Answer page = get("/compare" + query);
    assertEquals(200, page.status(), page::text);
    assertTrue(page.header("Content-Type").startsWith("text/html"));
    return page.text().replace('\u00a0', ' ');
  }

  @Test
  void the_page_says_first_what_became_of_the_benchmark() throws Exception {
    String page = page("?a=slow&b=fast");
    assertTrue(
        page.contains(
            "Attempt 4 is 3.1× faster than attempt 2, at least 2.9×; p = 0.008;"
                + " 78 B/op instead of 5,000."),
        page);
    assertTrue(page.contains("never by raw nanoseconds"));
    assertEquals(20, page.split("<circle class=\"dot\"", -1).length - 1);
    assertTrue(page.contains("new StringBuilder();"), "the difference of the code");
  }

  @Test
  void a_machine_that_was_slower_does_not_make_an_attempt_slower() throws Exception {
    String page = page("?a=slow&b=noon");
    assertTrue(page.contains("Attempt 3 is about as fast as attempt 2; p = 1;"), page);
    assertTrue(page.contains("The code of attempt 2 and of attempt 3 is the same."), page);
  }

  @Test
  void the_starter_may_stand_for_a_and_more_may_be_shown() throws Exception {
    String page = page("?a=starter&b=fast&more=slow&more=fast&more=starter");
    assertTrue(page.contains("Attempt 4 is 6.2× faster than the starter"), page);
    assertTrue(page.contains("Attempt 2 is 2× faster than the starter"), page);
  }

  @Test
  void the_solution_stands_beside_the_attempts_of_one_who_has_solved_it() throws Exception {
    String page = page("?a=slow&b=solution&more=fast");
    assertTrue(page.contains("The solution is 3.1× faster than attempt 2, at least 2.9×"), page);
    assertTrue(page.contains("<a href=\"/exercises/concat/solution\">solution</a>"), page);
    assertTrue(page.contains("new StringBuilder();"), "the difference of the code");
    page = page("?a=starter&b=solution&more=fast");
    assertTrue(page.contains("The solution is 6.2× faster than the starter"), page);
    Answer json = get("/compare.json?a=solution&b=fast");
    assertEquals(
        List.of(),
        new Described(get("/api/openapi.json").json()).wrong("GET", "/compare.json", json));
    assertEquals("solution", json.json().get("before").asString());
    Answer text = get("/compare.txt?a=slow&b=fast&more=solution");
    assertTrue(text.text().contains("\nrun: solution\n"), text::text);
    assertTrue(text.text().contains("\nrun: 4\n"), text::text);
  }

  @Test
  void the_api_has_it_too_for_those_who_have_solved_it() throws Exception {
    Answer solution = get("/api/exercises/concat/solution");
    Described described = new Described(get("/api/openapi.json").json());
    assertEquals(List.of(), described.wrong("GET", "/api/exercises/{id}/solution", solution));
    assertEquals("measured", solution.json().get("state").asString());
    assertEquals(Concat.solution(), solution.json().get("files").get(Concat.FILE).asString());
    Answer again = client.post("/api/exercises/concat/solution/measurement", "");
    assertEquals("measured", again.json().get("state").asString(), "it is measured once");
    Answer unsolved = get("/api/exercises/row-column/solution");
    assertEquals(403, unsolved.status());
    assertEquals("not-solved", unsolved.code());
    assertEquals(403, client.post("/api/exercises/row-column/solution/measurement", "").status());
  }

  @Test
  void the_json_is_as_described_and_has_the_samples() throws Exception {
    Answer answer = get("/compare.json?a=slow&b=fast&more=noon");
    Described described = new Described(get("/api/openapi.json").json());
    assertEquals(List.of(), described.wrong("GET", "/compare.json", answer));
    assertEquals(
        "attachment; filename=\"concat-attempt-2-attempt-4.json\"",
        answer.header("Content-Disposition"));
    JsonNode compared = answer.json();
    assertEquals("attempt-2", compared.get("before").asString());
    JsonNode join = compared.get("benchmarks").get(0);
    assertEquals(3, join.get("attempts").size());
    assertEquals(66_000, join.at("/attempts/2/yours/samples/0").asDouble());
    assertEquals("faster", join.at("/changes/0/told").asString());
    assertEquals("same", join.at("/changes/1/told").asString());
    assertEquals(List.of(0, 2, 3, 4), numbers(compared));
  }

  @Test
  void attempts_at_a_benchmark_are_compared_by_what_they_saw() throws Exception {
    String page = page("?a=blind&b=sharp");
    assertTrue(page.contains("Attempt 2 sees 2 of 2 changes rightly; attempt 1 saw 1."), page);
    assertTrue(page.contains(">four times slower</th>"), page);
    assertTrue(page.contains(">3.9×</b><small class=\"num\">3.5× to 4.2×</small>"), page);
    assertTrue(page.contains("<small class=\"told-of missed\">wrong</small>"), page);
    assertTrue(page.contains("class Sharp {}"), "the difference of the code");
    assertFalse(page.contains("class=\"lane"), "nothing here is faster than the starter");
    assertTrue(page("?a=starter&b=sharp").contains("Attempt 2 sees 2 of 2 changes rightly."));
    Answer program = get("/compare.json?a=blind&b=sharp");
    assertEquals(409, program.status());
    assertEquals("not-comparable", program.code());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "alloc?a=slow&b=fast,    404, no-profile,        'alloc' of attempt 2: none was taken",
        "alloc?a=starter&b=fast, 404, no-profile,        'alloc' of the starter: none was taken",
        "lock?a=slow&b=fast,     404, unknown-view,      it takes alloc",
        "alloc?a=slow,           400, missing-parameter, lacks b",
        "alloc?a=slow&b=bobs,    404, unknown-run,       There is no run"
      })
  void a_profile_that_cannot_be_compared_is_said_to_be_missing(
      String query, int status, String code, String said) throws Exception {
    Answer answer = get("/api/compare/" + query);
    assertEquals(status, answer.status(), answer::text);
    assertEquals(code, answer.code());
    assertTrue(answer.text().contains(said), answer::text);
    assertEquals(
        List.of(),
        new Described(get("/api/openapi.json").json()).wrong("GET", "/api/compare/{view}", answer));
  }

  private static List<Integer> numbers(JsonNode compared) {
    return compared.get("versions").valueStream().map(one -> one.get("number").asInt(0)).toList();
  }

  @Test
  void the_text_has_the_table_and_the_lines_for_benchstat() throws Exception {
    Answer answer = get("/compare.txt?a=slow&b=fast");
    assertEquals("text/plain;charset=utf-8", answer.header("Content-Type").replace(" ", ""));
    assertEquals(
        "attachment; filename=\"concat-attempt-2-attempt-4.txt\"",
        answer.header("Content-Disposition"));
    assertTrue(answer.text().contains("-67.72% (p=0.008 n=5)"), answer::text);
    assertTrue(answer.text().contains("\nBenchmarkJoin 1 66000 ns/op 0.16019"), answer::text);
  }

  @Test
  void the_csv_is_safe_in_a_spreadsheet() throws Exception {
    Answer answer = get("/compare.csv?a=starter&b=formula");
    assertTrue(answer.header("Content-Type").startsWith("text/csv"));
    assertEquals(
        "attachment; filename=\"concat-starter-attempt-5.csv\"",
        answer.header("Content-Disposition"));
    assertTrue(
        answer.text().contains("\r\nconcat,'=1+1,attempt-5,formula,pass,ns/op,5,"), answer::text);
  }

  @Test
  void markup_in_code_and_names_is_text() throws Exception {
    String page = page("?a=starter&b=formula");
    assertFalse(page.contains("<script>alert"), page);
    assertTrue(page.contains("&lt;script&gt;alert(1)"), page);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                      | 400 | missing-parameter   | lacks a; write /compare?a=RUN&b=RUN",
        "?a=slow                 | 400 | missing-parameter   | lacks b",
        "?a=&b=slow              | 400 | missing-parameter   | lacks a",
        "?a=slow&a=fast&b=noon   | 400 | repeated-parameter  | a is given twice",
        "?a=slow&b=fast&c=noon   | 400 | unknown-parameter   | no 'c'; it takes a, b and more",
        "?a=slow&b=slow          | 400 | same-run            | both 'slow'; choose two",
        "?a=slow&b=starter       | 400 | starter-last        | give it as a",
        "?a=nosuch&b=slow        | 404 | unknown-run         | There is no run 'nosuch' here",
        "?a=slow&b=nosuch        | 404 | unknown-run         | There is no run 'nosuch' here",
        "?a=slow&b=bobs          | 404 | unknown-run         | There is no run 'bobs' here",
        "?a=bobs&b=slow          | 404 | unknown-run         | There is no run 'bobs' here",
        "?a=slow&b=fast&more=bobs | 404 | unknown-run        | There is no run 'bobs' here",
        "?a=slow&b=other         | 404 | other-exercise      | choose two of one exercise",
        "?a=slow&b=fast&more=other | 404 | other-exercise    | choose two of one exercise",
        "?a=wrong&b=slow         | 409 | not-measured        | choose one that passed its tests",
        "?a=other&b=solution     | 409 | solution-not-measured | page that compares has a button",
        "?a=solution&b=other     | 409 | solution-not-measured | page that compares has a button",
        "?a=starter&b=solution   | 400 | solution-alone      | show an attempt as well",
        "?a=solution&b=solution  | 400 | same-run            | choose two that differ",
        "?a=starter&b=wrong      | 409 | not-measured        | choose one that passed its tests"
      })
  void what_is_wrong_is_said_with_a_remedy(String query, int status, String code, String said)
      throws Exception {
    Answer page = get("/compare" + query);
    assertEquals(status, page.status(), page::text);
    assertTrue(page.header("Content-Type").startsWith("text/html"));
    String text = page.text().replace("&#39;", "'").replace("&amp;", "&");
    assertTrue(text.contains(said), text);
    for (String kind : List.of("txt", "json", "csv")) {
      Answer program = get("/compare." + kind + query);
      assertEquals(status, program.status());
      assertEquals(code, program.code());
    }
  }

  @Test
  void more_than_can_be_told_apart_are_refused() throws Exception {
    String many = IntStream.range(0, 49).mapToObj(i -> "&more=r" + i).reduce("", String::concat);
    Answer page = get("/compare?a=slow&b=fast" + many);
    assertEquals(400, page.status());
    assertTrue(page.text().contains("50 attempts at most; choose fewer."), page::text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/compare", "/compare.txt", "/compare.json", "/compare.csv"})
  void every_answer_is_as_described(String path) throws Exception {
    Described described = new Described(get("/api/openapi.json").json());
    List<String> queries = List.of("?a=slow&b=fast", "", "?a=slow&b=bobs", "?a=slow&b=wrong");
    for (String query : queries) {
      assertEquals(List.of(), described.wrong("GET", path, get(path + query)), query);
    }
  }

  /** In a class each person is a learner of their own; solo's runs are nobody's. */
  @Test
  void in_a_class_nobody_compares_what_is_not_theirs(@TempDir Path classData) throws Exception {
    try (Stored stored = new Stored(classData)) {
      stored
          .attempt("slow", "concat", Concat.starter(), result("join", STARTER, 1, MIDDLING, 1))
          .attempt("fast", "concat", Concat.starter(), result("join", STARTER, 1, FAST, 1));
    }
    try (RunningServer classroom =
        RunningServer.on(classData, "--classroom", "--trusted-learners")) {
      Client ada = classroom.join("Ada");
      for (String path :
          Stream.of("", ".txt", ".json", ".csv").map(kind -> "/compare" + kind).toList()) {
        Answer answer = ada.get(path + "?a=slow&b=fast");
        assertEquals(404, answer.status(), path);
      }
    }
  }
}
