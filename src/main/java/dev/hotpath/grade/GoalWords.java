package dev.hotpath.grade;

import dev.hotpath.exercise.Goal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Says what goals ask for and what was measured for them, in the words of each metric. */
final class GoalWords {

  /**
   * What a counter counts.
   *
   * @param of its figure: "at most 2 threads started per operation"
   * @param ofStarter its share of the starter's: "at most 5 % of the starter's …"
   * @param does a clause that says the learner's: "starts 8 threads per operation"
   */
  private record Counted(String of, String ofStarter, String does) {}

  private static final Map<String, Counted> COUNTED =
      Map.ofEntries(
          Map.entry(
              "gc-count",
              new Counted(
                  "%s garbage collections per million operations",
                  "garbage collections per operation",
                  "needs %s garbage collections per million operations")),
          Map.entry(
              "gc-cpu",
              new Counted(
                  "%s of processor time spent on garbage collection",
                  "share of processor time spent on garbage collection",
                  "spends %s of processor time on garbage collection")),
          Map.entry(
              "peak-heap",
              new Counted(
                  "%s of heap at its peak", "peak of the heap", "takes %s of heap at its peak")),
          Map.entry(
              "live-bytes", new Counted("%s kept alive", "bytes kept alive", "keeps %s alive")),
          Map.entry(
              "humongous",
              new Counted(
                  "%s humongous objects made per operation",
                  "humongous objects per operation", "makes %s humongous objects per operation")),
          Map.entry(
              "threads",
              new Counted(
                  "%s threads started per operation",
                  "threads per operation", "starts %s threads per operation")),
          Map.entry(
              "lock-time",
              new Counted(
                  "%s spent waiting for locks per operation",
                  "time spent waiting for locks", "waits %s for locks per operation")),
          Map.entry(
              "parks",
              new Counted(
                  "%s parked threads per operation",
                  "parked threads per operation", "parks threads %s times per operation")),
          Map.entry(
              "pinned",
              new Counted(
                  "%s pinned virtual threads per operation",
                  "pinned virtual threads per operation",
                  "pins virtual threads %s times per operation")),
          Map.entry(
              "context-switches",
              new Counted(
                  "%s context switches per operation",
                  "context switches per operation", "switches context %s times per operation")),
          Map.entry(
              "syscalls",
              new Counted(
                  "%s read and write calls to the kernel per operation",
                  "read and write calls to the kernel per operation",
                  "calls the kernel %s times per operation to read or write")));

  private static final Pattern ONE =
      Pattern.compile(
          "(?<![\\w.,])1 (garbage |parked |pinned virtual |context |humongous |"
              + "read and write |)"
              + "(times|collection(?=s)|thread(?=s)|switch(?=es)|object(?=s)|call(?=s))(?:e?s)?");

  private GoalWords() {}

  /** What the learner's code does in the units of a counter: "starts 8 threads per operation". */
  static Optional<String> yours(RunReport.GoalResult goal, List<Comparison> comparisons) {
    Counted counted = COUNTED.get(goal.metric());
    OptionalDouble figure =
        comparisons.size() == 1
            ? comparisons.getFirst().yourCounter(goal.metric())
            : OptionalDouble.empty();
    if (goal.metric().equals(LatencyMetric.KEY)) {
      return LatencyWords.yours(goal);
    }
    if (goal.metric().equals("counterfactual") && goal.measured() != null) {
      String flag = goal.text().replaceFirst("^.* with ", "with ");
      return Optional.of("gets %s slower %s".formatted(Figures.times(goal.measured()), flag));
    }
    if (goal.measured() != null) {
      Optional<String> varied = VariedWords.yours(goal, goal.measured());
      if (varied.isPresent()) {
        return varied;
      }
    }
    return counted == null || figure.isEmpty()
        ? Optional.empty()
        : Optional.of(
            singular(counted.does.formatted(figure(goal.metric(), figure.getAsDouble()))));
  }

  /** A goal on a counter: "at most 2 threads started per operation". */
  static String goal(String metric, Goal goal) {
    String side = goal.atLeast().isPresent() ? "at least" : "at most";
    double bound = SpeedupMetric.bound(goal);
    Counted counted =
        COUNTED.getOrDefault(
            metric,
            new Counted(
                "%s “" + goal.counter().orElse("") + "” per operation",
                "“" + goal.counter().orElse("") + "” per operation",
                ""));
    return goal.relativeToStarter()
        ? "%s %s of the starter's %s".formatted(side, Figures.percent(bound), counted.ofStarter)
        : singular(side + " " + counted.of.formatted(figure(metric, bound)));
  }

  /** A goal on what a flag switches off: "at least 2× slower with -XX:-DoEscapeAnalysis". */
  static String counterfactual(Goal goal) {
    String side = goal.atLeast().isPresent() ? "at least" : "at most";
    return "%s %s slower with -XX:%s"
        .formatted(side, Figures.times(SpeedupMetric.bound(goal)), goal.flag().orElse(""));
  }

  /** A counter's figure with its unit, where it has one beyond what its clause says. */
  private static String figure(String metric, double value) {
    return switch (metric) {
      case "gc-cpu" -> Figures.percent(value);
      case "peak-heap", "live-bytes" -> Figures.size(value);
      case "lock-time" -> Figures.nanos(value);
      default -> Figures.count(value);
    };
  }

  /** "1 threads" as it is said. */
  static String singular(String text) {
    return ONE.matcher(text)
        .replaceAll(
            one -> one.group(2).equals("times") ? "once" : "1 " + one.group(1) + one.group(2));
  }

  /** What was measured for a goal, with its unit. */
  static String measured(RunReport.GoalResult goal) {
    double measured = Objects.requireNonNull(goal.measured());
    if (goal.metric().equals("counterfactual")) {
      return Figures.times(measured) + " slower";
    }
    if (goal.metric().equals(LatencyMetric.KEY)) {
      return LatencyWords.measured(goal, measured);
    }
    if (!COUNTED.containsKey(goal.metric())) {
      return VariedWords.measured(goal.metric(), measured)
          .orElseGet(() -> Figures.number(measured));
    }
    return goal.text().contains("of the starter's")
        ? Figures.percent(measured)
        : figure(goal.metric(), measured);
  }
}
