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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The forks of one benchmark so far. */
final class Series {

  // What decides where all say the same.
  private static final int FORKS_VARIED = 3;

  final String benchmark;
  final List<Map<Plan, Trial.Fork>> rounds = new ArrayList<>();
  int retaken; // forks

  private final Exercise exercise;
  private final List<Plan> timed;
  private final List<Plan> counting;
  private final Map<String, Plan> compared = new LinkedHashMap<>();
  private final Map<String, BenchmarkResult> known = new HashMap<>();
  private final Set<Integer> roundsRetaken = new HashSet<>();
  private final List<Trial.Fork> forksApart = new ArrayList<>();
  private final Map<Plan, List<Trial.Fork>> forksCounting = new LinkedHashMap<>();
  private final List<String> countersBeside;
  private final List<String> countersApart;

  /**
   * An empty one.
   *
   * @param own whether the learner wrote the benchmark, and the goals are on versions of the
   *     program
   * @param earlier a run of the same code, whose forks count too
   */
  Series(Exercise exercise, String benchmark, boolean own, Optional<RunReport> earlier) {
    this.exercise = exercise;
    this.benchmark = benchmark;
    if (own) {
      exercise.goals().stream()
          .filter(goal -> goal.benchmark().equals(Optional.of(benchmark)))
          .filter(goal -> goal.variant().isPresent())
          .forEach(goal ->
              compared.put(goal.figures().orElseThrow(), Plan.on(goal.variant().orElseThrow())));
    } else {
      compared.put(benchmark, Plan.YOURS);
    }
    earlier.stream()
        .flatMap(report -> report.benchmarks().stream())
        .filter(result -> compared.containsKey(result.name()))
        .forEach(result -> known.put(result.name(), result));
    List<Variation> variations = Metrics.variations(exercise, benchmark);
    timed = variations.stream().filter(Variation::timed).map(Plan::with).toList();
    counting = variations.stream().filter(one -> !one.timed()).map(Plan::with).toList();
    counting.forEach(plan -> forksCounting.put(plan, new ArrayList<>()));
    countersBeside = Metrics.counters(exercise, benchmark, false);
    countersApart = Metrics.counters(exercise, benchmark, true);
  }

  /** Those of all benchmarks that goals name. */
  static List<Series> of(Exercise exercise, boolean own, Optional<RunReport> earlier) {
    return exercise.goals().stream()
        .filter(goal -> !own || goal.variant().isPresent())
        .map(Goal::benchmark)
        .flatMap(Optional::stream)
        .distinct()
        .map(benchmark -> new Series(exercise, benchmark, own, earlier))
        .toList();
  }

  /** Rounds of the earlier run. */
  int roundsKnown() {
    return compared.keySet().stream()
        .mapToInt(name -> Math.min(known(name, true).size(), known(name, false).size()))
        .min()
        .orElse(0);
  }

  private List<Double> known(String name, boolean starter) {
    BenchmarkResult result = known.get(name);
    return result == null ? List.of() : (starter ? result.starter() : result.yours()).samples();
  }

  /** What is taken together, in that order. */
  List<Plan> round(boolean starterFirst) {
    List<Plan> plans = new ArrayList<>();
    plans.add(Plan.STARTER);
    plans.addAll(compared.values());
    plans.addAll(timed);
    return starterFirst ? plans : plans.reversed();
  }

  /** What forks of that plan have to report beside their time. */
  List<String> counters(Plan plan) {
    if (plan.apart()) {
      return countersApart;
    }
    return timed.contains(plan) || counting.contains(plan)
        ? plan.variation().counters()
        : countersBeside;
  }

  /** Names of the comparisons that a fork of that plan is a dot of; none for a further figure. */
  List<String> names(Plan plan) {
    return compared.entrySet().stream()
        .filter(entry -> plan.equals(Plan.STARTER) || entry.getValue().equals(plan))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What a learner knows it by. */
  String name() {
    return compared.keySet().iterator().next();
  }

  /** Of every round, under which conditions that plan's fork was taken. */
  List<NoiseGuard.Reading> readings(Plan plan) {
    return rounds.stream().map(round -> Objects.requireNonNull(round.get(plan)).reading()).toList();
  }

  /** Whether that round was not taken again yet, nor that many of them. */
  boolean mayRetake(int round, int most) {
    return roundsRetaken.size() < most && !roundsRetaken.contains(round);
  }

  /** A disturbed round was taken again, and no longer counts. */
  void retaken(int round, Map<Plan, Trial.Fork> again) {
    rounds.set(round, again);
    roundsRetaken.add(round);
    retaken += again.size();
  }

  void add(Plan plan, Trial.Fork fork) {
    (plan.apart() ? forksApart : Objects.requireNonNull(forksCounting.get(plan))).add(fork);
  }

  /** Forks, one by one, that could decide what is open by what they count. */
  List<Plan> counting(List<GoalResult> goals) {
    return counting.stream()
        .filter(plan ->
            Objects.requireNonNull(forksCounting.get(plan)).isEmpty()
                || Metrics.open(exercise, benchmark, plan.variation(), goals))
        .toList();
  }

  /** Whether forks whose time doesn't count could decide what is open. */
  boolean wantsApart(List<GoalResult> goals) {
    return !countersApart.isEmpty()
        && (forksApart.isEmpty() || Metrics.openApart(exercise, benchmark, goals));
  }

  int taken() {
    return rounds.stream().mapToInt(Map::size).sum()
        + retaken
        + forksApart.size()
        + forksCounting.values().stream().mapToInt(List::size).sum();
  }

  /** How many there will be at the next look; of those apart a pair, or as many as there are. */
  int planned(int look) {
    int more =
        countersApart.isEmpty() ? 0 : Math.max(2, 2 * Math.ceilDiv(forksApart.size() + 1, 2));
    for (List<Trial.Fork> forks : forksCounting.values()) {
      more += Math.max(FORKS_VARIED, forks.size() + 1);
    }
    return round(true).size() * (look - roundsKnown()) + retaken + more;
  }

  List<Comparison> comparisons() {
    return compared.entrySet().stream()
        .map(entry -> comparison(entry.getKey(), entry.getValue()))
        .toList();
  }

  private Comparison comparison(String name, Plan plan) {
    return new Comparison(
        name,
        and(known(name, true), values(Plan.STARTER, Trial.Fork::nanosPerOp)),
        and(known(name, false), values(plan, Trial.Fork::nanosPerOp)),
        values(Plan.STARTER, Trial.Fork::bytesPerOp),
        values(plan, Trial.Fork::bytesPerOp),
        counters(Plan.STARTER, true),
        counters(plan, false),
        nanosVaried());
  }

  // By index, those of all plans belong together.
  private static List<Double> and(List<Double> known, List<Double> more) {
    return Stream.concat(known.stream(), more.stream()).toList();
  }

  private List<Double> values(Plan plan, ToDoubleFunction<Trial.Fork> value) {
    return rounds.stream()
        .map(round -> Objects.requireNonNull(round.get(plan)))
        .map(value::applyAsDouble)
        .filter(Double::isFinite)
        .toList();
  }

  private Map<Variation, List<Double>> nanosVaried() {
    Map<Variation, List<Double>> nanos = new HashMap<>();
    timed.forEach(plan -> nanos.put(plan.variation(), values(plan, Trial.Fork::nanosPerOp)));
    return nanos;
  }

  private Map<String, List<Double>> counters(Plan plan, boolean starter) {
    Map<String, List<Double>> byName = new TreeMap<>();
    Stream.of(
            rounds.stream().map(round -> Objects.requireNonNull(round.get(plan))),
            forksApart.stream(),
            forksCounting.values().stream().flatMap(List::stream))
        .flatMap(Function.identity())
        .filter(fork -> fork.starter() == starter)
        .flatMap(fork -> fork.counters().stream())
        .forEach(counter ->
            byName.computeIfAbsent(counter.name(), _ -> new ArrayList<>()).add(counter.value()));
    return byName;
  }
}
