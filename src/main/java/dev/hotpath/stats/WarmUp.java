package dev.hotpath.stats;

import java.util.Arrays;
import java.util.List;

/**
 * What became of a fork's iterations: whether and from where on they are steady.
 *
 * <p>The series is cut into stretches of one level ({@link Levels}), as E. Barrett, C. F.
 * Bolz-Tereick et al. do in "Virtual Machine Warmup Blows Hot and Cold" (OOPSLA 2017), whose
 * courses these are: it's steady from the earliest stretch on after which every level stays within
 * a tolerance of the last one, if that is at least a quarter of the iterations and at least five.
 * MSER-5 is not used: its batches of five are a third of a usual series, and one spike near the end
 * makes it give up.
 *
 * <p>A spike of one or two iterations is no change, except at the very start. Of series that are
 * nothing but noise, about one in fifteen is still cut, seldom far from an end; that grows rarer
 * with their length, and a level within the tolerance is none.
 */
public sealed interface WarmUp {

  /** Fewest iterations that can be judged, and fewest that can be called steady. */
  int FEWEST = 5;

  /** Most iterations that are taken; the work grows with their third power. */
  int MOST = 1_000;

  /** Which way it came to be steady. */
  enum Course {
    /** Steady from the first iteration. */
    FLAT,
    /** Slower before: the usual warm-up. */
    FASTER,
    /** It had been faster for a while, as when code is deoptimised and compiled worse. */
    SLOWER
  }

  /**
   * Steady in the end.
   *
   * @param from first steady iteration, from 0
   * @param level median of the iterations from there on, in the unit of the series
   */
  record Steady(int from, double level, Course course) implements WarmUp {}

  /** Its level still changed towards the end: more iterations are needed, or it never settles. */
  record NeverSteady() implements WarmUp {}

  /**
   * Judges the iterations of one fork.
   *
   * @param series time per operation in the order of the iterations, any unit; 5 to 1,000 positive,
   *     finite values
   * @param tolerance by which levels may differ and count as one, relative, such as 0.02; also
   *     noise of less than a quarter of it is taken for that much
   * @throws IllegalArgumentException for another number of values, another tolerance than above 0
   *     and below 1, or naming the first value that is not finite and positive
   */
  static WarmUp of(double[] series, double tolerance) {
    if (series.length < FEWEST || series.length > MOST) {
      throw new IllegalArgumentException(
          "%d iterations; %d to %,d can be judged".formatted(series.length, FEWEST, MOST));
    }
    if (!(tolerance > 0 && tolerance < 1)) {
      throw new IllegalArgumentException("a tolerance of " + tolerance + "; 0.02 is 2 %");
    }
    double middle = Sample.of(series).median();
    double deviation = Math.max(noise(series), tolerance / 4 * middle);
    List<Levels.Stretch> stretches = Levels.of(series, deviation, FEWEST);
    double last = stretches.getLast().level();
    int from = stretches.getLast().from();
    for (Levels.Stretch stretch : stretches.reversed()) {
      if (Math.abs(stretch.level() - last) > tolerance * last) {
        break;
      }
      from = stretch.from();
    }
    if (series.length - from < Math.max(FEWEST, Math.ceilDiv(series.length, 4))) {
      return new NeverSteady();
    }
    double level = Sample.medianOf(Arrays.copyOfRange(series, from, series.length));
    double best = stretches.stream().mapToDouble(Levels.Stretch::level).min().orElse(level);
    Course course =
        from == 0 ? Course.FLAT : best < last * (1 - tolerance) ? Course.SLOWER : Course.FASTER;
    return new Steady(from, level, course);
  }

  /**
   * Standard deviation of the noise, from the median step between neighbours: a change of level is
   * one step of many, and a spike two.
   */
  private static double noise(double[] series) {
    double[] steps = new double[series.length - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = Math.abs(series[i + 1] - series[i]);
    }
    return 1.4826 / Math.sqrt(2) * Sample.medianOf(steps);
  }
}
