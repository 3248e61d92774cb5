package dev.hotpath.web;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.JvmOptions;
import dev.hotpath.exercise.Sweep;
import dev.hotpath.exercise.Sweep.Dimension;
import dev.hotpath.grade.RunReport.Ratio;
import dev.hotpath.grade.RunState;
import dev.hotpath.grade.compare.Judged;
import dev.hotpath.grade.compare.SpeedAxis;
import dev.hotpath.grade.compare.Wording;
import dev.hotpath.grade.sweep.SweepPoint;
import dev.hotpath.grade.sweep.SweepReport;
import dev.hotpath.protocol.SourceFile;
import dev.hotpath.stats.Interval;
import dev.hotpath.stats.Sample;
import dev.hotpath.web.page.ComparePage;
import dev.hotpath.web.page.ComparePage.Figure;
import dev.hotpath.web.page.ComparePage.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One attempt in two JVMs, as its page shows it; as far as it is. */
final class PairFigures {

  private static final double CONFIDENCE = 0.95;
  private static final int LONG = 40; // letters that find room beside a lane
  private static final Figure NONE = new Figure("", "");

  private final SweepReport report;
  private final SweepPoint before;
  private final SweepPoint after;

  /** Of a report whose {@code pair} is true. */
  PairFigures(SweepReport report) {
    this.report = report;
    before = report.points().get(0);
    after = report.points().get(1);
  }

  /** {@code as it is}, {@code without Inline}, {@code under jdk-26}, {@code with 4 options}. */
  private String label(SweepPoint point) {
    Sweep sweep = report.sweep();
    String value = sweep.values().get(point.value());
    String where = sweep.where(List.of(value));
    return where.length() <= LONG || sweep.dimension() != Dimension.OPTIONS
        ? where
        : "with %d options".formatted(value.split(" ").length);
  }

  String before() {
    return label(before);
  }

  String after() {
    return label(after);
  }

  /**
   * What it is.
   *
   * @param files that were handed in
   */
  ComparePage.Pair pair(Exercise exercise, List<SourceFile> files, int number) {
    return new ComparePage.Pair(
        report.run(),
        report.id(),
        "attempt " + number,
        report.state() != RunState.DONE,
        report.forks().size(),
        report.planned(),
        report.notes(),
        List.of(jvm(exercise, files, before, "before"), jvm(exercise, files, after, "after")));
  }

  private ComparePage.Jvm jvm(
      Exercise exercise, List<SourceFile> files, SweepPoint point, String role) {
    List<String> flags = new ArrayList<>(exercise.jvm());
    flags.addAll(JvmOptions.in(files).flags());
    Sweep sweep = report.sweep();
    return new ComparePage.Jvm(
        label(point),
        role,
        String.join(" ", sweep.flags(flags, sweep.values().get(point.value()))));
  }

  /** Its figures, with its sentence. */
  ComparePage.Benchmark benchmark() {
    String said = report.summary();
    return new ComparePage.Benchmark(
        report.sweep().benchmark(),
        said.isEmpty() ? "Waiting for its turn." : said,
        List.of(),
        plot(),
        List.of(row(before, "before"), row(after, "after")));
  }

  private @Nullable Ratio ratio() {
    Judged judged = report.judged();
    return judged == null ? null : judged.ratio();
  }

  private ComparePage.Plot plot() {
    List<Double> base = before.samples();
    double usual = before.median() == null ? 1 : before.median();
    List<Double> same = base.stream().map(nanos -> usual / nanos).toList();
    List<Double> changed =
        IntStream.range(0, Math.min(base.size(), after.samples().size()))
            .mapToObj(i -> base.get(i) / after.samples().get(i))
            .toList();
    List<Double> values = new ArrayList<>(same);
    values.addAll(changed);
    Ratio ratio = ratio();
    if (ratio != null) {
      values.addAll(List.of(ratio.low(), ratio.value(), ratio.high()));
    }
    SpeedAxis axis = SpeedAxis.of(values);
    double low = ratio == null ? 0 : axis.position(ratio.low());
    Lane lane =
        new Lane(
            after(),
            "after",
            ComparePlot.dots(after.samples().subList(0, changed.size()), changed, axis, "")
                .toList(),
            ratio == null ? null : ComparePlot.percent(axis.position(ratio.value())),
            ratio == null ? null : ComparePlot.percent(low),
            ratio == null ? null : ComparePlot.percent(axis.position(ratio.high()) - low),
            ratio == null ? "" : Wording.times(ratio.value()));
    Lane first =
        new Lane(
            before(),
            "before",
            ComparePlot.dots(base, same, axis, "").toList(),
            null,
            null,
            null,
            "1×");
    return new ComparePage.Plot(
        "Speed against %s: %s %s."
            .formatted(before(), after(), ratio == null ? "is not told yet" : lane.value()),
        List.of(first, lane),
        ComparePlot.ticks(axis),
        ComparePlot.percent(axis.position(1)),
        null);
  }

  private ComparePage.Row row(SweepPoint point, String role) {
    boolean second = role.equals("after");
    Judged judged = report.judged();
    Ratio ratio = ratio();
    Double bytes = point.bytesPerOp();
    Figure speed =
        !second
            ? new Figure("1×", "")
            : ratio == null
                ? NONE
                : new Figure(
                    judged != null && judged.different() ? Wording.times(ratio.value()) : "as fast",
                    Wording.times(ratio));
    return new ComparePage.Row(
        label(point),
        "",
        role,
        time(point),
        NONE,
        speed,
        second && judged != null && judged.p() != null ? Wording.pValue(judged.p()) : "",
        String.valueOf(point.samples().size()),
        bytes == null ? "" : Wording.whole(bytes),
        NONE);
  }

  private static Figure time(SweepPoint point) {
    if (point.samples().isEmpty()) {
      return new Figure(point.ended(), "");
    }
    Sample sample = Sample.of(point.samples().stream().mapToDouble(Double::doubleValue).toArray());
    Interval median = sample.medianInterval(CONFIDENCE);
    return new Figure(Wording.time(sample.median()), Wording.times(median.low(), median.high()));
  }
}
