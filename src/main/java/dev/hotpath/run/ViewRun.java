package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.JvmOptions;
import dev.hotpath.exercise.View;
import dev.hotpath.grade.Ending;
import dev.hotpath.grade.RunState;
import dev.hotpath.grade.view.ViewOutcome;
import dev.hotpath.grade.view.ViewReport;
import dev.hotpath.grade.view.ViewWords;
import dev.hotpath.protocol.ClassFile;
import java.util.List;

/** A view on its way: one fork, whose files are kept once all of them are there. */
final class ViewRun extends FollowUp<ViewReport> {

  private final ViewRequest request;
  private final Compilers compilers;
  private final Workers workers;
  private final ViewQueue queue;
  private final Limits limits;

  ViewRun(
      ViewRequest request, Compilers compilers, Workers workers, ViewQueue queue, Limits limits) {
    super(
        request.learner(),
        ViewReport.accepted(request.report().id(), request.exercise().id(), request.view()),
        RunEvent.Viewed::new);
    this.request = request;
    this.compilers = compilers;
    this.workers = workers;
    this.queue = queue;
    this.limits = limits;
  }

  @Override
  public String id() {
    return request.id();
  }

  @Override
  public String exercise() {
    return request.exercise().id();
  }

  @Override
  public boolean over() {
    return report().outcome() != null;
  }

  @Override
  void goOn() throws InterruptedException {
    if (over()) {
      return;
    }
    View view = request.view();
    String benchmark = request.exercise().benchmark().orElseThrow();
    change("profiling", now -> now.in(RunState.PROFILING, ViewWords.taking(benchmark)));
    long start = System.nanoTime();
    TakenFiles files = new TakenFiles();
    Ending ending = Inspection.of(view).orElseThrow().take(subject(benchmark, files));
    if (!files.has(view.artifact())) {
      end(now -> now.ended(ViewOutcome.FAILED, ViewWords.ended(ending)));
      return;
    }
    queue.took(view, RunContext.millisSince(start));
    end(now -> {
      queue.keep(request, files); // first, so that no crash can take back what a learner has seen
      return now.ended(ViewOutcome.TAKEN, ViewWords.taken());
    });
  }

  private Inspection.Subject subject(String benchmark, TakenFiles files)
      throws InterruptedException {
    Exercise exercise = request.exercise();
    List<ClassFile> classes = compilers.again(exercise, request.files());
    boolean own = Compilers.writesBenchmark(exercise);
    return new Inspection.Subject(
        workers,
        own ? compilers.variants(exercise).with(classes) : compilers.kit(exercise),
        own ? List.of() : classes,
        JvmOptions.in(request.files()).flags(),
        benchmark,
        limits.profile(),
        slot(),
        files::put);
  }

  @Override
  ViewReport waiting(ViewReport now, int before) {
    return now.in(RunState.QUEUED, ViewWords.waits(before));
  }

  @Override
  ViewReport cancelled(ViewReport now) {
    return now.ended(ViewOutcome.CANCELLED, ViewWords.cancelled());
  }

  @Override
  ViewReport failed(ViewReport now, String what) {
    return now.ended(ViewOutcome.FAILED, ViewWords.failed(what));
  }
}
