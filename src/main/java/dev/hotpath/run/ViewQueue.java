package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.View;
import dev.hotpath.grade.view.ViewReport;
import dev.hotpath.run.queue.UsualTimes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Views that are taken of runs once they are over and correct, one at a turn. Only what was taken
 * is kept: one that a restart cuts off can be asked for again.
 */
public final class ViewQueue extends FollowUps<ViewReport> {

  // A JVM starts, the benchmark warms up for half a second and is looked at for one.
  private static final double USUAL_MILLIS = 3_000;

  private final Runs runs;
  private final Compilers compilers;
  private final Workers workers;
  private final RunKeeper keeper;
  private final Limits limits;
  private final UsualTimes usual = new UsualTimes(USUAL_MILLIS);

  ViewQueue(Runs runs, Compilers compilers, Workers workers, RunKeeper keeper, Limits limits) {
    super(runs);
    this.runs = runs;
    this.compilers = compilers;
    this.workers = workers;
    this.keeper = keeper;
    this.limits = limits;
  }

  /** What can be taken of a correct run of an exercise; nothing where it has no benchmark. */
  public List<View> offered(Exercise exercise) {
    return exercise.benchmark().isEmpty()
        ? List.of()
        : Arrays.stream(View.values()).filter(view -> Inspection.of(view).isPresent()).toList();
  }

  /** Milliseconds that taking it will need once its turn has come, from what it needed before. */
  public long usualMillis(View view) {
    synchronized (usual) {
      return Math.round(usual.of(view.key()));
    }
  }

  void took(View view, double millis) {
    synchronized (usual) {
      usual.took(view.key(), millis);
    }
  }

  /**
   * Lets a view wait for its turn. It is taken in any case: {@link Runs#reserve} and {@link
   * #current} are for those who can still refuse it.
   */
  public RunLog submit(ViewRequest request) {
    return submit(new ViewRun(request, compilers, workers, this, limits));
  }

  /** Keeps what was taken of a run, and lists it in the run's document. */
  void keep(ViewRequest request, TakenFiles files) {
    files.keep(runs.report(request.report().id()).orElse(request.report()), keeper);
    runs.add(request.report().id(), files.listed());
  }

  /** Events of the newest try at a view of a run. */
  public Optional<RunLog> log(String run, View view) {
    return newest(run, view).map(FollowUp::log);
  }

  /** The document of the newest try at a view of a run. */
  public Optional<ViewReport> report(String run, View view) {
    return newest(run, view).map(FollowUp::report);
  }

  /** Takes a view of a run back; one that is there already stays. */
  public void cancel(String run, View view) {
    newest(run, view).ifPresent(this::cancel);
  }

  private Optional<FollowUp<ViewReport>> newest(String run, View view) {
    return newest(report -> report.run().equals(run) && report.view().equals(view.key()));
  }
}
