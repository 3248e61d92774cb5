package speed;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Arithmetic on samples. */
final class Figures {

  private static final int RESAMPLES = 10_000;
  private static final long SEED = 25;

  private Figures() {}

  /**
   * A ratio of two medians.
   *
   * @param low lower end of the 95 % interval
   */
  record Ratio(double value, double low, double high) {

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.1f× (95 %%: %.1f–%.1f×)", value, low, high);
    }

    List<Double> values() {
      return List.of(value, low, high);
    }
  }

  static double median(List<Double> values) {
    double[] sorted = sorted(values);
    return sorted.length == 0 ? Double.NaN : median(sorted);
  }

  private static double median(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** The nearest rank: always one of the values. */
  static double quantile(List<Double> values, double share) {
    double[] sorted = sorted(values);
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  /** Median of {@code slow} by that of {@code fast}; percentile bootstrap with a fixed seed. */
  static Ratio ratio(List<Double> slow, List<Double> fast) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] ratios = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      ratios[i] = resampled(slow, random) / resampled(fast, random);
    }
    Arrays.sort(ratios);
    return new Ratio(
        median(slow) / median(fast),
        ratios[(int) (0.025 * RESAMPLES)],
        ratios[(int) (0.975 * RESAMPLES)]);
  }

  private static double resampled(List<Double> values, SplittableRandom random) {
    double[] drawn = new double[values.size()];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = values.get(random.nextInt(drawn.length));
    }
    Arrays.sort(drawn);
    return median(drawn);
  }

  private static double[] sorted(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  static double millisSince(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e6;
  }
}
