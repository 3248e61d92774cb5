package dev.hotpath.web;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Kind;
import dev.hotpath.exercise.View;
import dev.hotpath.grade.RunReport.Ratio;
import dev.hotpath.grade.RunReport.Sample;
import dev.hotpath.grade.compare.Change;
import dev.hotpath.grade.compare.Line;
import dev.hotpath.grade.compare.Sheet;
import dev.hotpath.grade.compare.Version;
import dev.hotpath.grade.compare.Wording;
import dev.hotpath.protocol.SourceFile;
import dev.hotpath.web.page.ComparePage;
import dev.hotpath.web.page.ComparePage.Figure;
import dev.hotpath.web.page.Difference;
import dev.hotpath.web.page.ViewTab;
import java.util.ArrayList;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A comparison as its page shows it. */
final class CompareFigures {

  private static final Figure NONE = new Figure("", "");

  private final CompareRequest request;
  private final Exercise exercise;
  private final Sheet sheet;
  private final ComparePlot plot;

  CompareFigures(CompareRequest request, Exercise exercise) {
    this.request = request;
    this.exercise = exercise;
    this.sheet = request.sheet();
    plot = new ComparePlot(request, sheet);
  }

  /**
   * The page.
   *
   * @param trust where it is benchmarks that were written, which have no speed
   * @param otherwise what one of the attempts can be compared with itself in
   */
  ComparePage page(
      @Nullable String query,
      ComparePage.@Nullable Trust trust,
      ComparePage.@Nullable Otherwise otherwise) {
    List<ComparePage.Choice> choices =
        CompareChoices.of(
            request.measured(),
            exercise.kind(),
            sheet.before().run(),
            sheet.after().run(),
            sheet.versions().stream().map(Version::run).collect(Collectors.toSet()));
    return new ComparePage(
        exercise.id(),
        exercise.title(),
        sheet.before().label(),
        sheet.after().label(),
        name(sheet.before()),
        name(sheet.after()),
        trust == null ? sheet.benchmarks().stream().map(this::benchmark).toList() : List.of(),
        choices,
        request.solution().map(state -> state.name().toLowerCase(Locale.ROOT)).orElse(null),
        request.measured().size() - choices.size(),
        query == null ? "" : "?" + query,
        differences(),
        views().stream().map(ViewTab::of).toList(),
        unprofiled(),
        trust,
        null,
        otherwise);
  }

  /** As an address has it. */
  private static String name(Version version) {
    return version.starter()
        ? CompareRequest.STARTER
        : version.isSolution() ? CompareRequest.SOLUTION : version.run();
  }

  /** Profiles that both have. */
  private List<String> views() {
    return exercise.profiles().stream()
        .map(View::key)
        .filter(view ->
            has(request.profiledBefore(), request.profileBefore(view))
                && has(request.after(), request.profileAfter(view)))
        .toList();
  }

  private static boolean has(Attempt run, String file) {
    return run.report().artifacts().stream().anyMatch(artifact -> artifact.name().equals(file));
  }

  /** Where there is nothing to compare, the version that lacks it. */
  private @Nullable String unprofiled() {
    boolean ownBenchmark = exercise.kind() == Kind.WRITE_BENCHMARK && request.before().isEmpty();
    if (ownBenchmark || exercise.profiles().isEmpty() || !views().isEmpty()) {
      return null;
    }
    String view = exercise.profiles().getFirst().key();
    Version lacks =
        has(request.after(), request.profileAfter(view)) ? sheet.before() : sheet.after();
    return lacks.inSentence();
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
        plot.of(benchmark),
        rows(benchmark));
  }

  /** A figure and its unit stay on one line. */
  private static String sentence(Change change) {
    return Wording.sentence(change)
        .replaceAll(" (B/op|[=<] )", "\u00a0$1")
        .replace("= ", "=\u00a0");
  }

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
        plot.role(line.version()),
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
        plot.role(Version.STARTER),
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
