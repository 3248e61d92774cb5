package dev.hotpath.grade;

import java.util.Locale;

/** Figures as people read them: few digits, with their unit. */
public final class Figures {

  private Figures() {}

  /** One decimal below ten, none above: 1.3, 6.1, 24, 1,204. */
  public static String number(double value) {
    if (value >= 9.95) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    String digits = String.format(Locale.ROOT, value < 1 ? "%.2f" : "%.1f", value);
    return digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
  }

  /** A ratio for a table: "6.1×". */
  public static String times(double ratio) {
    return number(ratio) + "×";
  }

  /** A share for a sentence: "41 %". */
  public static String percent(double share) {
    return number(share * 100) + " %";
  }

  /** Bytes per operation: "9,912 B". */
  public static String bytes(double bytes) {
    return bytes < 0.5 ? "nothing" : String.format(Locale.ROOT, "%,.0f B", bytes);
  }

  /** Of memory, as the JVM's flags count it: "12 KB", "1.5 MB". */
  static String size(double bytes) {
    if (bytes < 1 << 10) {
      return bytes(bytes);
    }
    return bytes < 1 << 20 ? number(bytes / (1 << 10)) + " KB" : number(bytes / (1 << 20)) + " MB";
  }

  /** A duration: "12 µs". */
  public static String nanos(double nanos) {
    if (nanos < 1_000) {
      return count(nanos) + " ns";
    }
    return nanos < 1e6 ? number(nanos / 1e3) + " µs" : number(nanos / 1e6) + " ms";
  }

  /** How many, by operation: next to nothing is said to be so. */
  static String count(double value) {
    if (value == 0) {
      return "0";
    }
    return value < 0.005 ? "less than 0.01" : number(value);
  }
}
