package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.grade.LatencyShown;
import dev.hotpath.grade.LatencyShown.Curve;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.Verdict;
import dev.hotpath.protocol.SourceFile;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Goals on latency in real forks: with a stall planted, and without. */
@Timeout(300)
class LoadIT {

  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = new Rig(Tiers.namespaces(), Rig.PATIENT);
  }

  @AfterAll
  static void close() {
    rig.close();
  }

  private record Result(RunReport report, LatencyShown.Shown shown) {
    private Curve curve(String side, String loop) {
      return shown.curves().stream()
          .filter(curve -> curve.side().equals(side) && curve.loop().equals(loop))
          .findFirst()
          .orElseThrow();
    }

    private double millis(String side, String loop) {
      return curve(side, loop).points().stream()
          .filter(point -> point.percentile() == shown.percentile())
          .map(point -> Objects.requireNonNull(point.millis()))
          .findFirst()
          .orElseThrow();
    }
  }

  private static RunReport run(String exercise, String path, String source)
      throws InterruptedException {
    return rig.submit("one", rig.exercise(exercise), List.of(new SourceFile(path, source))).end();
  }

  private static Result asked(String exercise, String path, String source)
      throws InterruptedException {
    RunReport report = run(exercise, path, source);
    byte[] json = rig.artifacts.get(report.id() + "/latency.json");
    assertTrue(json != null, report::summary);
    return new Result(
        report, RunDocuments.mapper().readValue(json, LatencyShown.class).loads().getFirst());
  }

  private static String orders(String body) {
    return "package orders;\n\nfinal class Orders {\n  " + body + "\n}\n";
  }

  @Test
  void a_stall_is_charged_with_all_that_queues_behind_it_by_the_open_loop_alone()
      throws InterruptedException {
    Result stalls =
        asked("orders", "src/Orders.java", rig.exercise("orders").edit().getFirst().text());

    assertEquals(Verdict.SLOW, stalls.report.verdict(), stalls.report::summary);
    assertTrue(
        stalls.millis("yours", "open") > 5 * stalls.millis("yours", "closed"),
        stalls.shown::toString);
    assertTrue(
        stalls.millis("starter", "open") > 5 * stalls.millis("starter", "closed"),
        stalls.shown::toString);
    assertTrue(stalls.shown.waiting().contains("misses whatever queued"));
    assertEquals(List.of("latency"), metrics(stalls.report));
    assertTrue(stalls.report.summary().contains("needs"), stalls.report::summary);
  }

  @Test
  void a_service_that_keeps_up_is_as_quick_in_either_loop() throws InterruptedException {
    Result quick =
        asked(
            "orders",
            "src/Orders.java",
            orders("long confirm(long number) {\n    return number + 1;\n  }"));

    assertEquals(Verdict.PASS, quick.report.verdict(), quick.report::summary);
    assertEquals(3, quick.shown.forks().size());
    assertEquals(600, quick.curve("yours", "open").requests());
    assertEquals(200, quick.curve("yours", "closed").requests());
    assertTrue(
        quick.millis("starter", "open") > 5 * quick.millis("yours", "open"), quick.shown::toString);
    assertEquals(0, quick.curve("yours", "open").shed());
  }

  @Test
  void a_wrong_answer_under_load_is_wrong() throws InterruptedException {
    RunReport report =
        run(
            "orders",
            "src/Orders.java",
            orders("long confirm(long number) {\n    return Math.min(number, 500) + 1;\n  }"));
    assertEquals(Verdict.FAIL, report.verdict(), report::summary);
    assertTrue(report.summary().contains("was confirmed as another"), report::summary);
  }

  @Test
  void the_network_stays_shut_where_the_exercise_does_not_ask_for_it() throws InterruptedException {
    Result refused =
        asked(
            "orders",
            "src/Orders.java",
            orders(
                """
                long confirm(long number) throws Exception {
                    if (number > 1) {
                      new java.net.ServerSocket(0).close();
                    }
                    return number + 1;
                  }\
                """));
    assertEquals(Verdict.SLOW, refused.report.verdict(), refused.report::summary);
    Curve curve = refused.curve("yours", "open");
    assertEquals(curve.requests(), curve.failed());
    assertFalse(refused.shown.failure().isEmpty());
    assertTrue(refused.report.summary().contains("unanswered"), refused.report::summary);
  }

  @Test
  void a_service_over_http_is_asked_on_a_loopback_of_its_own() throws InterruptedException {
    Result quick =
        asked(
            "greeter",
            "src/Greeter.java",
            """
            package greeter;

            final class Greeter {
              static String greeting(String name) throws InterruptedException {
                return "Hello " + name;
              }
            }
            """);
    assertEquals(Verdict.PASS, quick.report.verdict(), quick.report::summary);
    assertEquals(0, quick.curve("starter", "open").failed(), quick.shown::toString);
    assertEquals(150, quick.curve("starter", "open").requests());
  }

  private static List<String> metrics(RunReport report) {
    return report.goals().stream().map(RunReport.GoalResult::metric).toList();
  }
}
