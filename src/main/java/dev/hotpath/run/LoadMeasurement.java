package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Goal;
import dev.hotpath.exercise.GoalDetail;
import dev.hotpath.exercise.JvmOptions;
import dev.hotpath.grade.Answers;
import dev.hotpath.grade.Comparison;
import dev.hotpath.grade.Ending;
import dev.hotpath.grade.Finding;
import dev.hotpath.grade.Latency;
import dev.hotpath.grade.Metrics;
import dev.hotpath.grade.RunReport.GoalResult;
import dev.hotpath.protocol.ClassFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks the learner's service and the starter's at the rates that goals name, in fresh JVMs in turn.
 * Nothing of ours starts beside a JVM that is asked: its answers would wait for that.
 */
final class LoadMeasurement {

  /** Forks of a side after which the goals are looked at; the last is the most. */
  private static final List<Integer> LOOKS = List.of(3, 5, 7);

  private final RunContext context;
  private final List<Comparison> comparisons;
  private final LoadTrial trial;
  private final List<Load> loads;
  private List<GoalResult> decided;

  LoadMeasurement(
      RunContext context, BenchmarkKit kit, List<ClassFile> yours, List<Comparison> comparisons) {
    this.context = context;
    this.comparisons = comparisons;
    trial = new LoadTrial(kit, yours, context.limits().fork(), context.slot());
    loads = loads(context.exercise());
    decided = judge();
  }

  /** How it ended. */
  sealed interface Result {
    /** With every load that a goal names. */
    record Measured(Latency latency) implements Result {}

    /** An answer was wrong, or the service did not start. */
    record Wrong(String service, String message) implements Result {}

    /** The learner's fork did not come to its end. */
    record Ended(String service, Ending ending) implements Result {}
  }

  /** Requests of one kind, and what became of them so far. */
  private static final class Load {
    private final GoalDetail.Load load;
    private final boolean relative;
    private final List<Answers> starter = new ArrayList<>();
    private final List<Answers> yours = new ArrayList<>();
    private Optional<Answers> starterWaits = Optional.empty();
    private Optional<Answers> yourWaits = Optional.empty();

    private Load(GoalDetail.Load load, boolean relative) {
      this.load = load;
      this.relative = relative;
    }

    private void add(boolean ofStarter, LoadTrial.Outcome.Taken taken) {
      (ofStarter ? starter : yours).add(taken.open());
      if (ofStarter) {
        starterWaits = taken.closed().or(() -> starterWaits);
      } else {
        yourWaits = taken.closed().or(() -> yourWaits);
      }
    }

    private Latency.Loaded loaded() {
      return new Latency.Loaded(load, starter, yours, starterWaits, yourWaits);
    }
  }

  private static List<Load> loads(Exercise exercise) {
    List<Load> loads = new ArrayList<>();
    for (Goal goal : exercise.goals()) {
      if (goal.detail().orElse(null) instanceof GoalDetail.Load load) {
        boolean relative =
            exercise.goals().stream()
                .filter(Goal::relativeToStarter)
                .anyMatch(other ->
                    other.detail().orElse(null) instanceof GoalDetail.Load same
                        && same.sameRequests(load));
        if (loads.stream().noneMatch(known -> known.load.sameRequests(load))) {
          loads.add(new Load(load, relative));
        }
      }
    }
    return loads;
  }

  /** Whether there is something to ask, and no other goal missed by which all is said. */
  boolean wanted() {
    return !loads.isEmpty()
        && decided.stream().noneMatch(goal -> Objects.equals(goal.met(), Boolean.FALSE));
  }

  /** Asks until every goal on it is decided, or there were enough forks. */
  Result run() throws InterruptedException {
    int pair = 0;
    for (int look : LOOKS) {
      while (pair < look) {
        pair++;
        for (Load load : loads) {
          // A B B A, as for benchmarks: what slows the machine meanwhile slows both.
          for (boolean starter :
              pair % 2 == 1 ? new boolean[] {true, false} : new boolean[] {false, true}) {
            if (starter && pair > 1 && !load.relative) {
              continue; // one is enough to show
            }
            Optional<Result> stopped = fork(load, starter, pair, look);
            if (stopped.isPresent()) {
              return stopped.get();
            }
          }
        }
      }
      decided = judge();
      if (decided.stream().noneMatch(goal -> goal.metric().equals("latency") && goal.met() == null)
          || decided.stream().anyMatch(goal -> Objects.equals(goal.met(), Boolean.FALSE))) {
        break;
      }
    }
    return new Result.Measured(latency());
  }

  private Optional<Result> fork(Load load, boolean starter, int pair, int look)
      throws InterruptedException {
    String service = load.load.service();
    context
        .log()
        .add(
            new RunEvent.Measuring(
                service,
                pair,
                look,
                starter ? "starter" : "yours",
                null,
                decided.stream().map(Metrics::openUnlessDecided).toList(),
                "Asking %s, fork %d of %d"
                    .formatted(starter ? "the starter" : "your code", pair, look)));
    return switch (trial.take(fresh(starter), load.load, starter, pair == 1)) {
      case LoadTrial.Outcome.Taken taken -> {
        load.add(starter, taken);
        yield Optional.empty();
      }
      case LoadTrial.Outcome.Wrong wrong when !starter ->
          Optional.of(new Result.Wrong(service, wrong.message()));
      case LoadTrial.Outcome.Ended ended
          when !starter || ended.ending() instanceof Ending.Cancelled ->
          Optional.of(new Result.Ended(service, ended.ending()));
      case LoadTrial.Outcome failed ->
          throw new RunException(
              "the starter of exercise '%s' can't be asked: %s"
                  .formatted(context.exercise().id(), failed));
    };
  }

  private Worker fresh(boolean starter) {
    Exercise exercise = context.exercise();
    return context
        .workers()
        .forMeasuring(
            exercise, starter ? JvmOptions.in(exercise.edit()).flags() : context.options().flags());
  }

  private List<GoalResult> judge() {
    List<Finding> found =
        loads.stream().anyMatch(load -> load.yours.isEmpty()) ? List.of() : List.of(latency());
    return Metrics.judge(context.exercise(), context.evidence(comparisons, found));
  }

  private Latency latency() {
    return new Latency(loads.stream().map(Load::loaded).toList());
  }
}
