package dev.hotpath.grade.compare;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/** How benchstat takes and writes the values of a unit. */
enum BenchstatUnit {
  /** Times: samples with noise, in powers of 1,000. */
  DECIMAL(1_000, List.of("T", "G", "M", "k", "", "m", "µ", "n"), 4),
  /** Bytes: exact counts, in powers of 1,024. */
  EXACT_BYTES(1_024, List.of("Ti", "Gi", "Mi", "Ki", ""), 4);

  private final int base;
  private final List<String> prefixes;
  private final int plain;

  BenchstatUnit(int base, List<String> prefixes, int plain) {
    this.base = base;
    this.prefixes = prefixes;
    this.plain = plain;
  }

  private double factor(int index) {
    return Math.pow(base, plain - index);
  }

  /**
   * A factor and as many decimals that the smallest value of a row has four digits.
   *
   * @param prefix of the unit: {@code µ}
   */
  record Scale(double factor, String prefix, int decimals) {
    String format(double value) {
      return fixed(value / factor, decimals) + prefix;
    }
  }

  /** How a row with these values is written. */
  Scale scale(double... values) {
    double smallest =
        Arrays.stream(values).map(Math::abs).filter(value -> value > 0).min().orElse(0);
    if (smallest == 0) {
      return new Scale(1, "", 3);
    }
    for (int i = 0; i < prefixes.size(); i++) {
      double scaled = smallest / factor(i);
      for (int decimals = 1; decimals <= 3; decimals++) {
        if (scaled >= 99.995 / Math.pow(10, decimals - 1)) {
          return new Scale(factor(i), prefixes.get(i), decimals);
        }
      }
    }
    int last = prefixes.size() - 1;
    double scaled = smallest / factor(last);
    int decimals = 3;
    while (decimals < 10 && scaled < 9.9995 / Math.pow(10, decimals - 2)) {
      decimals++;
    }
    return new Scale(factor(last), prefixes.get(last), decimals);
  }

  // Of the exact binary value, as C and Go print it; String.format rounds the decimal text.
  static String fixed(double value, int decimals) {
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }
}
