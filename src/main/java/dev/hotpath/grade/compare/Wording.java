package dev.hotpath.grade.compare;

import dev.hotpath.grade.RunReport.Ratio;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says comparisons in English, and writes their figures; nothing else of this package does. */
public final class Wording {

  private static final List<String> TIME_UNITS = List.of("ns", "µs", "ms", "s");

  private Wording() {}

  /**
   * A change as one sentence: "Attempt 7 is 6.1× faster than attempt 3, at least 5.2×; p = 0.004;
   * 78 B/op instead of 9,912." Where the interval reaches across 1, no figure pretends to know.
   */
  public static String sentence(Change change) {
    return sentence(
        new Judged(change.told(), change.ratio(), change.p(), change.fromBytes(), change.toBytes()),
        change.from().inSentence(),
        change.to().inSentence());
  }

  /**
   * As {@link #sentence(Change)}, of any two.
   *
   * @param from what the first is called in a sentence
   * @param to what the second is called
   */
  public static String sentence(Judged judged, String from, String to) {
    Ratio ratio = judged.ratio();
    String said =
        switch (judged.told()) {
          case FASTER ->
              "%s is %s faster than %s, at least %s"
                  .formatted(to, times(known(ratio).value()), from, times(known(ratio).low()));
          case SLOWER ->
              "%s is %s slower than %s, at least %s"
                  .formatted(
                      to, times(1 / known(ratio).value()), from, times(1 / known(ratio).high()));
          case SAME -> "%s is about as fast as %s".formatted(to, from);
          case TOO_FEW ->
              "one fork is too few to say whether %s is faster than %s".formatted(to, from);
          case NOT_MEASURED -> "%s and %s were not both measured on this".formatted(to, from);
        };
    StringBuilder sentence = new StringBuilder(capital(said));
    if (judged.p() != null) {
      sentence.append("; ").append(p(judged.p()));
    }
    if (judged.fromBytes() != null && judged.toBytes() != null) {
      sentence.append("; ").append(bytes(judged.fromBytes(), judged.toBytes()));
    }
    return sentence.append('.').toString();
  }

  private static Ratio known(@Nullable Ratio ratio) {
    if (ratio == null) {
      throw new IllegalArgumentException("faster or slower, and by how much is not known");
    }
    return ratio;
  }

  private static String bytes(double from, double to) {
    String before = whole(from);
    String after = whole(to);
    return before.equals(after)
        ? after + " B/op in both"
        : "%s B/op instead of %s".formatted(after, before);
  }

  /** A ratio: two decimals below 2, one below 10, none above: 1.07×, 6.1×, 24×, 1,204×. */
  public static String times(double ratio) {
    return factor(ratio) + "×";
  }

  /** Both ends of a ratio's interval: "5.2–7.1×". */
  public static String times(Ratio ratio) {
    return "%s–%s×".formatted(factor(ratio.low()), factor(ratio.high()));
  }

  private static String factor(double ratio) {
    int decimals = ratio < 1.995 ? 2 : ratio < 9.95 ? 1 : 0;
    String digits = String.format(Locale.ROOT, "%,." + decimals + "f", ratio);
    return decimals == 0 ? digits : digits.replaceFirst("\\.?0+$", "");
  }

  /** A p-value: "p = 0.33", "p = 0.004", "p < 0.001". */
  public static String p(double p) {
    return p < 0.001 ? "p < 0.001" : "p = " + pValue(p);
  }

  /** The same as a cell below a heading: "0.33", "0.004", "< 0.001". */
  public static String pValue(double p) {
    if (p < 0.001) {
      return "< 0.001";
    }
    String digits = String.format(Locale.ROOT, p < 0.0995 ? "%.3f" : "%.2f", p);
    return digits.equals("1.00") ? "1" : digits;
  }

  /** Bytes per operation in full, for they are exact: "9,912". */
  public static String whole(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  /** Three significant digits and a unit: "412 µs", "6.1 ms"; a no-break space between the two. */
  public static String time(double nanos) {
    int unit = unit(nanos);
    return digits(nanos, unit) + "\u00a0" + TIME_UNITS.get(unit);
  }

  /** Both ends in the unit of the larger one: "405–420 µs". */
  public static String times(double lowNanos, double highNanos) {
    int unit = unit(highNanos);
    String low = digits(lowNanos, unit);
    String high = digits(highNanos, unit);
    return (low.equals(high) ? low : low + "–" + high) + "\u00a0" + TIME_UNITS.get(unit);
  }

  private static int unit(double nanos) {
    int unit = 0;
    while (unit < TIME_UNITS.size() - 1 && nanos >= 999.5 * Math.pow(1_000, unit)) {
      unit++;
    }
    return unit;
  }

  private static String digits(double nanos, int unit) {
    double value = nanos / Math.pow(1_000, unit);
    if (value >= 99.95) {
      return whole(value);
    }
    return new BigDecimal(value)
        .round(new MathContext(3, RoundingMode.HALF_UP))
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
