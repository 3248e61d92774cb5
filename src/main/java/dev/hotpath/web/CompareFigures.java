package dev.hotpath.web;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.Measured;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.RunReport.Ratio;
import dev.hotpath.grade.RunReport.Sample;
import dev.hotpath.grade.compare.Change;
import dev.hotpath.grade.compare.Line;
import dev.hotpath.grade.compare.Sheet;
import dev.hotpath.grade.compare.SpeedAxis;
import dev.hotpath.grade.compare.Version;
import dev.hotpath.grade.compare.Wording;
import dev.hotpath.protocol.SourceFile;
import dev.hotpath.web.page.ComparePage;
import dev.hotpath.web.page.ComparePage.Figure;
import dev.hotpath.web.page.ComparePage.Lane;
import dev.hotpath.web.page.ComparePage.Mark;
import dev.hotpath.web.page.Difference;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A comparison as its page shows it. */
final class CompareFigures {

  private static final int CHOICES = 100;
  private static final Figure NONE = new Figure("", "");
  private static final DateTimeFormatter SUBMITTED =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);

  private final CompareRequest request;
  private final Exercise exercise;
  private final Sheet sheet;

  CompareFigures(CompareRequest request, Exercise exercise) {
    this.request = request;
    this.exercise = exercise;
    this.sheet = request.sheet();
  }

  ComparePage page(@Nullable String query) {
    List<ComparePage.Choice> choices = choices();
    return new ComparePage(
        exercise.id(),
        exercise.title(),
        sheet.before().label(),
        sheet.after().label(),
        name(sheet.before()),
        name(sheet.after()),
        sheet.benchmarks().stream().map(this::benchmark).toList(),
        choices,
        request.solution().map(state -> state.name().toLowerCase(Locale.ROOT)).orElse(null),
        request.measured().size() - choices.size(),
        query == null ? "" : "?" + query,
        differences());
  }

  /** As an address has it. */
  private static String name(Version version) {
    return version.starter()
        ? CompareRequest.STARTER
        : version.isSolution() ? CompareRequest.SOLUTION : version.run();
  }

  private List<ComparePage.Choice> choices() {
    List<ComparePage.Choice> choices = new ArrayList<>();
    for (Measured one : request.measured()) {
      boolean shown =
          sheet.versions().stream().anyMatch(version -> version.run().equals(one.run()));
      if (shown || choices.size() < CHOICES) {
        choices.add(choice(one, shown));
      }
    }
    return choices;
  }

  private ComparePage.Choice choice(Measured one, boolean shown) {
    Instant at = one.submittedAt();
    return new ComparePage.Choice(
        one.run(),
        one.number(),
        at,
        SUBMITTED.format(at),
        one.verdict().key(),
        Wording.times(one.speedup()),
        one.run().equals(sheet.before().run()),
        one.run().equals(sheet.after().run()),
        shown);
  }

  private List<Difference> differences() {
    Map<String, String> before =
        request.before().map(Attempt::files).orElse(exercise.edit()).stream()
            .collect(Collectors.toMap(SourceFile::path, SourceFile::text, (one, _) -> one));
    return request.after().files().stream()
        .map(file -> Difference.of(file.path(), before.getOrDefault(file.path(), ""), file.text()))
        .toList();
  }

  private ComparePage.Benchmark benchmark(Sheet.Benchmark benchmark) {
    List<String> sentences = benchmark.changes().stream().map(CompareFigures::sentence).toList();
    return new ComparePage.Benchmark(
        benchmark.name(),
        sentences.getFirst(),
        sentences.subList(1, sentences.size()),
        plot(benchmark),
        rows(benchmark));
  }

  /** A figure and its unit stay on one line. */
  private static String sentence(Change change) {
    return Wording.sentence(change)
        .replaceAll(" (B/op|[=<] )", "\u00a0$1")
        .replace("= ", "=\u00a0");
  }

  private String role(Version version) {
    return version.equals(sheet.before())
        ? "before"
        : version.equals(sheet.after()) ? "after" : version.starter() ? "starter" : "other";
  }

  // The picture

  private ComparePage.Plot plot(Sheet.Benchmark benchmark) {
    OptionalDouble goal = goal();
    List<Double> values = new ArrayList<>();
    goal.ifPresent(values::add);
    for (Line line : benchmark.lines()) {
      values.addAll(line.speedups());
      values.addAll(line.starterSpeedups());
      Ratio ratio = line.measured().speedup();
      values.addAll(List.of(ratio.low(), ratio.value(), ratio.high()));
    }
    SpeedAxis axis = SpeedAxis.of(values);
    List<Lane> lanes = new ArrayList<>();
    lanes.add(starter(benchmark, axis));
    benchmark.lines().forEach(line -> lanes.add(lane(line, axis)));
    String described =
        lanes.stream()
            .map(lane -> lane.label() + " " + lane.value())
            .collect(Collectors.joining(", ", "Speed against the starter: ", "."));
    return new ComparePage.Plot(
        described,
        lanes,
        axis.ticks().stream()
            .map(tick -> new Mark(percent(axis.position(tick)), Wording.times(tick)))
            .toList(),
        percent(axis.position(1)),
        goal.isEmpty()
            ? null
            : new Mark(
                percent(axis.position(goal.getAsDouble())),
                "goal " + Wording.times(goal.getAsDouble())));
  }

  /**
   * A goal's benchmark is not in the document; where there is one of each, they belong together.
   */
  private OptionalDouble goal() {
    List<RunReport.GoalResult> goals =
        request.after().report().goals().stream()
            .filter(goal -> goal.metric().equals("speedup") && goal.target() > 0)
            .toList();
    return goals.size() == 1 && sheet.benchmarks().size() == 1
        ? OptionalDouble.of(goals.getFirst().target())
        : OptionalDouble.empty();
  }

  private Lane starter(Sheet.Benchmark benchmark, SpeedAxis axis) {
    List<Mark> dots =
        benchmark.lines().stream()
            .flatMap(line ->
                dots(
                    line.measured().starter().samples(),
                    line.starterSpeedups(),
                    axis,
                    "beside " + line.version().label() + ", "))
            .toList();
    return new Lane(Version.STARTER.label(), role(Version.STARTER), dots, null, null, null, "1×");
  }

  private Lane lane(Line line, SpeedAxis axis) {
    Ratio ratio = line.measured().speedup();
    double low = axis.position(ratio.low());
    return new Lane(
        line.version().label(),
        role(line.version()),
        dots(line.measured().yours().samples(), line.speedups(), axis, "").toList(),
        percent(axis.position(ratio.value())),
        percent(low),
        percent(axis.position(ratio.high()) - low),
        Wording.times(ratio.value()));
  }

  private static Stream<Mark> dots(
      List<Double> nanos, List<Double> speedups, SpeedAxis axis, String which) {
    return Stream.iterate(0, fork -> fork < nanos.size(), fork -> fork + 1)
        .map(fork ->
            new Mark(
                percent(axis.position(speedups.get(fork))),
                "%sfork %d: %s, %s"
                    .formatted(
                        which,
                        fork + 1,
                        Wording.time(nanos.get(fork)),
                        Wording.times(speedups.get(fork)))));
  }

  private static String percent(double at) {
    return String.format(Locale.ROOT, "%.2f%%", at);
  }

  // The table

  private List<ComparePage.Row> rows(Sheet.Benchmark benchmark) {
    List<ComparePage.Row> rows = new ArrayList<>();
    rows.add(starterRow(benchmark));
    benchmark.lines().forEach(line -> rows.add(row(benchmark, line)));
    return rows;
  }

  private ComparePage.Row row(Sheet.Benchmark benchmark, Line line) {
    Ratio ratio = line.measured().speedup();
    Double p = line.p();
    Double bytes = line.bytesPerOp();
    return new ComparePage.Row(
        line.version().label(),
        link(line.version()),
        role(line.version()),
        time(line.measured().yours()),
        time(line.measured().starter()),
        new Figure(Wording.times(ratio.value()), Wording.times(ratio)),
        p == null ? "" : Wording.pValue(p),
        String.valueOf(line.measured().yours().samples().size()),
        bytes == null ? "" : Wording.whole(bytes),
        benchmark.changeTo(line.version()).map(CompareFigures::change).orElse(NONE));
  }

  private String link(Version version) {
    return version.isSolution()
        ? "/exercises/" + exercise.id() + "/solution"
        : "/runs/" + version.run();
  }

  private static Figure time(Sample sample) {
    return new Figure(Wording.time(sample.median()), Wording.times(sample.low(), sample.high()));
  }

  /** No figure where the interval does not tell the two apart. */
  private static Figure change(Change change) {
    Ratio ratio = change.ratio();
    if (ratio == null) {
      return new Figure("can’t tell", "");
    }
    String range = Wording.times(ratio);
    return switch (change.told()) {
      case SAME -> new Figure("as fast", range);
      default -> new Figure(Wording.times(ratio.value()), range);
    };
  }

  /** It has as many medians as runs are shown. */
  private ComparePage.Row starterRow(Sheet.Benchmark benchmark) {
    List<Line> lines = benchmark.lines();
    List<Double> medians = lines.stream().map(line -> line.measured().starter().median()).toList();
    DoubleSummaryStatistics time = of(medians);
    long forks = lines.stream().mapToLong(line -> line.measured().starter().samples().size()).sum();
    Figure figure =
        lines.size() == 1
            ? time(lines.getFirst().measured().starter())
            : new Figure(
                Wording.times(time.getMin(), time.getMax()),
                "medians in %d runs".formatted(lines.size()));
    return new ComparePage.Row(
        Version.STARTER.label(),
        "",
        role(Version.STARTER),
        figure,
        NONE,
        new Figure("1×", ""),
        "",
        String.valueOf(forks),
        bytes(lines, Line::starterBytesPerOp),
        NONE);
  }

  private static String bytes(List<Line> lines, Function<Line, @Nullable Double> of) {
    List<Double> known =
        lines.stream().map(of).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
    if (known.isEmpty()) {
      return "";
    }
    DoubleSummaryStatistics bytes = of(known);
    String least = Wording.whole(bytes.getMin());
    String most = Wording.whole(bytes.getMax());
    return least.equals(most) ? least : least + "–" + most;
  }

  private static DoubleSummaryStatistics of(Collection<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).summaryStatistics();
  }
}
