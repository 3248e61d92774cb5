package dev.hotpath.grade.compare;

import dev.hotpath.grade.compare.TextTable.Align;
import dev.hotpath.stats.MannWhitney;
import dev.hotpath.stats.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A table as benchstat prints it: a row per benchmark, a column per version, each compared with the
 * first column. By its rules, not ours: a 95 % order-statistic interval of the median, which less
 * than six samples don't have, and a difference only where p is at most 0.05.
 */
final class BenchstatTable {

  private static final double CONFIDENCE = 0.95;
  private static final double ALPHA = 0.05;
  private static final int CENTRE = 3; // value, interval, notes
  private static final int DELTA = 3; // change, p and n, notes
  private static final String SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private final String unit;
  private final BenchstatUnit kind;
  private final List<String> columns;
  private final List<Row> rows;
  private final List<String> notes = new ArrayList<>();

  /**
   * A benchmark.
   *
   * @param cells values per column; empty where it was not measured
   */
  record Row(String name, List<double[]> cells) {
    Row {
      cells = cells.stream().map(double[]::clone).toList();
    }

    boolean has(int column) {
      return cells.get(column).length > 0;
    }

    /** Of sorted values. */
    double median(int column) {
      return Sample.medianOf(cells.get(column));
    }
  }

  /**
   * @param unit as benchstat shows it, such as {@code sec/op}
   * @param columns headings
   */
  BenchstatTable(String unit, BenchstatUnit kind, List<String> columns, List<Row> rows) {
    this.unit = unit;
    this.kind = kind;
    this.columns = columns;
    this.rows = rows;
  }

  String text() {
    int edge = start(columns.size());
    boolean[] tight = new boolean[edge + 1];
    for (int column = 0; column < columns.size(); column++) {
      int end = column == 0 ? start(1) : start(column + 1);
      Arrays.fill(tight, start(column) + 1, end, true);
    }
    TextTable table = new TextTable(edge + 1, tight);
    table.row();
    for (int column = 0; column < columns.size(); column++) {
      int span = column == 0 ? CENTRE : CENTRE + DELTA;
      table.cell(start(column), span, columns.get(column), " │ ", Align.CENTRE);
    }
    table.cell(edge, 1, "", " │", Align.LEFT);
    table.row();
    for (int column = 0; column < columns.size(); column++) {
      table.cell(start(column), CENTRE, unit, " │ ", Align.CENTRE);
      if (column > 0) {
        table.cell(start(column) + CENTRE, DELTA, "vs base", "  ", Align.LEFT);
      }
    }
    table.cell(edge, 1, "", " │", Align.LEFT);
    rows.forEach(row -> row(table, row));
    if (rows.size() > 1) {
      geomean(table);
    }
    StringBuilder text = new StringBuilder(table.text());
    for (int i = 0; i < notes.size(); i++) {
      text.append(superscript(i + 1)).append(' ').append(notes.get(i)).append('\n');
    }
    return text.toString();
  }

  private static int start(int column) {
    return column == 0 ? 1 : 1 + CENTRE + (column - 1) * (CENTRE + DELTA);
  }

  private void row(TextTable table, Row row) {
    table.row();
    table.cell(0, row.name, Align.LEFT);
    BenchstatUnit.Scale scale =
        kind.scale(
            IntStream.range(0, columns.size()).filter(row::has).mapToDouble(row::median).toArray());
    for (int column = 0; column < columns.size(); column++) {
      if (!row.has(column)) {
        continue;
      }
      int at = start(column);
      double median = row.median(column);
      table.cell(at, scale.format(median), Align.RIGHT);
      table.cell(at + 1, 1, spread(row.cells.get(column), median), " ± ", Align.RIGHT);
      boolean unknown =
          kind == BenchstatUnit.DECIMAL && order(row.cells.get(column).length).isEmpty();
      table.cell(
          at + 2,
          unknown ? note("need >= 6 samples for confidence interval at level 0.95") : "",
          Align.LEFT);
      if (column > 0 && row.has(0)) {
        compare(table, at + CENTRE, row, column);
      }
    }
  }

  private void compare(TextTable table, int at, Row row, int column) {
    double[] before = row.cells.getFirst();
    double[] after = row.cells.get(column);
    String n =
        before.length == after.length
            ? "n=" + before.length
            : "n=%d+%d".formatted(before.length, after.length);
    String note = "";
    String delta = delta(row.median(0), row.median(column));
    String figures = n;
    if (kind == BenchstatUnit.DECIMAL) {
      Optional<Double> known = p(before, after);
      double p = known.orElse(1.0);
      figures = known.isEmpty() ? n : "p=%s %s".formatted(BenchstatUnit.fixed(p, 3), n);
      if (p > ALPHA) {
        delta = "~";
        if (known.isEmpty()) {
          note = note("too many samples for an exact p");
        } else if (before.length < 4 && after.length < 4) {
          note = note("need >= 4 samples to detect a difference at alpha level 0.05");
        }
      }
    }
    table.cell(at, delta, Align.RIGHT);
    table.cell(at + 1, "(" + figures + ")", Align.LEFT);
    table.cell(at + 2, note, Align.LEFT);
  }

  private static Optional<Double> p(double[] before, double[] after) {
    try {
      return Optional.of(MannWhitney.p(before, after));
    } catch (IllegalArgumentException tooMany) {
      return Optional.empty();
    }
  }

  private static String delta(double before, double after) {
    if (before == after) {
      return "0.00%";
    }
    return before == 0 ? "?" : signed((after / before - 1) * 100);
  }

  private static String signed(double percent) {
    return (percent < 0 ? "-" : "+") + BenchstatUnit.fixed(Math.abs(percent), 2) + "%";
  }

  /** Over all benchmarks: the mean of the logarithms, of values and of ratios. */
  private void geomean(TextTable table) {
    table.row();
    table.cell(0, "geomean", Align.LEFT);
    long inBase = rows.stream().filter(row -> row.has(0)).count();
    for (int column = 0; column < columns.size(); column++) {
      int of = column;
      List<Row> measured = rows.stream().filter(row -> row.has(of)).toList();
      List<Row> paired = measured.stream().filter(row -> row.has(0)).toList();
      List<String> marks = new ArrayList<>();
      if (column > 0 && paired.size() != inBase) {
        marks.add(note("benchmark set differs from baseline; geomeans may not be comparable"));
      }
      double mean = geomean(measured.stream().mapToDouble(row -> row.median(of)).toArray());
      if (Double.isNaN(mean)) {
        marks.add(note("summaries must be >0 to compute geomean"));
      } else {
        table.cell(start(column), kind.scale(mean).format(mean), Align.RIGHT);
      }
      if (column > 0) {
        boolean bad = paired.stream().anyMatch(r -> r.median(0) == 0 && r.median(of) != 0);
        double ratio =
            geomean(
                paired.stream()
                    .mapToDouble(r -> r.median(of) == r.median(0) ? 1 : r.median(of) / r.median(0))
                    .toArray());
        if (bad || Double.isNaN(ratio)) {
          table.cell(start(column) + CENTRE, "?", Align.LEFT);
          if (!bad) {
            marks.add(note("ratios must be >0 to compute geomean"));
          }
        } else {
          table.cell(start(column) + CENTRE, signed((ratio - 1) * 100), Align.RIGHT);
        }
      }
      table.cell(start(column + 1) - 1, String.join(" ", marks), Align.LEFT);
    }
  }

  private static double geomean(double[] values) {
    if (values.length == 0 || Arrays.stream(values).anyMatch(value -> !(value > 0))) {
      return Double.NaN;
    }
    return Math.exp(Arrays.stream(values).map(Math::log).average().orElse(Double.NaN));
  }

  private String note(String text) {
    if (!notes.contains(text)) {
      notes.add(text);
    }
    return superscript(notes.indexOf(text) + 1);
  }

  private static String superscript(int number) {
    StringBuilder digits = new StringBuilder();
    String.valueOf(number).chars().forEach(digit -> digits.append(SUPERSCRIPT.charAt(digit - '0')));
    return digits.toString();
  }

  /** The farther end of the median's interval, in percent of it. */
  private String spread(double[] values, double median) {
    if (kind == BenchstatUnit.EXACT_BYTES) {
      return "0%";
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return order(sorted.length)
        .map(order ->
            BenchstatUnit.fixed(
                    100
                        * Math.max(
                            sorted[order[1] - 1] / median - 1, 1 - sorted[order[0] - 1] / median),
                    0)
                + "%")
        .orElse("∞");
  }

  /**
   * Which two values, counted from 1 in ascending order, have the median between them with a
   * probability of at least 95 %: from the middle outwards, the likelier side first, the left one
   * of two equal. Empty where even the whole range is too little.
   */
  private static Optional<int[]> order(int n) {
    double[] chance = new double[n + 1]; // that k of n values lie below the median
    chance[0] = Math.pow(0.5, n);
    for (int k = 1; k <= n; k++) {
      chance[k] = chance[k - 1] * (n - k + 1) / k;
    }
    int from = (int) Math.ceil((n + 1) / 2.0) - 1;
    int to = from + 1;
    double covered = chance[from];
    while (covered < CONFIDENCE && (from > 0 || to <= n)) {
      double left = from > 0 ? chance[from - 1] : 0;
      double right = to <= n ? chance[to] : 0;
      if (left >= right) {
        covered += left;
        from--;
      } else {
        covered += right;
        to++;
      }
    }
    return from < 1 || to > n ? Optional.empty() : Optional.of(new int[] {from, to});
  }
}
