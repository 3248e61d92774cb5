package dev.hotpath.grade;

import dev.hotpath.exercise.Goal;
import dev.hotpath.exercise.GoalDetail;
import dev.hotpath.grade.Latency.Loaded;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of requests that come at a rate. */
public final class LatencyWords {

  private static final Pattern IN_TIME =
      Pattern.compile("^(.*) requests answered within .*, (at .* a second)$");
  private static final Pattern OF_STARTER =
      Pattern.compile("of the starter's time for (.*) requests, (at .* a second)$");

  // As far apart as figures of the same thing are not.
  private static final double APART = 1.5;

  private LatencyWords() {}

  /** "99 of 100 requests answered within 20 ms, at 200 a second". */
  static String goal(Goal goal) {
    GoalDetail.Load load = goal.detail(GoalDetail.Load.class);
    double bound = goal.atMost().orElseThrow();
    return goal.relativeToStarter()
        ? "at most %s of the starter's time for %s requests, %s"
            .formatted(Figures.percent(bound), share(load.percentile()), rate(load))
        : "%s requests answered within %s, %s"
            .formatted(share(load.percentile()), millis(bound), rate(load));
  }

  /** What the learner's code does, as a clause behind "it"; empty for other metrics. */
  static Optional<String> yours(RunReport.GoalResult goal) {
    if (!goal.metric().equals(LatencyMetric.KEY)) {
      return Optional.empty();
    }
    Double measured = goal.measured();
    Matcher ofStarter = OF_STARTER.matcher(goal.text());
    Matcher inTime = IN_TIME.matcher(goal.text());
    if (measured == null) {
      return Optional.of("leaves too many requests unanswered");
    } else if (ofStarter.find()) {
      return Optional.of(
          "takes %s of the starter's time for %s requests"
              .formatted(Figures.percent(measured), ofStarter.group(1)));
    }
    if (Objects.equals(goal.met(), Boolean.FALSE)) {
      return Optional.of("needs " + millis(measured));
    }
    return inTime.find()
        ? Optional.of(
            "answers %s requests within %s, %s"
                .formatted(inTime.group(1), millis(measured), inTime.group(2)))
        : Optional.empty();
  }

  /** What a run without benchmarks reached, as a clause; empty without a goal on latency. */
  static Optional<String> reached(List<RunReport.GoalResult> goals) {
    return goals.stream()
        .filter(goal -> goal.metric().equals(LatencyMetric.KEY))
        .findFirst()
        .flatMap(goal ->
            yours(goal)
                .map(does -> "it %s (goal %s)".formatted(does, measured(goal, goal.target()))));
  }

  /** What was measured, with its unit. */
  static String measured(RunReport.GoalResult goal, double measured) {
    return OF_STARTER.matcher(goal.text()).find() ? Figures.percent(measured) : millis(measured);
  }

  /**
   * How the requests went: "99 of 100 requests were answered within 12 ms at 200 a second; 3 of
   * 1,000 were never sent."
   */
  static String went(Loaded loaded, double percentile) {
    Answers yours = Answers.pooled(loaded.yours());
    double millis = yours.millis(percentile);
    List<String> lost = lost(yours);
    String answered =
        Double.isFinite(millis)
            ? "%s requests were answered within %s %s"
                .formatted(share(percentile), millis(millis), rate(loaded.load()))
            : "Fewer than %s requests were answered %s"
                .formatted(share(percentile), rate(loaded.load()));
    String yoursWent = answered + (lost.isEmpty() ? "." : "; " + String.join(", ", lost) + ".");
    if (loaded.starter().isEmpty()) {
      return yoursWent;
    }
    double before = Answers.pooled(loaded.starter()).millis(percentile);
    return yoursWent
        + (Double.isFinite(before)
            ? " The starter needs %s for as many.".formatted(millis(before))
            : " The starter answers fewer.");
  }

  /** What a client that waits for each answer would have seen of it; empty where none was asked. */
  static String waiting(Loaded loaded, double percentile) {
    if (loaded.yourWaits().isEmpty() || loaded.yourWaits().get().requests() == 0) {
      return "";
    }
    double open = Answers.pooled(loaded.yours()).millis(percentile);
    double closed = loaded.yourWaits().get().millis(percentile);
    if (!Double.isFinite(closed)) {
      return "A client that waits for each answer before it asks again gets too few answers, too.";
    }
    return open > APART * closed
        ? ("A client that waits for each answer before it asks again sees %s: it asks nothing while"
                + " one answer is late, and counts from when it asks, so it misses whatever queued"
                + " up meanwhile.")
            .formatted(millis(closed))
        : "A client that waits for each answer before it asks again sees about the same (%s): no queue builds up."
            .formatted(millis(closed));
  }

  /**
   * What became of those without an answer, in parts: "3 of 1,000 failed"; none where there is
   * none.
   */
  public static List<String> lost(Answers answers) {
    List<String> parts = new ArrayList<>();
    int of = answers.requests();
    lost(parts, answers.refused(), of, "turned away by the service");
    lost(parts, answers.failed(), of, "failed");
    lost(parts, answers.unanswered(), of, "never answered");
    lost(parts, answers.shed(), of, "never sent, since too many waited already");
    return parts;
  }

  private static void lost(List<String> parts, int count, int of, String what) {
    if (count > 0) {
      String were = what.equals("failed") ? "" : count == 1 ? "was " : "were ";
      parts.add("%,d of %,d %s%s".formatted(count, of, were, what));
    }
  }

  /** "99 of 100", "999 of 1,000": a share without per cent and without decimals. */
  public static String share(double percentile) {
    BigDecimal part = BigDecimal.valueOf(percentile);
    long of = 100;
    while (part.stripTrailingZeros().scale() > 0) {
      part = part.movePointRight(1);
      of *= 10;
    }
    return String.format(Locale.ROOT, "%,d of %,d", part.longValueExact(), of);
  }

  private static String rate(GoalDetail.Load load) {
    return "at %s a second".formatted(Figures.number(load.rate()));
  }

  public static String millis(double millis) {
    return Figures.nanos(millis * 1e6);
  }
}
