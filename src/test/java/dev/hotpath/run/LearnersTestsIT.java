package dev.hotpath.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.evidence.coverage.Coverage;
import dev.hotpath.grade.MutantsShown;
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

/** Tests that a learner wrote, all the way: on the program, on mutants, on equivalents. */
@Timeout(300)
class LearnersTestsIT {

  private static final String WITHIN = "assertEquals(5, Clamp.clamp(5, 1, 9));";
  private static final String ABOVE = "assertEquals(9, Clamp.clamp(12, 1, 9));";
  private static final String BELOW = "assertEquals(1, Clamp.clamp(-3, 1, 9));";

  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = new Rig(new ProcessSandbox(), Rig.PATIENT);
  }

  @AfterAll
  static void close() {
    rig.close();
  }

  private static Rig.Watched submit(String... bodies) {
    StringBuilder tests = new StringBuilder();
    for (String body : bodies) {
      tests.append("  @Test void t").append(tests.length()).append("() throws Exception { ");
      tests.append(body).append(" }\n");
    }
    return source(tests.toString());
  }

  private static Rig.Watched source(String members) {
    String text =
        """
        package clamp;

        import static org.junit.jupiter.api.Assertions.*;

        import org.junit.jupiter.api.*;

        class ClampTest {
        %s}
        """
            .formatted(members);
    return rig.submit(
        "ada", rig.exercise("clamp"), List.of(new SourceFile("test/ClampTest.java", text)));
  }

  private static <T> T artifact(String run, String name, Class<T> type) {
    return RunDocuments.mapper()
        .readValue(Objects.requireNonNull(rig.artifacts.get(run + "/" + name), name), type);
  }

  private static List<Boolean> killed(String run) {
    return artifact(run, "mutants.json", MutantsShown.class).mutants().stream()
        .map(MutantsShown.Mutant::killed)
        .toList();
  }

  @Test
  void tests_that_ask_everything_pass_and_an_endless_loop_is_a_kill() throws Exception {
    Rig.Watched run = submit(WITHIN, ABOVE, BELOW);
    RunReport report = run.end();
    assertEquals(Verdict.PASS, report.verdict(), report::summary);
    assertEquals("Correct, kills 3 of 3 mutants and covers every branch.", report.summary());
    MutantsShown told = artifact(run.id, "mutants.json", MutantsShown.class);
    assertEquals(
        List.of("forgets the upper end", "loops below", "mixes up the ends"),
        told.mutants().stream().map(MutantsShown.Mutant::name).toList());
    assertEquals("took too long", told.mutants().get(1).how());
    assertEquals(List.of(), told.rejected());
    long programs = run.names().stream().filter("measuring"::equals).count();
    assertEquals(3 + 1 + MutantHunt.AGAIN, programs);
    assertEquals(3, report.tests().size(), "those on the program alone");
  }

  @Test
  void a_mutant_survives_whom_no_test_asks_and_the_lines_that_nobody_ran_are_told()
      throws Exception {
    Rig.Watched run = submit(WITHIN);
    RunReport report = run.end();
    assertEquals(Verdict.SLOW, report.verdict(), report::summary);
    assertEquals(
        "Your tests are right, but 2 of 3 mutants survive: number 1, number 2, and 2 of 4 branches are"
            + " never taken.",
        report.summary());
    assertEquals(List.of(false, false, true), killed(run.id));
    String json = new String(rig.artifacts.get(run.id + "/mutants.json"), UTF_8);
    assertFalse(json.contains("upper"), json);
    Coverage coverage = artifact(run.id, "coverage.json", Coverage.class);
    assertEquals(
        List.of(
            new Coverage.Line("src/Clamp.java", 8, 0, 3, 1, 1, 1),
            new Coverage.Line("src/Clamp.java", 9, 2, 0, 0, 0, 0),
            new Coverage.Line("src/Clamp.java", 11, 2, 5, 1, 1, 1)),
        coverage.lines());
  }

  @Test
  void who_rejects_a_correct_program_is_too_strict() throws Exception {
    // Two mutants call nothing of Math either; the equivalent does.
    Rig.Watched run =
        submit(
            WITHIN,
            ABOVE,
            BELOW,
            "try (var in = Clamp.class.getResourceAsStream(\"Clamp.class\")) {"
                + " assertFalse(new String(in.readAllBytes(), \"ISO-8859-1\").contains(\"java/lang/Math\"));"
                + " }");
    RunReport report = run.end();
    assertEquals(Verdict.SLOW, report.verdict(), report::summary);
    assertTrue(
        report
            .summary()
            .startsWith(
                "Too strict: your tests reject a correct program, one that is written differently"
                    + " (uses min and max): “t"),
        report::summary);
    assertEquals(Boolean.FALSE, report.goals().getFirst().met());
    assertEquals(3.0, report.goals().getFirst().measured());
  }

  /** As one that fails at random does: here it passes the first time, and never again. */
  @Test
  void what_passes_once_and_not_again_is_no_test() throws Exception {
    RunReport report =
        submit(
                WITHIN,
                "Clamp.class.getDeclaredMethod(\"$jacocoInit\","
                    + " java.lang.invoke.MethodHandles.Lookup.class, String.class, Class.class);")
            .end();
    assertEquals(Verdict.FAIL, report.verdict(), report::summary);
    assertTrue(
        report
            .summary()
            .startsWith(
                "Your tests passed on the program, and then not on the very same program: “t"),
        report::summary);
  }

  @Test
  void tests_that_are_wrong_about_the_program_fail_before_any_mutant_is_tried() throws Exception {
    Rig.Watched run = submit("assertEquals(6, Clamp.clamp(5, 1, 9));");
    RunReport report = run.end();
    assertEquals(Verdict.FAIL, report.verdict());
    assertTrue(
        report.summary().startsWith("Your tests fail on the program as it is, and it is right: “t"),
        report::summary);
    assertFalse(run.names().contains("measuring"));
  }

  @Test
  void what_is_no_test_to_junit_is_told() throws Exception {
    assertEquals(
        "There is no test in test/ClampTest.java yet: write a method without parameters, annotated"
            + " with @Test.",
        source("").end().summary());
    assertEquals(
        "JUnit did not run ClampTest#hidden. A test method returns nothing and is neither private nor"
            + " static; a class inside another needs @Nested.",
        source("  @Test void seen() {}\n  @Test private void hidden() {}\n").end().summary());
    RunReport broken = source("  @Test void t() { Clamp.clump(); }\n").end();
    assertEquals(Verdict.COMPILE_ERROR, broken.verdict());
    assertTrue(
        broken
            .summary()
            .startsWith("Your tests do not compile: ClampTest.java line 8: cannot find"),
        broken::summary);
  }

  @Test
  void one_that_is_tried_can_be_taken_back() throws Exception {
    Rig.Watched run = submit(WITHIN, BELOW);
    run.until("measuring");
    run.cancel();
    RunReport report = run.end();
    assertEquals(Verdict.CANCELLED, report.verdict(), report::summary);
    rig.awaitIdle();
  }
}
