package dev.hotpath.grade.compare;

import dev.hotpath.grade.RunReport.Ratio;
import dev.hotpath.grade.RunReport.Sample;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A comparison as comma-separated values (RFC 4180): a heading, then a row per benchmark and
 * attempt. Numbers are as exact as they were measured; what is not known is an empty cell. Text
 * that a spreadsheet would take for a formula has an apostrophe before it.
 */
public final class Csv {

  private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r\\n|%＝＋－＠]");
  private static final Pattern QUOTED = Pattern.compile("[\",\\r\\n]");

  private static final List<String> HEADING =
      List.of(
          "exercise",
          "benchmark",
          "version",
          "run",
          "verdict",
          "unit",
          "forks",
          "median",
          "low",
          "high",
          "starter_forks",
          "starter_median",
          "starter_low",
          "starter_high",
          "speedup",
          "speedup_low",
          "speedup_high",
          "p",
          "bytes_per_op",
          "starter_bytes_per_op",
          "compared_with",
          "told",
          "times_faster",
          "times_faster_low",
          "times_faster_high",
          "p_compared",
          "samples",
          "starter_samples");

  private Csv() {}

  /**
   * The text.
   *
   * @param exercise its id
   * @param verdicts of the attempts, in one word each
   */
  public static String text(
      Sheet sheet, String exercise, java.util.function.Function<Version, String> verdicts) {
    StringBuilder text = new StringBuilder();
    row(text, HEADING);
    for (Sheet.Benchmark benchmark : sheet.benchmarks()) {
      for (Line line : benchmark.lines()) {
        List<String> cells = new ArrayList<>();
        cells.add(safe(exercise));
        cells.add(safe(benchmark.name()));
        cells.add(line.version().key());
        cells.add(safe(line.version().run()));
        cells.add(safe(verdicts.apply(line.version())));
        cells.add(safe(benchmark.unit()));
        sample(cells, line.measured().yours());
        sample(cells, line.measured().starter());
        ratio(cells, line.measured().speedup());
        cells.add(number(line.p()));
        cells.add(number(line.bytesPerOp()));
        cells.add(number(line.starterBytesPerOp()));
        Optional<Change> change = benchmark.changeTo(line.version());
        cells.add(change.map(known -> known.from().key()).orElse(""));
        cells.add(change.map(known -> known.told().key()).orElse(""));
        ratio(cells, change.map(Change::ratio).orElse(null));
        cells.add(number(change.map(Change::p).orElse(null)));
        cells.add(samples(line.measured().yours()));
        cells.add(samples(line.measured().starter()));
        row(text, cells);
      }
    }
    return text.toString();
  }

  private static void sample(List<String> cells, Sample sample) {
    cells.add(String.valueOf(sample.samples().size()));
    cells.add(number(sample.median()));
    cells.add(number(sample.low()));
    cells.add(number(sample.high()));
  }

  private static void ratio(List<String> cells, @Nullable Ratio ratio) {
    cells.add(ratio == null ? "" : number(ratio.value()));
    cells.add(ratio == null ? "" : number(ratio.low()));
    cells.add(ratio == null ? "" : number(ratio.high()));
  }

  private static String samples(Sample sample) {
    return sample.samples().stream().map(Csv::number).collect(Collectors.joining(" "));
  }

  /** A figure in full; empty where it is unknown. */
  public static String number(@Nullable Double value) {
    return value == null ? "" : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /** Text that no spreadsheet calculates. */
  public static String safe(String text) {
    return FORMULA.matcher(text).find() ? "'" + text : text;
  }

  /** Adds a line, quoted where that is called for. */
  public static void row(StringBuilder text, List<String> cells) {
    text.append(cells.stream().map(Csv::cell).collect(Collectors.joining(","))).append("\r\n");
  }

  private static String cell(String text) {
    return QUOTED.matcher(text).find() ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }
}
