package dev.hotpath.evidence.gc;

import java.util.Optional;

/** Figures as the log writes them. What is none is −1, and nothing in it throws. */
final class Amount {

  private static final int MAX_DIGITS = 15;
  private static final double LONGEST_NANOS = 3.6e12;

  private Amount() {}

  /** A whole number without a sign. */
  static long whole(String text) {
    if (text.isEmpty() || text.length() > MAX_DIGITS) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = 10 * value + digit;
    }
    return value;
  }

  /** {@code 4928K}, {@code 64M}, in bytes. */
  static long bytes(String text) {
    int last = text.length() - 1;
    if (last < 1) {
      return -1;
    }
    int shift =
        switch (text.charAt(last)) {
          case 'B' -> 0;
          case 'K' -> 10;
          case 'M' -> 20;
          case 'G' -> 30;
          default -> -1;
        };
    long number = whole(text.substring(0, last));
    return shift < 0 || number < 0 || number > Long.MAX_VALUE >> (shift + 11)
        ? -1
        : number << shift;
  }

  /** {@code 1.234ms}, {@code 0.010s}, in nanoseconds. */
  static long nanos(String text) {
    boolean millis = text.endsWith("ms");
    if (!millis && !text.endsWith("s")) {
      return -1;
    }
    String number = text.substring(0, text.length() - (millis ? 2 : 1));
    int dot = number.indexOf('.');
    long before = whole(dot < 0 ? number : number.substring(0, dot));
    String decimals = dot < 0 ? "0" : number.substring(dot + 1);
    long behind = whole(decimals);
    if (before < 0 || behind < 0) {
      return -1;
    }
    double value = before + behind / Math.pow(10, decimals.length());
    double nanos = value * (millis ? 1e6 : 1e9);
    return nanos > LONGEST_NANOS ? -1 : Math.round(nanos);
  }

  /**
   * A change of what is used.
   *
   * @param capacity behind it, in bytes; −1 where there is none
   */
  record Change(long before, long after, long capacity) {}

  /**
   * {@code 4416K(4928K)->511K(4928K)}, {@code 14M->3M(64M)}, {@code 14M(22%)->8M(12%)}: sizes, a
   * capacity in brackets where there is one.
   */
  static Optional<Change> change(String text) {
    int arrow = text.indexOf("->");
    if (arrow < 0) {
      return Optional.empty();
    }
    String right = text.substring(arrow + 2);
    long before = bytes(outside(text.substring(0, arrow)));
    long after = bytes(outside(right));
    int open = right.indexOf('(');
    int close = right.indexOf(')');
    long capacity = open >= 0 && close > open ? bytes(right.substring(open + 1, close)) : -1;
    return before < 0 || after < 0
        ? Optional.empty()
        : Optional.of(new Change(before, after, capacity));
  }

  private static String outside(String text) {
    int open = text.indexOf('(');
    return open < 0 ? text : text.substring(0, open);
  }
}
