package dev.hotpath.web;

import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.RunReport.Ratio;
import dev.hotpath.grade.compare.Line;
import dev.hotpath.grade.compare.Sheet;
import dev.hotpath.grade.compare.SpeedAxis;
import dev.hotpath.grade.compare.Version;
import dev.hotpath.grade.compare.Wording;
import dev.hotpath.web.page.ComparePage;
import dev.hotpath.web.page.ComparePage.Lane;
import dev.hotpath.web.page.ComparePage.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The picture of a comparison: a lane for each version, a dot for each fork. */
final class ComparePlot {

  private final CompareRequest request;
  private final Sheet sheet;

  ComparePlot(CompareRequest request, Sheet sheet) {
    this.request = request;
    this.sheet = sheet;
  }

  /** What a version is in this comparison. */
  String role(Version version) {
    return version.equals(sheet.before())
        ? "before"
        : version.equals(sheet.after()) ? "after" : version.starter() ? "starter" : "other";
  }

  ComparePage.Plot of(Sheet.Benchmark benchmark) {
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
        ticks(axis),
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

  /** A dot for each fork. */
  static Stream<Mark> dots(
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

  static List<Mark> ticks(SpeedAxis axis) {
    return axis.ticks().stream()
        .map(tick -> new Mark(percent(axis.position(tick)), Wording.times(tick)))
        .toList();
  }

  /** A place, from the left. */
  static String percent(double at) {
    return String.format(Locale.ROOT, "%.2f%%", at);
  }
}
