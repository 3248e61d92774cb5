package dev.hotpath.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a series into stretches of one level each, despite spikes.
 *
 * <p>Optimal partitioning under a bounded loss: P. Fearnhead and G. Rigaill, "Changepoint Detection
 * in the Presence of Outliers", Journal of the American Statistical Association 114, 2019. A value
 * costs its squared distance from its stretch's level in standard deviations, but never more than
 * {@link #SPIKE} penalties, and each cut costs a penalty. So a lone spike inside is cheaper left
 * alone than cut out on both sides, while a first iteration as slow is cut off. Theirs is the loss
 * and the penalty; a stretch's level is its median here, which is near enough and simpler.
 */
final class Levels {

  /** Most that one value can cost, in penalties: more than one cut and less than two. */
  private static final double SPIKE = 1.5;

  /**
   * By {@code ln n}. 2 is for normal noise of known deviation; with one estimated from so few steps
   * 3 still cuts up to one flat series in eight, 5 up to one in fifteen.
   */
  private static final double PENALTY = 5;

  private Levels() {}

  /**
   * A stretch of one level.
   *
   * @param from its first value's place
   * @param to the place after its last
   * @param level median of its values
   */
  record Stretch(int from, int to, double level) {}

  /**
   * The stretches of a series, in order, that cover it.
   *
   * @param deviation standard deviation of the noise, above 0
   * @param shortest least length of a stretch, so that two spikes in a row are none; the first may
   *     be shorter
   */
  static List<Stretch> of(double[] series, double deviation, int shortest) {
    int n = series.length;
    double penalty = PENALTY * Math.log(n);
    double[] cheapest = new double[n + 1]; // of the series up to there
    int[] cut = new int[n + 1]; // where its last stretch begins
    Arrays.fill(cheapest, Double.POSITIVE_INFINITY);
    cheapest[0] = -penalty; // the first stretch needs no cut
    // From each start its stretch grows by one value at a time, kept in order for the median.
    for (int from = 0; from < n; from++) {
      double[] sorted = new double[n - from];
      for (int to = from + 1; to <= n; to++) {
        insert(sorted, to - from - 1, series[to - 1]);
        if (from == 0 || to - from >= shortest) {
          double cost = cheapest[from] + penalty + loss(sorted, to - from, deviation, penalty);
          if (cost < cheapest[to]) {
            cheapest[to] = cost;
            cut[to] = from;
          }
        }
      }
    }
    List<Stretch> stretches = new ArrayList<>();
    for (int to = n; to > 0; to = cut[to]) {
      double level = Sample.medianOf(Arrays.copyOfRange(series, cut[to], to));
      stretches.addFirst(new Stretch(cut[to], to, level));
    }
    return stretches;
  }

  private static void insert(double[] sorted, int size, double value) {
    int place = size;
    for (; place > 0 && sorted[place - 1] > value; place--) {
      sorted[place] = sorted[place - 1];
    }
    sorted[place] = value;
  }

  private static double loss(double[] sorted, int size, double deviation, double penalty) {
    double level = (sorted[(size - 1) / 2] + sorted[size / 2]) / 2;
    double loss = 0;
    for (int i = 0; i < size; i++) {
      double distance = (sorted[i] - level) / deviation;
      loss += Math.min(distance * distance, SPIKE * penalty);
    }
    return loss;
  }
}
