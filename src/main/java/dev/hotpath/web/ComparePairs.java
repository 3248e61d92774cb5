package dev.hotpath.web;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.Attempts;
import dev.hotpath.classroom.KeptSweeps;
import dev.hotpath.classroom.Measured;
import dev.hotpath.exercise.AllowedOptions;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Sweep;
import dev.hotpath.exercise.Sweep.Dimension;
import dev.hotpath.grade.sweep.SweepReport;
import dev.hotpath.run.Runs;
import dev.hotpath.web.classroom.Visibility;
import dev.hotpath.web.page.ComparePage;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /compare?a=RUN&b=PAIR}: an attempt as it is, against itself in another JVM. */
final class ComparePairs {

  private final Catalogue catalogue;
  private final Attempts attempts;
  private final KeptSweeps kept;
  private final Runs runs;
  private final Visibility visibility;

  ComparePairs(
      Catalogue catalogue, Attempts attempts, KeptSweeps kept, Runs runs, Visibility visibility) {
    this.visibility = visibility;
    this.catalogue = catalogue;
    this.attempts = attempts;
    this.kept = kept;
    this.runs = runs;
  }

  /** The page, where {@code b} is a pair of the attempt {@code a}; else empty. */
  Optional<ComparePage> page(Context context) {
    String b = context.queryParam("b");
    return b == null || context.queryParams("b").size() > 1
        ? Optional.empty()
        : kept.find(b)
            .filter(SweepReport::pair)
            .filter(report -> report.run().equals(context.queryParam("a")))
            .flatMap(report ->
                attempts
                    .find(report.run())
                    .filter(attempt -> visibility.mayReadAll(context, attempt))
                    .map(attempt -> page(attempt, newest(report))));
  }

  private SweepReport newest(SweepReport report) {
    return runs.sweeps().report(report.id()).orElse(report);
  }

  private ComparePage page(Attempt attempt, SweepReport report) {
    Exercise exercise =
        catalogue
            .find(attempt.exercise())
            .orElseThrow(() -> Problem.unknownExercise(attempt.exercise()));
    List<Measured> measured = attempts.measured(attempt.learner(), exercise.id());
    List<ComparePage.Choice> choices =
        CompareChoices.of(measured, exercise.kind(), attempt.id(), "", Set.of(attempt.id()));
    PairFigures figures = new PairFigures(report);
    int number = number(attempt.id(), measured);
    return new ComparePage(
        exercise.id(),
        exercise.title(),
        figures.before(),
        figures.after(),
        attempt.id(),
        report.id(),
        List.of(figures.benchmark()),
        choices,
        null,
        measured.size() - choices.size(),
        "",
        List.of(),
        List.of(),
        null,
        null,
        figures.pair(exercise, attempt.files(), number),
        otherwise(exercise, attempt.id(), measured));
  }

  private static int number(String run, List<Measured> measured) {
    return measured.stream()
        .filter(one -> one.run().equals(run))
        .findFirst()
        .map(Measured::number)
        .orElse(0);
  }

  /**
   * What the learner's attempt can be compared with itself in.
   *
   * @param run of one that is measured; else {@code null} is the answer
   * @param measured of this learner
   */
  ComparePage.@Nullable Otherwise otherwise(
      Exercise exercise, String run, List<Measured> measured) {
    List<Sweep> offered = runs.sweeps().offered(exercise);
    String options = key(offered, Dimension.OPTIONS);
    String jdk = key(offered, Dimension.JDK);
    int number = number(run, measured);
    if (number == 0 || (options == null && jdk == null)) {
      return null;
    }
    return new ComparePage.Otherwise(
        run,
        "attempt " + number,
        options,
        jdk,
        runs.sweeps().jdks().usable().stream()
            .map(one -> new ComparePage.Named(one.name(), one.described()))
            .toList(),
        AllowedOptions.groups(),
        kept.of(run).stream()
            .filter(SweepReport::pair)
            .map(this::newest)
            .map(ComparePairs::earlier)
            .toList());
  }

  private static @Nullable String key(List<Sweep> offered, Dimension dimension) {
    return offered.stream()
        .filter(sweep -> sweep.dimension() == dimension)
        .map(Sweep::key)
        .findFirst()
        .orElse(null);
  }

  private static ComparePage.Earlier earlier(SweepReport report) {
    PairFigures figures = new PairFigures(report);
    return new ComparePage.Earlier(
        "/compare?a=%s&b=%s".formatted(report.run(), report.id()),
        figures.after(),
        report.judged() == null
            ? report.state().key()
            : figures.benchmark().rows().getLast().speedup().value());
  }
}
