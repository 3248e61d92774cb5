package dev.hotpath.web;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.KeptLoads;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.GoalDetail;
import dev.hotpath.grade.Figures;
import dev.hotpath.grade.load.LoadReport;
import dev.hotpath.run.LoadQueue;
import dev.hotpath.run.LoadRequest;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/runs/{id}/loads}: a correct run's service, asked at rates of the learner's own. */
final class LoadApi extends FollowUpApi<LoadReport> {

  private static final double USUAL_RATE = 100;
  private static final double USUAL_SECONDS = 3;

  private final Catalogue catalogue;
  private final LoadQueue loads;

  LoadApi(Parts parts, KeptLoads kept) {
    super("load", parts, kept, parts.runs().loads());
    this.catalogue = parts.catalogue();
    this.loads = parts.runs().loads();
  }

  /**
   * What can be asked for.
   *
   * @param service that is asked
   * @param rate to begin with: the goal's where there is one
   * @param seconds as {@code rate}
   * @param most of both; the least is 1
   */
  record Offered(String service, double rate, double seconds, Most most) {
    record Most(double rate, double seconds) {}
  }

  /**
   * @param offered {@code null} where the run is not over or not correct, or there is no service
   * @param loads of this run, newest first
   */
  record Listed(@Nullable Offered offered, List<LoadReport> loads) {}

  void list(Context context) {
    Attempt attempt = attempt(context);
    Optional<Offered> offered =
        correct(attempt)
            ? catalogue.find(attempt.exercise()).flatMap(LoadApi::offered)
            : Optional.empty();
    context.json(new Listed(offered.orElse(null), of(attempt)));
  }

  private static Optional<Offered> offered(Exercise exercise) {
    Optional<GoalDetail.Load> goal = exercise.loadGoal();
    return exercise
        .service()
        .map(service ->
            new Offered(
                service,
                goal.map(GoalDetail.Load::rate).orElse(USUAL_RATE),
                goal.map(GoalDetail.Load::seconds).orElse(USUAL_SECONDS),
                new Offered.Most(LoadReport.MOST_PER_SECOND, LoadReport.MOST_SECONDS)));
  }

  /** Takes one in. */
  void start(Context context) {
    Asked asked = asked(context);
    Attempt attempt = asked.attempt();
    Exercise exercise = asked.exercise();
    Bodies.Load body = Bodies.read(context, Bodies.Load.class);
    within("rate", body.rate(), LoadReport.MOST_PER_SECOND, "requests a second");
    within("duration", body.seconds(), LoadReport.MOST_SECONDS, "seconds");
    requireCorrect(attempt, "the service of a run that is over and correct can be sent requests");
    LoadReport report =
        LoadReport.accepted(
            UUID.randomUUID().toString(),
            attempt.id(),
            exercise.id(),
            service(exercise),
            body.rate(),
            body.seconds());
    accept(
        context,
        attempt,
        report,
        () -> loads.submit(new LoadRequest(attempt.learner(), exercise, attempt.files(), report)));
  }

  private static String service(Exercise exercise) {
    return exercise
        .service()
        .orElseThrow(() ->
            new Problem(
                422,
                "no-service",
                "Exercise '%s' has no service to send requests to; others have."
                    .formatted(exercise.id())));
  }

  private static void within(String what, double value, double most, String unit) {
    if (!(value >= 1 && value <= most)) {
      throw new Problem(
          422,
          "bad-" + what,
          "The %s is %s; give one from 1 to %s %s."
              .formatted(what, plain(value), Figures.number(most), unit));
    }
  }

  // A learner finds again what was typed, and not a rounded form of it.
  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }
}
