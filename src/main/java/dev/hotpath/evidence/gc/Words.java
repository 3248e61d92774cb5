package dev.hotpath.evidence.gc;

import java.util.Locale;

/** Figures for sentences: two digits or three, with a no-break space before the unit. */
final class Words {

  private static final double KB = 1 << 10;
  private static final double MB = 1 << 20;

  private Words() {}

  /** As the JVM's flags count: 1 MB is 1,048,576 bytes. */
  static String size(double bytes) {
    if (bytes < KB) {
      return unit(bytes, "B");
    }
    return bytes < MB ? unit(bytes / KB, "KB") : unit(bytes / MB, "MB");
  }

  static String time(double nanos) {
    if (nanos < 999.5e3) {
      return unit(nanos / 1e3, "µs");
    }
    return nanos < 999.5e6 ? unit(nanos / 1e6, "ms") : unit(nanos / 1e9, "s");
  }

  static String percent(double share) {
    double value = share * 100;
    return value > 0 && value < 0.1 ? "less than 0.1\u00a0%" : unit(value, "%");
  }

  /** "1 full collection", "24 young collections". */
  static String count(int count, String one) {
    return String.format(Locale.ROOT, "%,d %s%s", count, one, count == 1 ? "" : "s");
  }

  private static String unit(double value, String unit) {
    String digits = String.format(Locale.ROOT, value >= 9.95 ? "%,.0f" : "%.1f", value);
    return (digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits)
        + "\u00a0"
        + unit;
  }
}
