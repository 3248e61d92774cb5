package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.Metrics;
import dev.hotpath.grade.RunReport;
import dev.hotpath.run.queue.Occupancy;
import dev.hotpath.run.queue.Stage;
import dev.hotpath.run.queue.Wait;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The queue, in two stages: compile and test, some runs at once; measure and profile, one at a time
 * on the whole host. Tests never wait for a measurement.
 *
 * <p>In each stage a learner has at most one run under way and one that waits, which a newer one
 * replaces; see {@link Stage}. A run under way is not disturbed by a newer one. One that waits
 * holds no thread. What follows a run has a place of its own in the second.
 */
public final class Runs implements AutoCloseable {

  private static final int REMEMBERED = 200;
  // What takes how long when nothing disturbs it, to tell the first who wait.
  private static final double TESTS_MILLIS = 1_000;
  private static final double MEASUREMENT_MILLIS = 10_000;

  private final Compilers compilers;
  private final Workers workers;
  private final Sandbox sandbox;
  private final RunKeeper keeper;
  private final Capacity capacity;
  private final Limits limits;
  private final Stage<Run> tests;
  private final Stage<Turn> measurements;
  private final SweepQueue sweeps;
  private final ViewQueue views;
  private final LoadQueue loads;
  private final StarterProfiles starters = new StarterProfiles();
  private final Recent<Run> recent = new Recent<>(REMEMBERED);
  private final Set<String> unfinished = new HashSet<>();
  private final Set<Thread> threads = new HashSet<>();
  private boolean closed;

  public Runs(
      Compilers compilers, Workers workers, Sandbox sandbox, RunKeeper keeper, Capacity capacity) {
    this(compilers, workers, sandbox, keeper, capacity, Limits.USUAL);
  }

  public Runs(
      Compilers compilers,
      Workers workers,
      Sandbox sandbox,
      RunKeeper keeper,
      Capacity capacity,
      Limits limits) {
    this.compilers = compilers;
    this.workers = workers;
    this.sandbox = sandbox;
    this.keeper = keeper;
    this.capacity = capacity;
    this.limits = limits;
    tests = new Stage<>(capacity.tests(), TESTS_MILLIS, System::nanoTime);
    // Two measurements at once would measure each other.
    measurements = new Stage<>(1, MEASUREMENT_MILLIS, System::nanoTime);
    sweeps = new SweepQueue(this, compilers, workers, keeper, limits);
    views = new ViewQueue(this, compilers, workers, keeper, limits);
    loads = new LoadQueue(this, compilers, workers, keeper, limits);
  }

  /**
   * Those that follow runs, and wait for the same place, as {@link #views} and {@link #loads} do.
   */
  public SweepQueue sweeps() {
    return sweeps;
  }

  public ViewQueue views() {
    return views;
  }

  public LoadQueue loads() {
    return loads;
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
        System.getProperty("java.version"),
        System::nanoTime);
  }

  /** How long until there is room for one more run; empty where there is. */
  public synchronized Optional<Duration> full() {
    if (unfinished.size() < capacity.unfinished()) {
      return Optional.empty();
    }
    double millis = measurements.soonestEnd().or(tests::soonestEnd).orElse(MEASUREMENT_MILLIS);
    return Optional.of(Duration.ofMillis(Math.round(millis)));
  }

  /** Keeps room for a run that is about to be submitted; false where there is none. */
  public synchronized boolean reserve(String id) {
    return unfinished.size() < capacity.unfinished() && unfinished.add(id);
  }

  /** Gives room back that {@link #reserve} kept for a run that never came. */
  public synchronized void release(String id) {
    unfinished.remove(id);
  }

  /**
   * Starts the run, or lets it wait for its turn. The submission must be kept before this is
   * called. It is taken in any case: {@link #reserve} is for those who can still refuse it.
   */
  public RunLog submit(Submission submission) {
    Run run =
        new Run(
            submission,
            compilers,
            workers,
            keeper,
            new InLine(),
            limits,
            progress(submission),
            starters);
    Optional<Run> older;
    synchronized (this) {
      recent.add(run);
      unfinished.add(submission.id());
      older = tests.join(run);
      goOn();
    }
    older.ifPresent(this::replaced);
    return run.log();
  }

  private void replaced(Turn older) {
    older.replaced();
    release(older.id());
  }

  /** Lines something else up for measuring; it counts as unfinished until it is over. */
  synchronized void queue(Turn turn) {
    unfinished.add(turn.id());
    measurements.join(turn);
    goOn();
  }

  /** Takes something out of the line that has ended by itself. */
  synchronized void withdraw(Turn turn) {
    unfinished.remove(turn.id());
    if ((turn instanceof Run run && tests.withdraw(run)) || measurements.withdraw(turn)) {
      goOn();
    }
  }

  /** Starts all whose turn has come, and tells the others where they stand. */
  private void goOn() {
    if (closed) {
      return;
    }
    tests.admit().forEach(this::startTests);
    measurements.admit().forEach(this::startMeasuring);
    tests.waits().forEach(Run::waitsForTests);
    measurements.waits().forEach(Turn::waitsForMeasuring);
    notifyAll(); // a measurement that lets others go first
  }

  /** Those who wait for their tests. */
  private final class InLine implements Courtesy.Others {

    @Override
    public boolean inLine() {
      synchronized (Runs.this) {
        return tests.waiting() > 0;
      }
    }

    @Override
    public void awaitNone(Duration atMost, WorkerSlot slot) throws InterruptedException {
      long end = System.nanoTime() + atMost.toNanos();
      synchronized (Runs.this) {
        while (inLine() && !closed && !slot.cancelled()) {
          long millis = (end - System.nanoTime()) / 1_000_000;
          if (millis <= 0) {
            return;
          }
          Runs.this.wait(millis);
        }
      }
    }
  }

  private void startTests(Run run) {
    run.waitsForTests(Wait.NONE);
    start(run, this::test);
  }

  private void startMeasuring(Turn turn) {
    turn.waitsForMeasuring(Wait.NONE);
    start(turn, this::measure);
  }

  private <T extends Turn> void start(T turn, Consumer<T> part) {
    Thread thread = Thread.ofVirtual().name("run-" + turn.id()).unstarted(() -> part.accept(turn));
    threads.add(thread);
    thread.start();
  }

  private void test(Run run) {
    boolean correct = false;
    try {
      correct = run.test();
    } finally {
      tested(run, correct);
      workers.prepare(); // now, when the verdict is out
    }
    if (correct) {
      run.keep();
    }
  }

  private void tested(Run run, boolean correct) {
    Optional<Turn> older = Optional.empty();
    synchronized (this) {
      left(run, tests);
      // One that is taken back just now must not join a line that nobody takes it out of.
      if (correct && !closed && !run.over()) {
        older = measurements.join(run);
        List<Turn> turn = measurements.admit();
        run.tested(measurements.waits().getOrDefault(run, Wait.NONE)); // before it is measured
        turn.forEach(this::startMeasuring);
      }
      goOn();
    }
    older.ifPresent(this::replaced);
  }

  private void measure(Turn turn) {
    boolean again = false;
    try {
      again = turn.takeTurn();
    } finally {
      synchronized (this) {
        left(turn, measurements);
        if (again && !turn.over()) {
          measurements.join(turn);
        }
        goOn();
      }
    }
  }

  private <T extends Turn> void left(T turn, Stage<? super T> stage) {
    threads.remove(Thread.currentThread());
    stage.leave(turn, turn.teaches());
    if (turn.over()) {
      unfinished.remove(turn.id());
    }
  }

  /** Events of a run of this server's life. */
  public Optional<RunLog> log(String id) {
    return recent.find(id).map(Run::log);
  }

  /** The newest run document of a run of this server's life. */
  public Optional<RunReport> report(String id) {
    return recent.find(id).map(Run::report);
  }

  /** Lists more files in the document of a run that is over. */
  void add(String id, List<RunReport.Artifact> files) {
    recent.find(id).ifPresent(run -> run.add(files));
  }

  /** The newest run that a learner has under way or waiting in an exercise. */
  public synchronized Optional<String> current(String learner, Exercise exercise) {
    return Stream.concat(tests.of(learner), measurements.of(learner))
        .filter(run -> !run.over())
        .filter(run -> run.exercise().equals(exercise.id()))
        .map(Turn::id)
        .findFirst();
  }

  /** Takes a run back, with its verdict at once; one that is over stays as it is. */
  public void cancel(String id) {
    recent
        .find(id)
        .ifPresent(run -> {
          run.cancel(); // first, so that it joins no line from now on
          withdraw(run);
          wakeUp();
        });
  }

  /** One that lets others go first hears that it was taken back. */
  private synchronized void wakeUp() {
    notifyAll();
  }

  /** How many runs are where now. */
  public synchronized Occupancy occupancy() {
    return new Occupancy(
        tests.inside(),
        tests.waiting(),
        measurements.inside(),
        measurements.waiting(),
        unfinished.size());
  }

  @Override
  public void close() {
    List<Thread> alive;
    synchronized (this) {
      closed = true;
      alive = List.copyOf(threads);
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
