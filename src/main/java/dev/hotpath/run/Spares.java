package dev.hotpath.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Workers that wait inside their sandbox, harness loaded, no learner's data in them: starting a JVM
 * takes longer than running the tests in it. One on an idle machine, more the faster they are
 * taken.
 */
final class Spares implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Spares.class);
  private static final Duration TICK = Duration.ofSeconds(2);

  private final Supplier<Worker> start;
  private final Consumer<Worker> warmUp;
  private final SpareCount wanted =
      new SpareCount(Runtime.getRuntime().availableProcessors(), System::nanoTime);
  private final Executor threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("hotpath-spare").factory());
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("hotpath-spares").daemon().factory());

  // Oldest first: the one that is ready, or will be soonest.
  private final Deque<CompletableFuture<Worker>> spares = new ArrayDeque<>();
  private volatile boolean prepared;
  private boolean closed;

  /**
   * Starts none before {@link #prepare}.
   *
   * @param warmUp what a spare does before it waits; one that is wanted at once has no time for it
   */
  Spares(Supplier<Worker> start, Consumer<Worker> warmUp) {
    this.start = start;
    this.warmUp = warmUp;
    clock.scheduleWithFixedDelay(
        this::adjust, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Starts them now, in the background, and keeps up their number from now on. */
  synchronized void prepare() {
    prepared = true;
    while (!closed && spares.size() < wanted.now()) {
      spares.addLast(CompletableFuture.supplyAsync(this::spare, threads));
    }
  }

  private Worker spare() {
    long began = System.nanoTime();
    Worker worker = start.get();
    warmUp.accept(worker);
    wanted.started(System.nanoTime() - began);
    // Noticed at once, so that nobody is handed a dead one and then waits for another to start.
    worker.jvm().onExit(() -> dropped(worker));
    return worker;
  }

  private void dropped(Worker worker) {
    boolean waited;
    synchronized (this) {
      waited =
          spares.removeIf(spare ->
              spare.isDone() && !spare.isCompletedExceptionally() && spare.join() == worker);
    }
    if (waited) {
      LOG.warn("A spare worker ended while it waited: {}", worker.output().strip());
      worker.close();
    }
  }

  /** How many wait for a job, with all loaded that they need. */
  synchronized int waiting() {
    return (int)
        spares.stream()
            .filter(spare -> spare.isDone() && !spare.isCompletedExceptionally())
            .count();
  }

  /** Fewer when they are no longer wanted; and those that died are replaced. */
  private void adjust() {
    List<CompletableFuture<Worker>> surplus = new ArrayList<>();
    synchronized (this) {
      spares.removeIf(CompletableFuture::isCompletedExceptionally);
      while (spares.size() > wanted.now()) {
        surplus.add(spares.removeLast());
      }
    }
    surplus.forEach(spare -> spare.thenAccept(Worker::close));
    if (prepared) {
      prepare();
    }
  }

  /** The oldest; a new one where there is none that lives. The next is started by prepare(). */
  Worker take() throws InterruptedException {
    CompletableFuture<Worker> taken;
    synchronized (this) {
      if (closed) {
        throw new RunException("this server is shutting down");
      }
      wanted.taken();
      taken = spares.pollFirst();
    }
    if (taken == null) {
      return start.get();
    }
    try {
      Worker worker = taken.get();
      if (worker.jvm().alive()) {
        return worker;
      }
      worker.close();
    } catch (ExecutionException e) {
      LOG.warn("A spare worker did not start", e.getCause()); // and that may be long ago
    }
    return start.get();
  }

  /** Starts others in their place, because they would now start better than they did. */
  void replace() {
    List<CompletableFuture<Worker>> older;
    synchronized (this) {
      older = List.copyOf(spares);
      spares.clear();
      if (prepared) {
        prepare();
      }
    }
    older.forEach(spare -> spare.thenAccept(Worker::close));
  }

  @Override
  public void close() {
    List<CompletableFuture<Worker>> waiting;
    synchronized (this) {
      closed = true;
      waiting = List.copyOf(spares);
      spares.clear();
    }
    clock.shutdownNow();
    for (CompletableFuture<Worker> spare : waiting) {
      try {
        spare.join().close();
      } catch (CompletionException neverStarted) {
        // Nothing to close then.
      }
    }
  }
}
