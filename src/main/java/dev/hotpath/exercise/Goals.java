package dev.hotpath.exercise;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the {@code [[goals]]} of an exercise. */
final class Goals {

  private static final String COUNTER = "counter";

  private static final String BENCHMARK_TRUST = "benchmark-trust";

  private static final String COUNTERFACTUAL = "counterfactual";
  private static final Pattern FLAG = Pattern.compile("[+-][A-Za-z]\\w*|[A-Za-z]\\w*=\\w+");

  // All others are measured while a benchmark runs.
  private static final Set<String> WITHOUT_BENCHMARK =
      Set.of("answers", "coverage", "mutants-killed", LoadGoal.METRIC);

  private final Set<String> metrics;
  private final Optional<Set<String>> benchmarks;
  private final Optional<Set<String>> counters;
  private final Kind kind;
  private final List<String> variants;
  private final GoalDetails details;

  /**
   * Takes what a goal may name.
   *
   * @param metrics keys of the instruments that exist
   * @param benchmarks methods that exist; empty where that is not known
   * @param counters that benchmarks keep by themselves; empty where that is not known
   * @param kind of the exercise: where a benchmark is written, goals are on that alone
   * @param variants of the program that the benchmark is run on
   * @param details reader of what single metrics need
   */
  Goals(
      Set<String> metrics,
      Optional<Set<String>> benchmarks,
      Optional<Set<String>> counters,
      Kind kind,
      List<Variant> variants,
      GoalDetails details) {
    this.metrics = new TreeSet<>(metrics);
    this.benchmarks = benchmarks;
    this.counters = counters;
    this.kind = kind;
    this.variants = variants.stream().map(Variant::name).toList();
    this.details = details;
  }

  /**
   * Reads them.
   *
   * @param questions how many the exercise has
   */
  List<Goal> read(TomlTable exercise, List<TomlTable> tables, int questions) {
    if (tables.isEmpty()) {
      exercise.problem("there is no goal", "add [[goals]]: how fast is fast enough?");
    }
    List<Goal> goals = tables.stream().map(table -> goal(table, questions)).toList();
    for (String variant : variants) {
      if (goals.stream().noneMatch(goal -> goal.variant().equals(Optional.of(variant)))) {
        exercise.problem(
            "no goal uses the variant '" + variant + "'",
            "add one with variant = \"" + variant + "\", or remove variants/" + variant);
      }
    }
    return goals;
  }

  private Goal goal(TomlTable table, int questions) {
    String metric = metric(table);
    Goal goal =
        new Goal(
            metric,
            benchmark(table, metric),
            table.optionalNumber("at-least"),
            table.optionalNumber("at-most"),
            relativeToStarter(table),
            metric.equals(COUNTER) ? counter(table) : Optional.empty(),
            metric.equals(COUNTERFACTUAL) ? flag(table) : Optional.empty(),
            details.read(table, metric));
    checkBounds(table, goal.atLeast(), goal.atMost());
    checkKind(table, metric);
    if (metric.equals(BENCHMARK_TRUST)) {
      checkTrust(table, goal);
    }
    if (metric.equals(AnswersGoal.METRIC) && metrics.contains(metric)) {
      AnswersGoal.check(table, goal, questions);
    }
    table.rejectOtherKeys();
    return goal;
  }

  private String metric(TomlTable table) {
    String metric = table.text("metric");
    if (!metric.isBlank() && !metrics.contains(metric)) {
      table.problem(
          "there is no metric '" + metric + "'", "there are " + String.join(", ", metrics));
    }
    return metric;
  }

  private Optional<String> benchmark(TomlTable table, String metric) {
    Optional<String> name = table.optionalText("benchmark");
    if (!table.has("benchmark")
        && metrics.contains(metric)
        && !WITHOUT_BENCHMARK.contains(metric)) {
      table.problem(
          "'benchmark' is missing, and '" + metric + "' is measured on one",
          benchmarks.filter(known -> !known.isEmpty()).isPresent()
              ? "name one of " + String.join(", ", benchmarks.get())
              : "add it");
    }
    if (name.isPresent() && benchmarks.isPresent() && !benchmarks.get().contains(name.get())) {
      Set<String> known = benchmarks.get();
      table.problem(
          "no method '" + name.get() + "' in bench/ is annotated @Benchmark",
          known.isEmpty() ? "add it" : "add it, or name one of " + String.join(", ", known));
    }
    return name;
  }

  private Optional<String> counter(TomlTable table) {
    String name = table.text(COUNTER);
    if (!name.isBlank() && counters.isPresent() && !counters.get().contains(name)) {
      Set<String> known = counters.get();
      table.problem(
          "no class in bench/ with @AuxCounters has a public number '" + name + "'",
          known.isEmpty() ? "add it" : "add it, or name one of " + String.join(", ", known));
    }
    return Optional.of(name).filter(given -> !given.isBlank());
  }

  private static Optional<String> flag(TomlTable table) {
    String flag = table.text("flag");
    if (!flag.isBlank() && !FLAG.matcher(flag).matches()) {
      table.problem(
          "'flag' is '" + flag + "'",
          "write what comes behind -XX:, such as \"-DoEscapeAnalysis\" or \"LoopUnrollLimit=0\"");
    }
    return Optional.of(flag).filter(given -> !given.isBlank());
  }

  private void checkKind(TomlTable table, String metric) {
    boolean written = kind == Kind.WRITE_BENCHMARK;
    if (metrics.contains(metric) && written != metric.equals(BENCHMARK_TRUST)) {
      table.problem(
          "the metric '" + metric + "' does not go with the kind '" + kind.key() + "'",
          written
              ? "use '" + BENCHMARK_TRUST + "': it is the benchmark that is judged"
              : "use it where the kind is '" + Kind.WRITE_BENCHMARK.key() + "'");
    }
  }

  private static void checkTrust(TomlTable table, Goal goal) {
    if (goal.atMost().isPresent()) {
      table.problem(
          "'at-most' is given, and nobody wants a benchmark to be trusted less", "use 'at-least'");
    }
    if (goal.atLeast().orElse(1) > 1) {
      table.problem(
          "'at-least' is " + goal.atLeast().getAsDouble() + ", and 1 is seen exactly",
          "give a share between 0 and 1, such as 0.8");
    }
  }

  private static boolean relativeToStarter(TomlTable table) {
    Optional<String> base = table.optionalText("relative-to");
    if (base.isPresent() && !base.get().equals("starter")) {
      table.problem("'relative-to' is '" + base.get() + "'", "make it \"starter\", or remove it");
    }
    return base.isPresent();
  }

  private static void checkBounds(TomlTable table, OptionalDouble atLeast, OptionalDouble atMost) {
    boolean least = table.has("at-least");
    boolean most = table.has("at-most");
    if (least == most) {
      String fact = least ? "both 'at-least' and 'at-most' are given" : "no bound is given";
      table.problem(fact, "give exactly one of 'at-least' and 'at-most'");
    }
    if (atLeast.orElse(0) < 0 || atMost.orElse(0) < 0) {
      table.problem("the bound is negative", "no metric is: give a positive one");
    }
  }

  /** Words for a remedy, such as {@code the goals 'speedup', 'bytes-per-op'}; empty for none. */
  static String namesOfThoseWithBenchmark(List<TomlTable> tables) {
    List<String> names =
        tables.stream()
            .filter(table -> table.has("benchmark"))
            .flatMap(table -> table.optionalText("metric").stream())
            .map(metric -> "'" + metric + "'")
            .distinct()
            .toList();
    return names.isEmpty()
        ? ""
        : (names.size() == 1 ? "the goal " : "the goals ") + String.join(", ", names);
  }
}
