package dev.hotpath.web;

import dev.hotpath.evidence.flame.Difference;
import dev.hotpath.evidence.flame.DifferenceWords;
import dev.hotpath.evidence.flame.FlameGraph;
import dev.hotpath.grade.compare.Change;
import dev.hotpath.grade.compare.Sheet;
import dev.hotpath.grade.compare.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The difference of two profiles for a page or a program, as {@code openapi.json} describes it.
 *
 * @param cannotSee what the profiler is blind to, and whether it was the same in both
 * @param cut how many of the lightest nodes are left out
 */
record ComparedProfile(
    String exercise,
    String view,
    String sentence,
    String cannotSee,
    String unit,
    long interval,
    Difference.Per per,
    Side before,
    Side after,
    List<FlameGraph.Frame> frames,
    List<Difference.Node> nodes,
    int cut,
    List<Difference.Method> methods,
    List<Line> lines) {

  private static final int MAX_TEXT = 160;

  /**
   * One of the two.
   *
   * @param key {@code starter}, {@code attempt-3}, {@code solution}
   * @param label the same for people
   * @param run that it was profiled in
   */
  record Side(String key, String label, String run, String engine, long total, long operations) {}

  /**
   * A line with its text.
   *
   * @param before its number; 0 where it is not in that version, as {@code after}
   */
  record Line(
      String file,
      int before,
      int after,
      String text,
      long selfBefore,
      long totalBefore,
      long selfAfter,
      long totalAfter,
      Difference.Told told) {}

  /**
   * Compares.
   *
   * @param benchmark that both were profiled with
   */
  static ComparedProfile of(
      String exercise,
      ComparedCode code,
      Profiled before,
      Profiled after,
      Sheet sheet,
      @Nullable String benchmark) {
    Difference difference = Difference.of(before.graph, after.graph, code);
    return new ComparedProfile(
        exercise,
        difference.view(),
        DifferenceWords.sentence(difference, measured(sheet, after.version, benchmark, difference)),
        cannotSee(before, after),
        difference.unit(),
        difference.interval(),
        difference.per(),
        before.side(difference.before()),
        after.side(difference.after()),
        difference.frames(),
        difference.nodes(),
        difference.cut(),
        difference.methods(),
        difference.lines().stream().map(line -> line(line, code)).toList());
  }

  /** A version's profile, and the run that has it. */
  record Profiled(Version version, String run, FlameGraph graph) {
    private Side side(Difference.Side side) {
      return new Side(
          version.key(), version.label(), run, side.engine(), side.total(), side.operations());
    }
  }

  private static String cannotSee(Profiled before, Profiled after) {
    String engine = before.graph.engine();
    return engine.equals(after.graph.engine())
        ? after.graph.cannotSee()
        : "The two were recorded in different ways, %s before and %s after, which don't see the same. %s"
            .formatted(engine, after.graph.engine(), after.graph.cannotSee());
  }

  /**
   * What the forks that were measured say of an operation: bytes of any two versions, for these are
   * exact; time only of an attempt and the starter beside it, for nanoseconds of two runs don't
   * compare.
   */
  private static DifferenceWords.@Nullable Measured measured(
      Sheet sheet, Version after, @Nullable String name, Difference difference) {
    Sheet.Benchmark benchmark =
        sheet.benchmarks().stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
    Change change = benchmark == null ? null : benchmark.changeTo(after).orElse(null);
    if (benchmark == null || change == null) {
      return null;
    } else if (difference.view().equals("alloc")) {
      return change.fromBytes() == null || change.toBytes() == null
          ? null
          : new DifferenceWords.Measured(change.fromBytes(), change.toBytes());
    } else if (difference.view().equals("cpu") && change.from().starter()) {
      return benchmark
          .line(after)
          .map(line ->
              new DifferenceWords.Measured(
                  line.measured().starter().median(), line.measured().yours().median()))
          .orElse(null);
    }
    return null;
  }

  private static Line line(Difference.Line line, ComparedCode code) {
    String text = code.text(line).strip();
    return new Line(
        line.file(),
        line.before(),
        line.after(),
        text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text,
        line.selfBefore(),
        line.totalBefore(),
        line.selfAfter(),
        line.totalAfter(),
        line.told());
  }
}
