package dev.hotpath.grade;

import dev.hotpath.protocol.TestReport;
import dev.hotpath.stats.Speedup;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says verdicts in English; no other class does. Plain words first, numbers second. */
public final class English {

  private English() {}

  /** It waits for others; empty when none is before it. */
  public static String waitsForTests(int before, long millis) {
    return before == 0
        ? ""
        : "Waiting to be compiled and tested: %d before it, %s.".formatted(before, about(millis));
  }

  /** Correct, and not measured yet: it waits for others, or its turn has come. */
  public static String correct(int tests, int before, long millis) {
    return before == 0
        ? passed(tests) + " Now measuring."
        : "%s Waiting to be measured: %d before it, %s."
            .formatted(passed(tests), before, about(millis));
  }

  /**
   * A newer submission has taken its place in line.
   *
   * @param tests that it passed; 0 where it waited for them
   */
  public static String replaced(int tests) {
    return tests == 0
        ? "Replaced by a newer submission before its turn came."
        : passed(tests) + " Not measured: a newer submission took its place.";
  }

  /** As {@link #correct}, of tests that a learner wrote. */
  public static String testsAreRight(int tests, int before, long millis) {
    return TestsEnglish.right(tests, before, about(millis));
  }

  private static String passed(int tests) {
    return switch (tests) {
      case 0 -> "It compiles."; // where a benchmark is written there need not be tests
      case 1 -> "Correct: the test passed.";
      default -> "Correct: all %d tests passed.".formatted(tests);
    };
  }

  /** As exact as a guess can be: "about 4 s", "about 25 s", "about 3 min". */
  private static String about(long millis) {
    long seconds = Math.max(1, Math.ceilDiv(millis, 1_000));
    if (seconds > 60) {
      return "about %d min".formatted(Math.ceilDiv(seconds, 60));
    }
    return "about %d s".formatted(seconds < 10 ? seconds : 5 * Math.ceilDiv(seconds, 5));
  }

  /** What a failed test says, as a clause. */
  static String why(TestReport failed) {
    String expected = failed.expected();
    String actual = failed.actual();
    return expected != null && actual != null
        ? "expected %s, got %s".formatted(Quotes.quote(expected), Quotes.quote(actual))
        : Quotes.firstLine(Objects.requireNonNullElse(failed.message(), "it failed"));
  }

  static String failed(List<TestReport> failed, int all) {
    TestReport first = failed.getFirst();
    String why = why(first);
    return failed.size() == 1
        ? "Not correct: “%s” failed: %s.".formatted(first.name(), why)
        : "Not correct: %d of %d tests failed, first “%s”: %s."
            .formatted(failed.size(), all, first.name(), why);
  }

  static String notRun(List<TestReport> notRun, int all) {
    return "%d of %d tests did not run, first “%s”: nothing can be said without them."
        .formatted(notRun.size(), all, notRun.getFirst().name());
  }

  static String missing(List<String> missing) {
    return missing.isEmpty()
        ? "The worker reported no test at all, so this can't count as correct."
        : "The worker did not report %s, so this can't count as correct."
            .formatted(String.join(", ", missing.subList(0, Math.min(3, missing.size()))));
  }

  static String measured(Verdict verdict, List<RunReport.GoalResult> goals, Evidence evidence) {
    List<Comparison> comparisons = evidence.comparisons();
    RunReport.GoalResult answers = unlessOthersMissed(goals);
    if (answers != null && comparisons.isEmpty() && goals.size() == 1) {
      return AnswerWords.verdict(
          verdict == Verdict.PASS, answers, evidence.find(Answered.class).orElseThrow());
    }
    Optional<String> requests = LatencyWords.reached(goals);
    if (verdict == Verdict.PASS && comparisons.isEmpty() && requests.isPresent()) {
      return "Correct, and %s.".formatted(requests.get());
    }
    String fast =
        comparisons.isEmpty() ? "it meets its goals" : speed(comparisons.getFirst().speedup());
    return switch (verdict) {
      case PASS -> "Correct, and %s%s.".formatted(fast, goalInBrackets(goals, comparisons));
      case SLOW ->
          answers != null
              ? "Correct, and %s%s, but %s."
                  .formatted(
                      fast,
                      goalInBrackets(goals, comparisons),
                      AnswerWords.shortfall(answers, evidence.find(Answered.class).orElseThrow()))
              : "Correct, but %s.".formatted(shortfall(goals, comparisons, fast));
      default -> {
        RunReport.GoalResult open =
            goals.stream().filter(goal -> goal.met() == null).findFirst().orElseThrow();
        if (!open.metric().equals("speedup")) {
          yield "Correct, but it can't be said whether this goal is met: %s%s."
              .formatted(
                  open.text(),
                  open.measured() == null
                      ? "; " + VariedWords.untold(open.metric())
                      : "; measured %s, which is too close to it or too unsteady"
                          .formatted(GoalWords.measured(open)));
        }
        RunReport.Ratio ratio = comparisons.getFirst().result().speedup();
        yield ("Correct, and somewhere between %s× and %s× the starter's speed: too close to the "
                + "goal, or this machine too noisy, to say whether that meets it.")
            .formatted(Figures.number(ratio.low()), Figures.number(ratio.high()));
      }
    };
  }

  /** The goal on answers, where there is one, and no other is missed. */
  private static RunReport.@Nullable GoalResult unlessOthersMissed(
      List<RunReport.GoalResult> goals) {
    RunReport.GoalResult answers = null;
    for (RunReport.GoalResult goal : goals) {
      if (goal.metric().equals("answers")) {
        answers = goal;
      } else if (Objects.equals(goal.met(), Boolean.FALSE)) {
        return null;
      }
    }
    return answers;
  }

  private static String goalInBrackets(
      List<RunReport.GoalResult> goals, List<Comparison> comparisons) {
    return goals.stream()
        .filter(goal -> goal.metric().equals("speedup"))
        .findFirst()
        .map(goal -> " (goal %s×)".formatted(Figures.number(goal.target())))
        .or(() ->
            goals.stream()
                .findFirst()
                .flatMap(goal ->
                    GoalWords.yours(goal, comparisons)
                        .map(does -> ", and %s (goal: %s)".formatted(does, goal.text()))))
        .orElse("");
  }

  private static String shortfall(
      List<RunReport.GoalResult> goals, List<Comparison> comparisons, String fast) {
    RunReport.GoalResult missed =
        goals.stream()
            .filter(g -> Objects.equals(g.met(), Boolean.FALSE))
            .filter(g -> !g.metric().equals("answers"))
            .findFirst()
            .orElseThrow();
    if (missed.metric().equals("speedup")) {
      return "%s: the goal is %s×".formatted(fast, Figures.number(missed.target()));
    }
    Double measured = missed.measured();
    Optional<String> does = GoalWords.yours(missed, comparisons);
    if (does.isPresent()) {
      String still = missed.text().startsWith("at most") ? "still " : "";
      return "it %s%s: the goal is %s".formatted(still, does.get(), missed.text());
    }
    if (comparisons.size() > 1 || !missed.metric().equals("bytes-per-op")) {
      return "short of a goal: %s%s"
          .formatted(
              missed.text(), measured == null ? "" : "; measured " + GoalWords.measured(missed));
    }
    String bytes = Figures.bytes(comparisons.getFirst().yourBytesPerOp());
    return "it still allocates %s per operation: the goal is %s".formatted(bytes, missed.text());
  }

  /**
   * A ratio as a clause: "6.1× faster than the starter". Where the interval reaches across 1 the
   * samples don't tell the two apart, and no figure pretends that they do.
   */
  static String speed(Speedup speedup) {
    if (speedup.low() > 1) {
      return Figures.number(speedup.value()) + "× faster than the starter";
    } else if (speedup.high() < 1) {
      return Figures.number(1 / speedup.value()) + "× slower than the starter";
    }
    return "about as fast as the starter";
  }

  /** How steady a machine was; see {@link Noise}. */
  static String noise(double low, double high, int retaken, boolean calm, double waiting) {
    String how =
        calm
            ? "This machine was calm"
            : waiting > 0
                ? "This machine was busy"
                : high / low < 1.5 ? "This machine was a little noisy" : "This machine was noisy";
    String again =
        switch (retaken) {
          case 0 -> "";
          case 1 -> " One fork was disturbed and taken again.";
          default -> " %d forks were disturbed and taken again.".formatted(retaken);
        };
    String waited =
        waiting > 0
            ? String.format(
                Locale.ROOT,
                " while it ran, %.1f threads had to wait for a processor, and",
                waiting)
            : "";
    return String.format(
        Locale.ROOT,
        "%s:%s the same work took between %.2f and %.2f times the usual.%s",
        how,
        waited,
        low,
        high,
        again);
  }

  static String wrongWhileMeasured(String benchmark, String message) {
    return "Not correct: the tests passed, but the benchmark “%s” failed: %s."
        .formatted(benchmark, Quotes.trimDot(message));
  }

  /** It is the learner who wrote the benchmark. */
  static String ownBenchmarkFailed(String benchmark, String message) {
    return "Your benchmark “%s” failed: %s.".formatted(benchmark, Quotes.trimDot(message));
  }

  /** Our failure. */
  public static String internalError(String what) {
    return "Hotpath failed, not your code (%s). Run it again; if it stays, tell who runs this server."
        .formatted(Quotes.trimDot(what));
  }
}
