package dev.hotpath.evidence.flame;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Amounts in two or three digits, for sentences: a no-break space stands before a unit. */
final class Amounts {

  private static final List<String> TIMES = List.of("ns", "µs", "ms", "s");
  private static final List<String> COUNTS = List.of("", "k", "M", "G");

  private Amounts() {}

  /** "412 µs". */
  static String time(double nanos) {
    return scaled(nanos, TIMES);
  }

  /** "78", "9.9 k". */
  static String count(double value) {
    return scaled(value, COUNTS);
  }

  private static String scaled(double value, List<String> units) {
    double left = value;
    int unit = 0;
    while (left >= 999.5 && unit < units.size() - 1) {
      left /= 1_000;
      unit++;
    }
    String name = units.get(unit);
    return name.isEmpty() ? number(left) : number(left) + "\u00a0" + name;
  }

  /** Below 100 in two digits, else whole. */
  static String number(double value) {
    if (value >= 99.5) {
      return String.valueOf(Math.round(value));
    }
    return new BigDecimal(value)
        .round(new MathContext(2, RoundingMode.HALF_UP))
        .stripTrailingZeros()
        .toPlainString();
  }
}
