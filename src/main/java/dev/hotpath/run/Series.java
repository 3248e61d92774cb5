package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Goal;
import dev.hotpath.grade.Comparison;
import dev.hotpath.grade.Metrics;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.RunReport.BenchmarkResult;
import dev.hotpath.grade.RunReport.GoalResult;
import dev.hotpath.grade.Variation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The forks of one benchmark so far, of both sides. */
final class Series {

  // What decides where all say the same.
  private static final int FORKS_VARIED = 3;

  final String name;
  final String benchmark;
  final Optional<String> variant;
  final List<String> beside;
  final List<String> apart;
  final List<Variation> variations;
  final List<Trial.Fork> forks = new ArrayList<>();
  int retaken;

  private final List<Double> starterKnown;
  private final List<Double> yoursKnown;
  private final Exercise exercise;
  private final List<Trial.Fork> forksApart = new ArrayList<>();
  private final Map<Variation, List<Trial.Fork>> forksVaried = new LinkedHashMap<>();

  /**
   * An empty one.
   *
   * @param earlier a run of the same code, whose forks count too
   */
  Series(Exercise exercise, String benchmark, Optional<RunReport> earlier) {
    this(exercise, benchmark, benchmark, Optional.empty(), earlier);
  }

  /** Of a learner's benchmark on the program as it is, and on a variant. */
  Series(Exercise exercise, Goal goal, Optional<RunReport> earlier) {
    this(
        exercise,
        goal.figures().orElseThrow(),
        goal.benchmark().orElseThrow(),
        goal.variant(),
        earlier);
  }

  private Series(
      Exercise exercise,
      String name,
      String benchmark,
      Optional<String> variant,
      Optional<RunReport> earlier) {
    Optional<BenchmarkResult> known =
        earlier.stream()
            .flatMap(report -> report.benchmarks().stream())
            .filter(result -> result.name().equals(name))
            .findFirst();
    starterKnown = known.map(result -> result.starter().samples()).orElse(List.of());
    yoursKnown = known.map(result -> result.yours().samples()).orElse(List.of());
    this.exercise = exercise;
    this.name = name;
    this.benchmark = benchmark;
    this.variant = variant;
    beside = Metrics.counters(exercise, benchmark, false);
    variations = Metrics.variations(exercise, benchmark);
    variations.forEach(variation -> forksVaried.put(variation, new ArrayList<>()));
    apart = Metrics.counters(exercise, benchmark, true);
  }

  /** Pairs of forks of the earlier run. */
  int pairsKnown() {
    return Math.min(starterKnown.size(), yoursKnown.size());
  }

  void add(Trial.Fork fork) {
    forks.add(fork);
  }

  void addApart(Trial.Fork fork) {
    forksApart.add(fork);
  }

  void add(Variation variation, Trial.Fork fork) {
    taken(variation).add(fork);
  }

  private List<Trial.Fork> taken(Variation variation) {
    return Objects.requireNonNull(forksVaried.get(variation));
  }

  /** Whether there is to be another fork with that variation beside the learner's own. */
  boolean wants(Variation variation, List<GoalResult> goals) {
    return variation.timed()
        || taken(variation).isEmpty()
        || Metrics.open(exercise, benchmark, variation, goals);
  }

  /** Whether forks whose time doesn't count could decide what is open. */
  boolean wantsApart(List<GoalResult> goals) {
    return !apart.isEmpty()
        && (forksApart.isEmpty() || Metrics.openApart(exercise, benchmark, goals));
  }

  int taken() {
    return forks.size()
        + retaken
        + forksApart.size()
        + forksVaried.values().stream().mapToInt(List::size).sum();
  }

  /** How many there will be at the next look; of those apart a pair, or as many as there are. */
  int planned(int look) {
    int more = apart.isEmpty() ? 0 : Math.max(2, 2 * Math.ceilDiv(forksApart.size() + 1, 2));
    for (Variation variation : variations) {
      more +=
          variation.timed()
              ? look - pairsKnown()
              : Math.max(FORKS_VARIED, taken(variation).size() + 1);
    }
    return 2 * (look - pairsKnown()) + retaken + more;
  }

  Comparison comparison() {
    return new Comparison(
        name,
        and(starterKnown, values(true, Trial.Fork::nanosPerOp)),
        and(yoursKnown, values(false, Trial.Fork::nanosPerOp)),
        values(true, Trial.Fork::bytesPerOp),
        values(false, Trial.Fork::bytesPerOp),
        counters(true),
        counters(false),
        nanosVaried());
  }

  private static List<Double> and(List<Double> known, List<Double> more) {
    return Stream.concat(known.stream(), more.stream()).toList();
  }

  private List<Double> values(boolean starter, ToDoubleFunction<Trial.Fork> value) {
    return forks.stream()
        .filter(fork -> fork.starter() == starter)
        .map(value::applyAsDouble)
        .filter(Double::isFinite)
        .toList();
  }

  private Map<Variation, List<Double>> nanosVaried() {
    Map<Variation, List<Double>> nanos = new HashMap<>();
    forksVaried.forEach((variation, taken) -> {
      if (variation.timed()) {
        nanos.put(variation, taken.stream().map(Trial.Fork::nanosPerOp).toList());
      }
    });
    return nanos;
  }

  private Map<String, List<Double>> counters(boolean starter) {
    Map<String, List<Double>> byName = new TreeMap<>();
    Stream.of(
            forks.stream(),
            forksApart.stream(),
            forksVaried.values().stream().flatMap(List::stream))
        .flatMap(Function.identity())
        .filter(fork -> fork.starter() == starter)
        .flatMap(fork -> fork.counters().stream())
        .forEach(counter ->
            byName.computeIfAbsent(counter.name(), _ -> new ArrayList<>()).add(counter.value()));
    return byName;
  }
}
