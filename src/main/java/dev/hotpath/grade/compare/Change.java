package dev.hotpath.grade.compare;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.hotpath.grade.RunReport.Ratio;
import dev.hotpath.stats.MannWhitney;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one benchmark from one version to another.
 *
 * <p>An attempt is compared with the starter by the figures of its own run. Two attempts were
 * measured at different times, perhaps on a machine as different as noon from night, so they are
 * compared by their ratios to the starter beside each: the ratio of the two ratios, with the widest
 * interval that theirs allow, and a p from each fork's time by its starter's median.
 *
 * @param ratio how many times faster {@code to} is than {@code from}, no unit; {@code null} where
 *     that can't be told
 * @param p two-sided; {@code null} where it can't be told
 * @param fromBytes bytes per operation; {@code null} where unknown
 * @param toBytes as {@code fromBytes}
 */
public record Change(
    Version from,
    Version to,
    Told told,
    @Nullable Ratio ratio,
    @Nullable Double p,
    @Nullable Double fromBytes,
    @Nullable Double toBytes) {

  /** What can be told. */
  public enum Told {
    FASTER("faster"),
    SLOWER("slower"),
    /** The interval reaches across 1. */
    SAME("same"),
    /** One fork on a side has no interval. */
    TOO_FEW("too-few"),
    /** One of the two has no figures for this benchmark. */
    NOT_MEASURED("not-measured");

    private final String key;

    Told(String key) {
      this.key = key;
    }

    /** The word that a program reads. */
    @JsonValue
    public String key() {
      return key;
    }
  }

  /** From the starter, in the attempt's own run. */
  static Change fromStarter(Version to, Optional<Line> line) {
    if (line.isEmpty()) {
      return new Change(Version.STARTER, to, Told.NOT_MEASURED, null, null, null, null);
    }
    Line attempt = line.get();
    Double before = attempt.starterBytesPerOp();
    Double after = attempt.bytesPerOp();
    return attempt.tooFew()
        ? new Change(Version.STARTER, to, Told.TOO_FEW, null, null, before, after)
        : told(Version.STARTER, to, attempt.measured().speedup(), attempt.p(), before, after);
  }

  /** From one attempt to another. */
  static Change between(Version from, Optional<Line> before, Version to, Optional<Line> after) {
    Double fromBytes = before.map(Line::bytesPerOp).orElse(null);
    Double toBytes = after.map(Line::bytesPerOp).orElse(null);
    if (before.isEmpty() || after.isEmpty()) {
      return new Change(from, to, Told.NOT_MEASURED, null, null, fromBytes, toBytes);
    }
    if (before.get().tooFew() || after.get().tooFew()) {
      return new Change(from, to, Told.TOO_FEW, null, null, fromBytes, toBytes);
    }
    Ratio old = before.get().measured().speedup();
    Ratio now = after.get().measured().speedup();
    Ratio ratio =
        new Ratio(now.value() / old.value(), now.low() / old.high(), now.high() / old.low());
    return told(
        from, to, ratio, p(before.get().ofStarter(), after.get().ofStarter()), fromBytes, toBytes);
  }

  private static Change told(
      Version from,
      Version to,
      Ratio ratio,
      @Nullable Double p,
      @Nullable Double fromBytes,
      @Nullable Double toBytes) {
    return new Change(from, to, told(ratio), ratio, p, fromBytes, toBytes);
  }

  /** What an interval tells. */
  static Told told(Ratio ratio) {
    return ratio.low() > 1 ? Told.FASTER : ratio.high() < 1 ? Told.SLOWER : Told.SAME;
  }

  private static @Nullable Double p(List<Double> a, List<Double> b) {
    try {
      return MannWhitney.p(array(a), array(b));
    } catch (IllegalArgumentException tooMany) {
      // Exact permutation has an upper end; what is beyond it is told by the interval alone.
      return null;
    }
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
