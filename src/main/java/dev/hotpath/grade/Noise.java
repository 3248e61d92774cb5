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

  // On a calm machine of two cores 0.1 to 0.35 were seen by the exercise, with one core taken all
  // the time 0.3 to 0.5, which leaves the other to a fork of one thread.
  private static final double BUSY = 0.6;

  /** Whether it was as steady as machines are that do nothing else. */
  public boolean calm() {
    return high / low < CALM;
  }

  /**
   * Of what the same work took before each fork, and of how forks waited.
   *
   * @param spinNanos at least one
   * @param waiting of each fork the threads that were ready and had no processor, on average; none,
   *     or NaN, where the kernel doesn't tell
   */
  public static Noise of(List<Double> spinNanos, List<Double> waiting, int retaken) {
    Sample sample = Sample.of(spinNanos.stream().mapToDouble(Double::doubleValue).toArray());
    double low = sample.low() / sample.median();
    double high = sample.high() / sample.median();
    double[] waited =
        waiting.stream()
            .mapToDouble(Double::doubleValue)
            .filter(one -> one >= 0)
            .sorted()
            .toArray();
    double usual = waited.length == 0 ? 0 : waited[waited.length / 2];
    boolean calm = high / low < CALM && usual < BUSY;
    return new Noise(
        low, high, retaken, English.noise(low, high, retaken, calm, usual < BUSY ? 0 : usual));
  }
}
