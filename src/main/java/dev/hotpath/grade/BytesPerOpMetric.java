package dev.hotpath.grade;

import dev.hotpath.exercise.Goal;

/**
 * {@code bytes-per-op}: bytes allocated per operation, or their share of the starter's. Exact on
 * any machine, so it is met or missed, never undecided.
 */
final class BytesPerOpMetric implements Metric {

  // No object is smaller than several times this; what is left below is JMH's own, spread over all
  // operations.
  private static final double LEAST = 0.5;

  @Override
  public String key() {
    return "bytes-per-op";
  }

  @Override
  public String describe(Goal goal) {
    String side = goal.atLeast().isPresent() ? "at least" : "at most";
    double bound = SpeedupMetric.bound(goal);
    return goal.relativeToStarter()
        ? "%s %s of the starter's bytes per operation".formatted(side, Figures.percent(bound))
        : "%s %s allocated per operation".formatted(side, Figures.bytes(bound));
  }

  @Override
  public RunReport.GoalResult judge(Goal goal, Evidence evidence) {
    Comparison comparison = evidence.comparison(goal.benchmark().orElseThrow());
    double yours = whole(comparison.yourBytesPerOp());
    double measured =
        goal.relativeToStarter()
            ? yours / Math.max(LEAST, whole(comparison.starterBytesPerOp()))
            : yours;
    double bound = SpeedupMetric.bound(goal);
    if (!Double.isFinite(measured)) {
      return new RunReport.GoalResult(describe(goal), key(), bound, null, null);
    }
    boolean met = goal.atLeast().isPresent() ? measured >= bound : measured <= bound;
    return new RunReport.GoalResult(describe(goal), key(), bound, measured, met);
  }

  private static double whole(double bytes) {
    return bytes < LEAST ? 0 : bytes;
  }
}
