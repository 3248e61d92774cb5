package dev.hotpath.grade.sweep;

import dev.hotpath.grade.Figures;
import dev.hotpath.grade.compare.Csv;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A sweep's figures as a table for a terminal, and all its forks as CSV. */
public final class SweepTable {

  private SweepTable() {}

  /** One line per value and side, each with its end: medians, and what ended. */
  public static String text(SweepReport report) {
    boolean collected = report.points().stream().anyMatch(point -> point.collections() != null);
    List<List<String>> rows = new ArrayList<>();
    List<String> heading = new ArrayList<>(List.of("", "", "forks", "time/op", "bytes/op"));
    if (collected) {
      heading.addAll(List.of("GCs/million ops", "GC's CPU"));
    }
    rows.add(heading);
    for (SweepPoint point : report.points()) {
      List<String> row = new ArrayList<>();
      row.add(point.label());
      row.add(report.starterAlone() ? SweepSide.STARTER.key() : point.side().key());
      row.add(String.valueOf(point.samples().size()));
      row.add(
          point.median() == null
              ? (point.ended().isEmpty() ? "-" : point.ended())
              : Figures.nanos(point.median())
                  + (point.ended().isEmpty() ? "" : ", then " + point.ended()));
      row.add(said(point.bytesPerOp(), bytes -> String.format(Locale.ROOT, "%,.0f", bytes)));
      if (collected) {
        row.add(said(point.collections(), Figures::number));
        row.add(said(point.collectorCpu(), Figures::percent));
      }
      rows.add(row);
    }
    return aligned(rows);
  }

  private static String said(@Nullable Double figure, Function<Double, String> words) {
    return figure == null ? "-" : words.apply(figure);
  }

  private static String aligned(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    int columns = rows.getFirst().size();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        int at = column;
        int width = rows.stream().mapToInt(other -> other.get(at).length()).max().orElse(0);
        String pad = " ".repeat(width - row.get(column).length());
        // Words to the left, figures to the right.
        line.append("  ").append(column < 2 ? row.get(column) + pad : pad + row.get(column));
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }

  /** RFC 4180, one line per fork in the order in which they ran. */
  public static String csv(SweepReport report) {
    StringBuilder text = new StringBuilder();
    Csv.row(
        text,
        List.of(
            "exercise",
            "benchmark",
            "sweep",
            "value",
            "side",
            "ns_per_op",
            "bytes_per_op",
            "collections_per_million_ops",
            "collector_cpu_share",
            "ended"));
    for (SweepFork fork : report.forks()) {
      Csv.row(
          text,
          List.of(
              Csv.safe(report.exercise()),
              Csv.safe(report.sweep().benchmark()),
              Csv.safe(report.sweep().key()),
              Csv.safe(report.sweep().values().get(fork.value())),
              fork.side().key(),
              Csv.number(fork.nanosPerOp()),
              Csv.number(fork.bytesPerOp()),
              Csv.number(fork.collections()),
              Csv.number(fork.collectorCpu()),
              Csv.safe(fork.ended())));
    }
    return text.toString();
  }
}
