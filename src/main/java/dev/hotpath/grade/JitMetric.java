package dev.hotpath.grade;

import dev.hotpath.exercise.Goal;
import java.util.List;
import java.util.Optional;

/**
 * A figure read from what the JVM's compiler says of the learner's code, in forks of their own. It
 * decides anew in each of them, so the median of three counts, and nothing is decided before.
 */
abstract class JitMetric extends CounterMetric {

  private static final int FORKS = 3;

  // The compiler's log, which the worker reads; in a folder of the worker's own.
  private static final List<String> LOG =
      List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+LogCompilation", "-XX:LogFile=jit.log");

  JitMetric(String key) {
    super(key, true, false, 0);
  }

  /** What a goal looks at, as its counter's name has it: a method, a type. */
  abstract String subject(Goal goal);

  /** What its forks are started with. */
  List<String> flags(Goal goal, String packageName) {
    return LOG;
  }

  @Override
  public final Optional<String> counter(Goal goal) {
    return Optional.of(key() + ":" + subject(goal));
  }

  @Override
  public final List<Variation> variations(Goal goal, String packageName) {
    return List.of(Variation.counting(flags(goal, packageName), counter(goal).orElseThrow()));
  }

  @Override
  public RunReport.GoalResult judge(Goal goal, Evidence evidence) {
    RunReport.GoalResult result = super.judge(goal, evidence);
    int forks =
        evidence
            .comparison(goal.benchmark().orElseThrow())
            .yourCounters()
            .getOrDefault(counter(goal).orElseThrow(), List.of())
            .size();
    return forks >= FORKS
        ? result
        : new RunReport.GoalResult(
            result.text(), result.metric(), result.target(), result.measured(), null);
  }
}
