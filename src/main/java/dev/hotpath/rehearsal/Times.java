package dev.hotpath.rehearsal;

import dev.hotpath.stats.Percentile;
import java.util.Arrays;
import java.util.Collection;

/**
 * How long something took, in milliseconds.
 *
 * @param count how often it was seen; all others are 0 where it never was
 */
public record Times(int count, double p50, double p95, double worst) {

  static final Times NONE = new Times(0, 0, 0, 0);

  static Times of(Collection<Double> millis) {
    if (millis.isEmpty()) {
      return NONE;
    }
    double[] ascending = millis.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(ascending);
    return new Times(
        ascending.length,
        Percentile.at(ascending, 0.5),
        Percentile.at(ascending, 0.95),
        ascending[ascending.length - 1]);
  }
}
