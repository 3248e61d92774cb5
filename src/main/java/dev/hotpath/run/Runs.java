package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.Ending;
import dev.hotpath.grade.Grade;
import dev.hotpath.grade.Grading;
import dev.hotpath.grade.Metrics;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.Verdict;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The queue: each learner has one run under way and one that waits, which a newer one replaces.
 * Measurements take their turn on the whole host.
 */
public final class Runs implements AutoCloseable {

  private static final int REMEMBERED = 200;
  // What a run takes when nothing disturbs it, to tell those who wait; corrected as runs end.
  private static final double FIRST_ESTIMATE_MILLIS = 10_000;

  private final Compilers compilers;
  private final Workers workers;
  private final Sandbox sandbox;
  private final RunKeeper keeper;
  private final Limits limits;
  private final Semaphore measuring = new Semaphore(1, true);
  private final Map<String, Run> running = new HashMap<>();
  private final Map<String, Run> waiting = new HashMap<>();
  private final Map<String, Run> byId = new LinkedHashMap<>();
  private final Deque<Thread> threads = new ArrayDeque<>();
  private double usualMillis = FIRST_ESTIMATE_MILLIS;
  private boolean closed;

  public Runs(Compilers compilers, Workers workers, Sandbox sandbox, RunKeeper keeper) {
    this(compilers, workers, sandbox, keeper, Limits.USUAL);
  }

  public Runs(
      Compilers compilers, Workers workers, Sandbox sandbox, RunKeeper keeper, Limits limits) {
    this.compilers = compilers;
    this.workers = workers;
    this.sandbox = sandbox;
    this.keeper = keeper;
    this.limits = limits;
  }

  /** The run document of a submission that has just come in. */
  public RunReport first(Submission submission) {
    return progress(submission).report();
  }

  private Progress progress(Submission submission) {
    return new Progress(
        submission,
        Metrics.open(submission.exercise()),
        sandbox.tier(),
        System.getProperty("java.version"));
  }

  /**
   * Starts the run, or lets it wait behind the learner's own. The submission must be kept before
   * this is called.
   */
  public synchronized RunLog submit(Submission submission) {
    Run run =
        new Run(submission, compilers, workers, measuring, keeper, limits, progress(submission));
    byId.put(submission.id(), run);
    forget();
    String learner = submission.learner();
    if (running.containsKey(learner)) {
      run.log().add(new RunEvent.Queued(1, Math.round(usualMillis)));
      Run replaced = waiting.put(learner, run);
      if (replaced != null) {
        replaced.finish(
            new Grade(Verdict.CANCELLED, "Replaced by a newer submission before its turn came."));
      }
    } else {
      run.log().add(new RunEvent.Queued(0, 0));
      start(run);
    }
    return run.log();
  }

  private void start(Run run) {
    running.put(run.submission().learner(), run);
    Thread thread =
        Thread.ofVirtual().name("run-" + run.submission().id()).unstarted(() -> go(run));
    threads.add(thread);
    thread.start();
  }

  private void go(Run run) {
    try {
      run.go();
    } finally {
      next(run);
    }
  }

  private synchronized void next(Run run) {
    threads.remove(Thread.currentThread());
    Double total = run.report().millis().total();
    if (total != null) {
      usualMillis += (total - usualMillis) / 4;
    }
    String learner = run.submission().learner();
    running.remove(learner);
    @Nullable Run next = waiting.remove(learner);
    if (next != null && !closed) {
      start(next);
    }
  }

  // The newest are kept, so that a page that reloads can follow; older ones are in the store.
  private void forget() {
    var oldest = byId.values().iterator();
    while (byId.size() > REMEMBERED && oldest.hasNext()) {
      if (oldest.next().report().verdict() != null) {
        oldest.remove();
      }
    }
  }

  /** Events of a run of this server's life. */
  public synchronized Optional<RunLog> log(String id) {
    return Optional.ofNullable(byId.get(id)).map(Run::log);
  }

  /** The newest run document of a run of this server's life. */
  public synchronized Optional<RunReport> report(String id) {
    return Optional.ofNullable(byId.get(id)).map(Run::report);
  }

  /** The run that a learner has under way or waiting in an exercise. */
  public synchronized Optional<String> current(String learner, Exercise exercise) {
    for (Map<String, Run> runs : List.of(waiting, running)) {
      Run run = runs.get(learner);
      if (run != null && run.submission().exercise().id().equals(exercise.id())) {
        return Optional.of(run.submission().id());
      }
    }
    return Optional.empty();
  }

  /** Takes a run back; one that is over stays as it is. */
  public void cancel(String id) {
    Run run;
    boolean waited;
    synchronized (this) {
      run = byId.get(id);
      if (run == null) {
        return;
      }
      waited = waiting.remove(run.submission().learner(), run);
    }
    if (waited) {
      run.finish(Grading.ended(new Ending.Cancelled()));
    } else {
      run.cancel();
    }
  }

  /** How many runs are under way, and how many wait. */
  public synchronized int[] load() {
    return new int[] {running.size(), waiting.size()};
  }

  @Override
  public void close() {
    Deque<Thread> alive;
    synchronized (this) {
      closed = true;
      alive = new ArrayDeque<>(threads);
    }
    alive.forEach(Thread::interrupt);
    for (Thread thread : alive) {
      try {
        thread.join(5_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
