package dev.hotpath.web;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.KeptSweeps;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Sweep;
import dev.hotpath.exercise.SweepValues;
import dev.hotpath.grade.sweep.SweepReport;
import dev.hotpath.grade.sweep.SweepTable;
import dev.hotpath.run.SweepQueue;
import dev.hotpath.run.SweepRequest;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** {@code /api/runs/{id}/sweeps}: a correct run's code at several values of one thing. */
final class SweepApi extends FollowUpApi<SweepReport> {

  private final Catalogue catalogue;
  private final SweepQueue sweeps;

  SweepApi(Parts parts, KeptSweeps kept) {
    super("sweep", parts, kept, parts.runs().sweeps());
    this.catalogue = parts.catalogue();
    this.sweeps = parts.runs().sweeps();
  }

  /**
   * One that can be started.
   *
   * @param values as they are sent
   * @param labels what a person calls the values, in their order
   */
  record Offered(
      String key,
      String title,
      String benchmark,
      String dimension,
      List<String> values,
      List<String> labels) {

    static Offered of(Sweep sweep) {
      return new Offered(
          sweep.key(),
          sweep.title(),
          sweep.benchmark(),
          sweep.dimension().key(),
          sweep.values(),
          sweep.values().stream().map(sweep::label).toList());
    }
  }

  /**
   * @param offered none where the run is not correct, or not over
   * @param sweeps of this run, newest first
   * @param pairs of this run that were compared, newest first
   */
  record Listed(List<Offered> offered, List<SweepReport> sweeps, List<SweepReport> pairs) {}

  void list(Context context) {
    Attempt attempt = attempt(context);
    List<Offered> offered =
        correct(attempt)
            ? catalogue.find(attempt.exercise()).stream()
                .flatMap(exercise -> sweeps.offered(exercise).stream())
                .map(Offered::of)
                .toList()
            : List.of();
    Map<Boolean, List<SweepReport>> byKind =
        of(attempt).stream().collect(Collectors.partitioningBy(SweepReport::pair));
    context.json(
        new Listed(
            offered, byKind.getOrDefault(false, List.of()), byKind.getOrDefault(true, List.of())));
  }

  /** Takes one in. */
  void start(Context context) {
    Asked asked = asked(context);
    Attempt attempt = asked.attempt();
    Exercise exercise = asked.exercise();
    Bodies.Sweep body = Bodies.read(context, Bodies.Sweep.class);
    requireCorrect(attempt, "a run that is over and correct can be swept");
    Sweep sweep = sweep(exercise, body);
    String id = UUID.randomUUID().toString();
    SweepReport accepted =
        SweepReport.accepted(
            id,
            attempt.id(),
            exercise.id(),
            sweep,
            !body.pair() && attempt.files().equals(exercise.edit()),
            Runtime.getRuntime().availableProcessors(),
            id.hashCode());
    SweepReport report = (body.pair() ? accepted.asPair() : accepted).noting(jdks(sweep));
    accept(
        context,
        attempt,
        report,
        () ->
            sweeps.submit(new SweepRequest(attempt.learner(), exercise, attempt.files(), report)));
  }

  /** One that is offered, over the values that are asked for. */
  private Sweep sweep(Exercise exercise, Bodies.Sweep asked) {
    List<Sweep> offered = sweeps.offered(exercise);
    Sweep sweep =
        offered.stream()
            .filter(one -> one.key().equals(asked.sweep()))
            .findFirst()
            .orElseThrow(() ->
                new Problem(
                    422,
                    "unknown-sweep",
                    offered.isEmpty()
                        ? "Exercise '%s' has nothing to sweep; others have."
                            .formatted(exercise.id())
                        : "Exercise '%s' has no such sweep; there are: %s."
                            .formatted(
                                exercise.id(),
                                offered.stream()
                                    .map(Sweep::key)
                                    .collect(Collectors.joining(", ")))));
    List<String> values = asked.values().isEmpty() ? sweep.values() : asked.values();
    List<SweepValues.Wrong> wrong = SweepValues.wrong(sweep, values, asked.pair());
    if (!wrong.isEmpty()) {
      throw new Problem(
          422,
          "bad-values",
          wrong.stream()
              .map(one -> "%s; %s".formatted(one.fact(), one.remedy()))
              .collect(Collectors.joining(". ", "", ".")));
    }
    return sweep.over(values);
  }

  /** Which versions stand behind the names of folders. */
  private List<String> jdks(Sweep sweep) {
    return sweep.dimension() == Sweep.Dimension.JDK
        ? sweeps.jdks().usable().stream()
            .filter(jdk -> sweep.values().contains(jdk.name()))
            .map(jdk -> "%s is %s.".formatted(jdk.name(), jdk.described()))
            .toList()
        : List.of();
  }

  void csv(Context context) {
    SweepReport report = newest(find(context));
    context.contentType("text/csv; charset=utf-8");
    context.header(
        "Content-Disposition",
        "attachment; filename=\"%s-sweep-%s.csv\""
            .formatted(report.exercise(), report.sweep().key()));
    context.result(SweepTable.csv(report));
  }
}
