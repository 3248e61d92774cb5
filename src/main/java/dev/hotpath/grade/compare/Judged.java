package dev.hotpath.grade.compare;

import dev.hotpath.grade.RunReport.Ratio;
import dev.hotpath.grade.compare.Change.Told;
import dev.hotpath.stats.Speedup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What two samples say of each other, whoever they are of.
 *
 * @param ratio how many times faster the second is than the first, no unit; {@code null} where that
 *     can't be told
 * @param p two-sided; {@code null} where it can't be told
 * @param fromBytes bytes per operation of the first; {@code null} where unknown
 * @param toBytes as {@code fromBytes}, of the second
 */
public record Judged(
    Told told,
    @Nullable Ratio ratio,
    @Nullable Double p,
    @Nullable Double fromBytes,
    @Nullable Double toBytes) {

  /**
   * Of two samples whose values were taken side by side, as a verdict on speed is found.
   *
   * @param from nanoseconds per operation of each fork
   * @param to as {@code from}, and as many
   */
  public static Judged of(
      List<Double> from, List<Double> to, @Nullable Double fromBytes, @Nullable Double toBytes) {
    if (Math.min(from.size(), to.size()) < 2) {
      Told none = from.isEmpty() || to.isEmpty() ? Told.NOT_MEASURED : Told.TOO_FEW;
      return new Judged(none, null, null, fromBytes, toBytes);
    }
    Speedup speedup = Speedup.of(from, to);
    Ratio ratio = new Ratio(speedup.value(), speedup.low(), speedup.high());
    return new Judged(Change.told(ratio), ratio, speedup.p(), fromBytes, toBytes);
  }

  /** Whether one is faster than the other, beyond doubt. */
  public boolean different() {
    return told == Told.FASTER || told == Told.SLOWER;
  }
}
