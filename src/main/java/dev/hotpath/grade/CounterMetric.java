package dev.hotpath.grade;

import dev.hotpath.exercise.Goal;
import dev.hotpath.stats.Looks;
import dev.hotpath.stats.Sample;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A figure that each fork reports beside its time, or its share of the starter's.
 *
 * <p>An exact one is the same in every fork of the same code, so its median is met or missed. Any
 * other is met when the whole interval of its median is on the right side of the bound, missed when
 * all of it is on the wrong one, else undecided; with few forks the interval is taken twice as wide
 * to either side, and of one fork it has no end.
 */
abstract class CounterMetric implements Metric {

  private static final double CONFIDENCE = 0.95;

  // What the harness adds by itself, and the rounding of what is spread over operations.
  private static final double GRACE = 1.01;

  private final String key;
  private final boolean exact;
  private final boolean apart;
  private final double least;

  /**
   * @param exact whether forks of the same code can't differ
   * @param apart whether it is taken in forks whose time doesn't count, because the instrument has
   *     a price
   * @param least the smallest figure, in the metric's unit, that the harness alone never reaches;
   *     what is below is nothing
   */
  CounterMetric(String key, boolean exact, boolean apart, double least) {
    this.key = key;
    this.exact = exact;
    this.apart = apart;
    this.least = least;
  }

  @Override
  public final String key() {
    return key;
  }

  @Override
  public Optional<String> counter(Goal goal) {
    return Optional.of(key);
  }

  @Override
  public final boolean apart() {
    return apart;
  }

  @Override
  public String describe(Goal goal) {
    return GoalWords.goal(key, goal);
  }

  @Override
  public RunReport.GoalResult judge(Goal goal, Evidence evidence) {
    Comparison comparison = evidence.comparison(goal.benchmark().orElseThrow());
    String counter = counter(goal).orElseThrow();
    List<Double> yours = comparison.yourCounters().getOrDefault(counter, List.of());
    List<Double> starter = comparison.starterCounters().getOrDefault(counter, List.of());
    double bound = SpeedupMetric.bound(goal);
    if (yours.isEmpty() || (goal.relativeToStarter() && starter.isEmpty())) {
      return new RunReport.GoalResult(describe(goal), key, bound, null, null);
    }
    Range measured = range(yours);
    if (goal.relativeToStarter()) {
      measured = measured.by(range(starter), least);
    }
    return new RunReport.GoalResult(
        describe(goal), key, bound, measured.median, met(goal, bound, measured));
  }

  private static @Nullable Boolean met(Goal goal, double bound, Range measured) {
    if (goal.atMost().isPresent()) {
      double border = bound * GRACE;
      return measured.high <= border ? Boolean.TRUE : measured.low > border ? Boolean.FALSE : null;
    }
    double border = bound / GRACE;
    return measured.low >= border ? Boolean.TRUE : measured.high < border ? Boolean.FALSE : null;
  }

  private Range range(List<Double> forks) {
    double median = Sample.medianOf(forks.stream().mapToDouble(Double::doubleValue).toArray());
    if (exact) {
      return new Range(whole(median), whole(median), whole(median));
    } else if (forks.size() == 1) {
      return new Range(0, whole(median), Double.POSITIVE_INFINITY);
    }
    // A sample has no zeros; what is next to nothing becomes nothing again below.
    var interval =
        Sample.of(forks.stream().mapToDouble(fork -> Math.max(fork, least / 4)).toArray())
            .medianInterval(CONFIDENCE);
    double slack = Looks.slack(forks.size());
    return new Range(whole(interval.low() / slack), whole(median), whole(interval.high() * slack));
  }

  private double whole(double figure) {
    return figure < least ? 0 : figure;
  }

  private record Range(double low, double median, double high) {

    private Range by(Range starter, double least) {
      return new Range(
          low / Math.max(least, starter.high),
          median / Math.max(least, starter.median),
          high / Math.max(least, starter.low));
    }
  }
}
