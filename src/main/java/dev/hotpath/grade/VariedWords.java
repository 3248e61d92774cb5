package dev.hotpath.grade;

import dev.hotpath.exercise.Goal;
import dev.hotpath.exercise.GoalDetail;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of goals whose forks differ from the usual: other sizes, the compiler's log. */
final class VariedWords {

  private static final Pattern SIZES = Pattern.compile("at \\S+ = \\S+ as at \\S+ = \\S+$");
  private static final Pattern CALLS = Pattern.compile("of (\\S+) inlined(?: into (\\S+))?$");
  private static final Pattern PLACES = Pattern.compile("of (\\S+) optimised away$");
  private static final Pattern CHECKS = Pattern.compile("left in (\\S+)$");

  private VariedWords() {}

  /** "at most 6× as long at n = 4,000 as at n = 1,000". */
  static String scaling(Goal goal) {
    GoalDetail.Scaling sizes = goal.detail(GoalDetail.Scaling.class);
    return "%s %s as long at %s = %,d as at %s = %,d"
        .formatted(
            side(goal),
            Figures.times(SpeedupMetric.bound(goal)),
            sizes.parameter(),
            sizes.larger(),
            sizes.parameter(),
            sizes.n());
  }

  /** "every call of Parser.digit inlined into Parser.parse". */
  static String inlined(Goal goal) {
    GoalDetail.Calls calls = goal.detail(GoalDetail.Calls.class);
    double bound = SpeedupMetric.bound(goal);
    boolean atLeast = goal.atLeast().isPresent();
    String share =
        atLeast && bound == 1
            ? "every call"
            : !atLeast && bound == 0
                ? "no call"
                : side(goal) + " " + Figures.percent(bound) + " of the calls";
    return "%s of %s inlined%s"
        .formatted(share, calls.method(), calls.into().map(into -> " into " + into).orElse(""));
  }

  /** "at least 1 allocation of Point optimised away". */
  static String scalarReplaced(Goal goal) {
    double bound = SpeedupMetric.bound(goal);
    return "%s %s of %s optimised away"
        .formatted(
            side(goal),
            many(bound, "allocation"),
            goal.detail(GoalDetail.Allocations.class).type());
  }

  /** "at most 0 bounds checks left in Sum.sum". */
  static String rangeChecks(Goal goal) {
    return "%s %s left in %s"
        .formatted(
            side(goal),
            many(SpeedupMetric.bound(goal), "bounds check"),
            goal.detail(GoalDetail.Code.class).method());
  }

  /** What the learner's code does, as a clause; empty for other metrics. */
  static Optional<String> yours(RunReport.GoalResult goal, double measured) {
    Matcher matcher = matcher(goal);
    if (matcher == null || !matcher.find()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (goal.metric()) {
          case "scaling" ->
              "takes %s as long %s".formatted(Figures.times(measured), matcher.group());
          case "inlined" ->
              "has %s of its calls of %s inlined%s"
                  .formatted(
                      share(measured),
                      matcher.group(1),
                      matcher.group(2) == null ? "" : " into " + matcher.group(2));
          case "scalar-replaced" ->
              "has %s of %s optimised away"
                  .formatted(many(measured, "allocation"), matcher.group(1));
          default -> "has %s in %s".formatted(many(measured, "bounds check"), matcher.group(1));
        });
  }

  /** What was measured, with its unit; empty for other metrics. */
  static Optional<String> measured(String metric, double measured) {
    return switch (metric) {
      case "scaling" -> Optional.of(Figures.times(measured) + " as long");
      case "inlined" -> Optional.of(share(measured));
      case "scalar-replaced" -> Optional.of(many(measured, "allocation"));
      case "range-checks" -> Optional.of(many(measured, "bounds check"));
      default -> Optional.empty();
    };
  }

  /** Why there is no figure. */
  static String untold(String metric) {
    return switch (metric) {
      case "range-checks" ->
          "the compiler made no code of that method, or this machine can't read it";
      case LatencyMetric.KEY -> "so many requests are answered in some forks, and not in others";
      default -> "this machine does not tell";
    };
  }

  private static @Nullable Matcher matcher(RunReport.GoalResult goal) {
    return switch (goal.metric()) {
      case "scaling" -> SIZES.matcher(goal.text());
      case "inlined" -> CALLS.matcher(goal.text());
      case "scalar-replaced" -> PLACES.matcher(goal.text());
      case "range-checks" -> CHECKS.matcher(goal.text());
      default -> null;
    };
  }

  private static String share(double measured) {
    return measured == 0 ? "none" : measured == 1 ? "all" : Figures.percent(measured);
  }

  private static String many(double count, String noun) {
    return count == 1 ? "1 " + noun : Figures.count(count) + " " + noun + "s";
  }

  private static String side(Goal goal) {
    return goal.atLeast().isPresent() ? "at least" : "at most";
  }
}
