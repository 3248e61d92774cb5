package dev.hotpath.grade.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * An axis of speed-ups: logarithmic, so that twice as fast is as far to the right of the starter as
 * half as fast is to its left, and with the starter's own 1 on it.
 *
 * @param low leftmost value, positive
 * @param high rightmost value, greater than {@code low}
 * @param ticks values to be labelled, ascending, between the two
 */
public record SpeedAxis(double low, double high, List<Double> ticks) {

  private static final double MARGIN = 0.04; // of the width, so that no dot is cut
  private static final int MOST = 6;

  public SpeedAxis {
    ticks = List.copyOf(ticks);
  }

  /**
   * The axis on which all of the values are.
   *
   * @param speedups positive
   */
  public static SpeedAxis of(Collection<Double> speedups) {
    double low = Math.min(1, speedups.stream().mapToDouble(Double::doubleValue).min().orElse(1));
    double high = Math.max(1, speedups.stream().mapToDouble(Double::doubleValue).max().orElse(1));
    // Noise of a thousandth must not fill the picture.
    low = Math.min(low, 0.9);
    high = Math.max(high, 1.1);
    double margin = Math.pow(high / low, MARGIN / (1 - 2 * MARGIN));
    return new SpeedAxis(low / margin, high * margin, ticks(low, high));
  }

  /** Where a value is, from 0 at the left to 100 at the right. */
  public double position(double speedup) {
    double at = Math.log(speedup / low) / Math.log(high / low);
    return 100 * Math.clamp(at, 0, 1);
  }

  private static List<Double> ticks(double low, double high) {
    List<Double> fine = decades(low, high, 1, 1.5, 2, 3, 5, 7);
    if (fine.size() < 3) {
      return even(low, high);
    }
    List<Double> tens = decades(low, high, 1);
    return Stream.of(fine, decades(low, high, 1, 2, 5), decades(low, high, 1, 3), tens)
        .filter(ticks -> ticks.size() <= MOST)
        .findFirst()
        .orElseGet(() -> thinned(tens));
  }

  /** So many powers of ten that not each can have a label; 1 always has. */
  private static List<Double> thinned(List<Double> tens) {
    int step = Math.ceilDiv(tens.size(), MOST);
    int one = tens.indexOf(1.0);
    return tens.stream().filter(tick -> (tens.indexOf(tick) - one) % step == 0).toList();
  }

  private static List<Double> decades(double low, double high, double... of) {
    List<Double> ticks = new ArrayList<>();
    for (int power = (int) Math.floor(Math.log10(low)); Math.pow(10, power) <= high; power++) {
      double decade = Math.pow(10, power);
      Arrays.stream(of)
          .map(digit -> digit * decade)
          .filter(tick -> tick >= low * 0.999 && tick <= high * 1.001)
          .forEach(ticks::add);
    }
    return ticks;
  }

  /** For less than about a factor of two: evenly spaced, at round figures. */
  private static List<Double> even(double low, double high) {
    double step = 0.5;
    for (double candidate : new double[] {0.25, 0.2, 0.1, 0.05}) {
      if ((high - low) / candidate <= 5) {
        step = candidate;
      }
    }
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step - 0.001); i * step <= high * 1.001; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }
}
