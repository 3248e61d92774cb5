package dev.hotpath.web;

import dev.hotpath.classroom.Measured;
import dev.hotpath.grade.RunReport.BytesPerOp;
import dev.hotpath.grade.RunReport.Ratio;
import dev.hotpath.grade.RunReport.Sample;
import dev.hotpath.grade.Verdict;
import dev.hotpath.grade.compare.Change;
import dev.hotpath.grade.compare.Line;
import dev.hotpath.grade.compare.Sheet;
import dev.hotpath.grade.compare.Version;
import dev.hotpath.grade.compare.Wording;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A comparison for a program, as {@code openapi.json} describes it.
 *
 * @param before key of the version that the others are compared with
 * @param after key of the version that this is about
 */
record ComparedJson(
    String exercise,
    String title,
    String before,
    String after,
    List<Compared> versions,
    List<Benchmark> benchmarks) {

  /**
   * @param number {@code null} for the starter, as are the others
   */
  record Compared(
      String key,
      @Nullable Integer number,
      @Nullable String run,
      @Nullable Verdict verdict,
      @Nullable Instant submittedAt) {}

  record Benchmark(String name, String unit, List<Figures> attempts, List<Changed> changes) {}

  /**
   * @param ofStarter each fork's time by the median of the starter beside it
   */
  record Figures(
      String version,
      Sample yours,
      Sample starter,
      List<Double> ofStarter,
      Ratio speedup,
      @Nullable Double p,
      BytesPerOp bytesPerOp) {}

  record Changed(
      String from,
      String to,
      Change.Told told,
      @Nullable Ratio timesFaster,
      @Nullable Double p,
      @Nullable Double fromBytesPerOp,
      @Nullable Double toBytesPerOp,
      String sentence) {}

  static ComparedJson of(CompareRequest request, String title) {
    Sheet sheet = request.sheet();
    return new ComparedJson(
        request.exercise(),
        title,
        sheet.before().key(),
        sheet.after().key(),
        sheet.versions().stream().map(version -> compared(request, version)).toList(),
        sheet.benchmarks().stream()
            .map(benchmark ->
                new Benchmark(
                    benchmark.name(),
                    benchmark.unit(),
                    benchmark.lines().stream().map(ComparedJson::figures).toList(),
                    benchmark.changes().stream().map(ComparedJson::changed).toList()))
            .toList());
  }

  private static Compared compared(CompareRequest request, Version version) {
    Optional<Measured> measured = request.measured(version);
    return new Compared(
        version.key(),
        measured.map(Measured::number).orElse(null),
        measured.map(Measured::run).orElse(null),
        measured.map(Measured::verdict).orElse(null),
        measured.map(Measured::submittedAt).orElse(null));
  }

  private static Figures figures(Line line) {
    return new Figures(
        line.version().key(),
        line.measured().yours(),
        line.measured().starter(),
        line.ofStarter(),
        line.measured().speedup(),
        line.p(),
        Objects.requireNonNullElse(line.measured().bytesPerOp(), new BytesPerOp(null, null)));
  }

  private static Changed changed(Change change) {
    return new Changed(
        change.from().key(),
        change.to().key(),
        change.told(),
        change.ratio(),
        change.p(),
        change.fromBytes(),
        change.toBytes(),
        Wording.sentence(change));
  }
}
