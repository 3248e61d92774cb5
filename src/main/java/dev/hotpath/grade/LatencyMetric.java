package dev.hotpath.grade;

import dev.hotpath.exercise.Goal;
import dev.hotpath.exercise.GoalDetail;
import dev.hotpath.grade.Latency.Loaded;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code latency}: milliseconds within which a share of the requests is answered that come at a
 * rate, or their share of the starter's. Met when all that the forks and their requests allow is
 * within the bound, missed when none of it is, else undecided; nothing is said of fewer than three
 * forks.
 */
final class LatencyMetric implements Metric {

  static final String KEY = "latency";

  /** Of one side, before anything is certain. */
  private static final int LEAST_FORKS = 3;

  @Override
  public String key() {
    return KEY;
  }

  @Override
  public String describe(Goal goal) {
    return LatencyWords.goal(goal);
  }

  @Override
  public RunReport.GoalResult judge(Goal goal, Evidence evidence) {
    GoalDetail.Load load = goal.detail(GoalDetail.Load.class);
    Optional<Loaded> found = evidence.find(Latency.class).flatMap(latency -> latency.of(load));
    double bound = goal.atMost().orElseThrow();
    if (found.isEmpty()) {
      return new RunReport.GoalResult(describe(goal), KEY, bound, null, null);
    }
    Waited yours = Waited.of(found.get().yours(), load.percentile());
    Waited measured =
        goal.relativeToStarter()
            ? yours.by(Waited.of(found.get().starter(), load.percentile()))
            : yours;
    boolean enough =
        found.get().yours().size() >= LEAST_FORKS
            && (!goal.relativeToStarter() || found.get().starter().size() >= LEAST_FORKS);
    return new RunReport.GoalResult(
        describe(goal),
        KEY,
        bound,
        Double.isFinite(measured.value()) ? measured.value() : null,
        enough ? met(bound, yours, measured) : null);
  }

  /** What was never answered is late by any bound, however the starter does. */
  private static @Nullable Boolean met(double bound, Waited yours, Waited measured) {
    if (Double.isInfinite(yours.low()) || measured.low() > bound) {
      return Boolean.FALSE;
    }
    return Double.isFinite(yours.high()) && measured.high() <= bound ? Boolean.TRUE : null;
  }
}
