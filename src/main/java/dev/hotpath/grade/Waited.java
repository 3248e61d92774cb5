package dev.hotpath.grade;

import dev.hotpath.stats.Percentile;
import java.util.List;

/**
 * How long a share of the requests waited at most, and how sure that is. Ends may be infinite,
 * where too many were not answered.
 *
 * @param value of all forks together, milliseconds, or without unit where it is a ratio; NaN where
 *     neither of a ratio's has an end
 * @param low lower end
 * @param high upper end
 */
record Waited(double value, double low, double high) {

  private static final double CONFIDENCE = 0.95;

  // Requests of a fork follow from each other, so forks have to agree as well; few of them are
  // taken half as far apart again, to either side.
  private static final int FORKS_ENOUGH = 5;

  /**
   * By the requests of all forks, and by how far the forks are apart: what both allow.
   *
   * @param forks at least one
   */
  static Waited of(List<Answers> forks, double percentile) {
    Percentile together = Answers.pooled(forks).percentile(percentile, CONFIDENCE);
    double least = forks.stream().mapToDouble(fork -> fork.millis(percentile)).min().orElseThrow();
    double most = forks.stream().mapToDouble(fork -> fork.millis(percentile)).max().orElseThrow();
    double room = forks.size() < FORKS_ENOUGH && most > least ? (most - least) / 2 : 0;
    return new Waited(
        together.value(),
        Math.min(together.interval().low(), Math.max(0, least - room)),
        Math.max(together.interval().high(), most + room));
  }

  /** As a share of another. */
  Waited by(Waited starter) {
    return new Waited(
        value / starter.value, orElse(low / starter.high, 0), orElse(high / starter.low, value));
  }

  private static double orElse(double ratio, double unknown) {
    return Double.isNaN(ratio) ? unknown : ratio;
  }
}
