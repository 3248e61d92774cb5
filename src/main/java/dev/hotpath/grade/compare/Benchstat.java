package dev.hotpath.grade.compare;

import dev.hotpath.grade.compare.BenchstatTable.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * A comparison as one text for people and for {@code benchstat} (golang.org/x/perf) alike: the
 * sentences, the tables as benchstat prints them, each below the command that does, and last the
 * samples in the Go benchmark format. benchstat skips what is not in that format.
 *
 * <p>A sample is a fork. {@code starter/op} is its time by the median of the starter beside it: the
 * only unit in which attempts of different runs are compared. Bytes are exact, so they stand once.
 */
public final class Benchstat {

  private static final String ACROSS_RUNS =
      "benchstat -col version -ignore run -filter '.unit:(starter/op OR B/op) -version:starter'";
  private static final String WITHIN_RUNS = "benchstat -col version -filter '-.unit:starter/op'";

  private final Sheet sheet;
  private final String exercise;
  private final List<Version> attempts;

  private Benchstat(Sheet sheet, String exercise) {
    this.sheet = sheet;
    this.exercise = word(exercise);
    // benchstat's base is the column that it saw first.
    this.attempts =
        sheet.before().starter()
            ? sheet.attempts()
            : Stream.of(Stream.of(sheet.before(), sheet.after()), sheet.attempts().stream())
                .flatMap(versions -> versions)
                .distinct()
                .toList();
  }

  /**
   * The text.
   *
   * @param exercise its id
   * @param file that it is saved as, for the commands in it
   */
  public static String text(Sheet sheet, String exercise, String file) {
    return new Benchstat(sheet, exercise).text(file);
  }

  private String text(String file) {
    StringBuilder text = new StringBuilder();
    for (Sheet.Benchmark benchmark : sheet.benchmarks()) {
      for (Change change : benchmark.changes()) {
        // A capital first, so that it is not taken for a key and its value.
        text.append("Of ").append(word(benchmark.name())).append(": ");
        text.append(Wording.sentence(change)).append('\n');
      }
    }
    text.append("\nRuns are measured at different times; only the starter beside an attempt tells")
        .append(" how fast the machine was.\n");
    if (attempts.size() > 1) {
      text.append("\n$ ").append(ACROSS_RUNS).append(' ').append(file).append('\n');
      text.append("exercise: ").append(exercise).append('\n');
      List<String> columns = attempts.stream().map(Version::key).toList();
      String relative =
          table("starter/op", BenchstatUnit.DECIMAL, columns, attempts, Benchstat::ofStarter);
      text.append(relative);
      String bytes = table("B/op", BenchstatUnit.EXACT_BYTES, columns, attempts, Benchstat::bytes);
      text.append(bytes.isEmpty() ? "" : "\n" + bytes);
    }
    text.append("\n$ ").append(WITHIN_RUNS).append(' ').append(file).append('\n');
    text.append("exercise: ").append(exercise).append('\n');
    boolean first = true;
    for (Version attempt : sheet.attempts()) {
      List<Version> pair = List.of(Version.STARTER, attempt);
      List<String> columns = pair.stream().map(Version::key).toList();
      BiFunction<Sheet.Benchmark, Version, double[]> seconds =
          (benchmark, version) -> seconds(benchmark, attempt, version);
      BiFunction<Sheet.Benchmark, Version, double[]> counts =
          (benchmark, version) -> bytes(benchmark, attempt, version);
      String times = table("sec/op", BenchstatUnit.DECIMAL, columns, pair, seconds);
      String bytes = table("B/op", BenchstatUnit.EXACT_BYTES, columns, pair, counts);
      if (!times.isEmpty()) {
        text.append(first ? "" : "\n").append("run: ").append(run(attempt)).append('\n');
        text.append(times).append(bytes.isEmpty() ? "" : "\n" + bytes);
        first = false;
      }
    }
    return text.append("\n\n").append(lines()).toString();
  }

  /**
   * The attempt's number, of as many digits as the largest: benchstat sorts runs as text, and so
   * the solution comes last.
   */
  private String run(Version attempt) {
    if (attempt.isSolution()) {
      return attempt.key();
    }
    String number = String.valueOf(attempt.number());
    int digits =
        sheet.versions().stream()
            .filter(version -> !version.isSolution())
            .mapToInt(version -> String.valueOf(version.number()).length())
            .max()
            .orElse(1);
    return "0".repeat(digits - number.length()) + number;
  }

  /** Empty where none of the versions has a value. */
  private String table(
      String unit,
      BenchstatUnit kind,
      List<String> columns,
      List<Version> versions,
      BiFunction<Sheet.Benchmark, Version, double[]> values) {
    List<Row> rows =
        sheet.benchmarks().stream()
            .map(benchmark ->
                new Row(
                    name(benchmark),
                    versions.stream().map(version -> values.apply(benchmark, version)).toList()))
            .filter(row -> row.cells().stream().anyMatch(cell -> cell.length > 0))
            .toList();
    // A version without any value has no column; the first of those that have one is the base.
    List<Integer> kept = new ArrayList<>();
    for (int column = 0; column < versions.size(); column++) {
      int of = column;
      if (rows.stream().anyMatch(row -> row.has(of))) {
        kept.add(column);
      }
    }
    if (kept.isEmpty()) {
      return "";
    }
    return new BenchstatTable(
            unit,
            kind,
            kept.stream().map(columns::get).toList(),
            rows.stream()
                .map(row -> new Row(row.name(), kept.stream().map(row.cells()::get).toList()))
                .toList())
        .text();
  }

  private static double[] ofStarter(Sheet.Benchmark benchmark, Version version) {
    return benchmark.line(version).map(line -> array(line.ofStarter(), 1)).orElse(new double[0]);
  }

  private static double[] bytes(Sheet.Benchmark benchmark, Version version) {
    return bytes(benchmark, version, version);
  }

  /** Of an attempt, or of the starter beside it. */
  private static double[] bytes(Sheet.Benchmark benchmark, Version attempt, Version of) {
    Optional<Double> bytes =
        benchmark
            .line(attempt)
            .map(line -> of.starter() ? line.starterBytesPerOp() : line.bytesPerOp());
    return bytes.map(value -> new double[] {value}).orElse(new double[0]);
  }

  private static double[] seconds(Sheet.Benchmark benchmark, Version attempt, Version of) {
    return benchmark.line(attempt).map(line -> array(nanos(line, of), 1e-9)).orElse(new double[0]);
  }

  private static List<Double> nanos(Line line, Version of) {
    return of.starter() ? line.measured().starter().samples() : line.measured().yours().samples();
  }

  private static double[] array(List<Double> values, double factor) {
    return values.stream().mapToDouble(value -> value * factor).toArray();
  }

  /** The samples, in the Go benchmark format. */
  private String lines() {
    StringBuilder text = new StringBuilder("Unit B/op assume=exact\n");
    text.append("exercise: ").append(exercise).append('\n');
    for (Version attempt : attempts) {
      text.append("\nrun: ").append(run(attempt)).append('\n');
      for (Version version : List.of(Version.STARTER, attempt)) {
        text.append("version: ").append(version.key()).append('\n');
        for (Sheet.Benchmark benchmark : sheet.benchmarks()) {
          benchmark.line(attempt).ifPresent(line -> samples(text, benchmark, line, version));
        }
        for (Sheet.Benchmark benchmark : sheet.benchmarks()) {
          for (double bytes : bytes(benchmark, attempt, version)) {
            start(text, benchmark).append(plain(bytes)).append(" B/op\n");
          }
        }
      }
    }
    return text.toString();
  }

  private static void samples(
      StringBuilder text, Sheet.Benchmark benchmark, Line line, Version version) {
    List<Double> relative = version.starter() ? List.of() : line.ofStarter();
    List<Double> nanos = nanos(line, version);
    for (int fork = 0; fork < nanos.size(); fork++) {
      start(text, benchmark).append(plain(nanos.get(fork))).append(' ').append(benchmark.unit());
      if (!relative.isEmpty()) {
        text.append(' ').append(plain(relative.get(fork))).append(" starter/op");
      }
      text.append('\n');
    }
  }

  private static StringBuilder start(StringBuilder text, Sheet.Benchmark benchmark) {
    return text.append("Benchmark").append(name(benchmark)).append(" 1 ");
  }

  private static String plain(double value) {
    BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
    return exact.toPlainString();
  }

  /** {@code join} as Go names it: {@code Join}, which follows the word Benchmark. */
  private static String name(Sheet.Benchmark benchmark) {
    String name = word(benchmark.name());
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** Without blanks and what else would end a field or a line. */
  private static String word(String text) {
    String word = text.replaceAll("[\\s\\p{Cntrl}]+", "_");
    return word.isEmpty() ? "_" : word;
  }
}
