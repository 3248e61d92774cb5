package dev.hotpath.grade;

import dev.hotpath.stats.Sample;
import java.util.List;

/**
 * How steady the machine was while a run was measured.
 *
 * @param low the shortest that a fixed piece of work took, by its median; 1 on a steady machine
 * @param high the longest
 * @param retaken forks that were disturbed and taken again
 * @param text in English
 */
public record Noise(double low, double high, int retaken, String text) {

  private static final double CALM = 1.15;

  /** Whether it was as steady as machines are that do nothing else. */
  public boolean calm() {
    return high / low < CALM;
  }

  /**
   * Of what the same work took before each fork.
   *
   * @param spinNanos at least one
   */
  public static Noise of(List<Double> spinNanos, int retaken) {
    Sample sample = Sample.of(spinNanos.stream().mapToDouble(Double::doubleValue).toArray());
    double low = sample.low() / sample.median();
    double high = sample.high() / sample.median();
    return new Noise(low, high, retaken, English.noise(low, high, retaken, high / low < CALM));
  }
}
