package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.Ending;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts worker JVMs. Spares for tests wait inside their sandbox, harness loaded, no learner's data
 * in them: starting a JVM takes longer than running the tests in it. One on an idle machine, more
 * the faster they are taken.
 */
public final class Workers implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

  private static final int MAX_FRAME_BYTES = 24 << 20;
  private static final Duration TICK = Duration.ofSeconds(2);
  private static final Duration REHEARSAL = Duration.ofSeconds(30);
  private static final String REHEARSALS = "dev.hotpath.run.rehearsal.";
  private static final List<String> WARM_UP = List.of("WarmUp");

  private final Installation installation;
  private final Sandbox sandbox;
  private final Programs programs;
  private final AotCaches caches;
  private final SpareCount wanted;
  private final Executor threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("hotpath-spare").factory());
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("hotpath-spares").daemon().factory());

  // Oldest first: the one that is ready, or will be soonest.
  private final Deque<CompletableFuture<Worker>> spares = new ArrayDeque<>();
  private Program tests;
  private volatile JobEvent.@Nullable Probed probe;
  private volatile String unfiltered = "nothing was tried yet";
  private volatile boolean prepared;
  private boolean closed;

  public Workers(Installation installation, Sandbox sandbox) {
    this.installation = installation;
    this.sandbox = sandbox;
    programs = new Programs(installation);
    caches = new AotCaches(installation);
    wanted = new SpareCount(Runtime.getRuntime().availableProcessors(), System::nanoTime);
    tests = programs.tests();
    tests = tests.with(caches.find(tests));
    clock.scheduleWithFixedDelay(
        this::adjust, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Starts spares now, in the background, and keeps up their number from now on. */
  public synchronized void prepare() {
    prepared = true;
    while (!closed && spares.size() < wanted.now()) {
      spares.addLast(CompletableFuture.supplyAsync(this::spare, threads));
    }
  }

  private Worker spare() {
    long start = System.nanoTime();
    Worker worker = startForTests();
    try {
      rehearse(worker, WARM_UP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it is good for a job all the same
    }
    wanted.started(System.nanoTime() - start);
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

  /** A worker for tests: a spare. The next is started by {@link #prepare}. */
  Worker forTests() throws InterruptedException {
    CompletableFuture<Worker> taken;
    synchronized (this) {
      if (closed) {
        throw new RunException("this server is shutting down");
      }
      wanted.taken();
      taken = spares.pollFirst();
    }
    if (taken == null) {
      return startForTests();
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
    return startForTests();
  }

  private Worker startForTests() {
    Program program;
    synchronized (this) {
      program = tests;
    }
    try {
      return start(program);
    } catch (RunException e) {
      if (!AotCaches.isToBlame(program, e)) {
        throw e;
      }
      Worker worker = start(program.with(Optional.empty()));
      LOG.warn("Workers for tests start without their AOT cache from now on", e);
      AotCaches.discard(program);
      synchronized (this) {
        tests = program.with(Optional.empty());
      }
      return worker;
    }
  }

  /**
   * Trains the AOT cache of the workers for tests where there is none that fits, and uses it from
   * then on. Takes seconds, at the first start with this JDK.
   */
  public void train() throws InterruptedException {
    Program program = programs.tests();
    Optional<Path> cache =
        caches.train(
            program,
            List.of("rehearse"),
            MAX_FRAME_BYTES,
            jvm -> {
              Ending ending = rehearse(new Worker(jvm), List.of("WarmUp", "Rehearsal"));
              if (!(ending instanceof Ending.Finished)) {
                throw new IOException("the trial run of a test worker ended as " + ending);
              }
            });
    if (cache.isPresent()) {
      synchronized (this) {
        tests = program.with(cache);
      }
    }
  }

  private static Ending rehearse(Worker worker, List<String> tests) throws InterruptedException {
    List<ClassFile> classes =
        tests.stream()
            .map(name -> new ClassFile(REHEARSALS.replace('.', '/') + name + ".class", bytes(name)))
            .toList();
    List<String> names = tests.stream().map(REHEARSALS::concat).toList();
    return worker.run(new Job.Rehearse(classes, names), REHEARSAL, event -> {});
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Workers.class.getResourceAsStream("rehearsal/" + name + ".class")) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the workers for tests start from an AOT cache. */
  public synchronized boolean trained() {
    return tests.cache().isPresent();
  }

  Worker forMeasuring(Exercise exercise) {
    return start(programs.measuring(exercise));
  }

  /** With one more flag behind the exercise's own: what comes after {@code -XX:}. */
  Worker forMeasuring(Exercise exercise, String flag) {
    return start(programs.measuring(exercise, flag));
  }

  Worker forProfiling(Exercise exercise) {
    return start(programs.profiling(exercise.jvm()));
  }

  /** Why workers have no filter on system calls, as {@link #probe} saw it; empty where they do. */
  public String unfiltered() {
    return unfiltered;
  }

  /** What {@link #probe} last found; empty before. */
  public Optional<JobEvent.Probed> probed() {
    return Optional.ofNullable(probe);
  }

  /** Tries the instruments inside this sandbox, and the sandbox itself. */
  public JobEvent.Probed probe() throws InterruptedException {
    JobEvent.Probed[] probed = new JobEvent.Probed[1];
    Ending ending;
    try (Worker worker = start(programs.profiling(List.of()))) {
      unfiltered = worker.jvm().ready().unfiltered();
      ending =
          worker.run(
              new Job.Probe(),
              Duration.ofSeconds(20),
              event -> {
                if (event instanceof JobEvent.Probed result) {
                  probed[0] = result;
                }
              });
    }
    if (probed[0] == null) {
      throw new RunException("the instruments can't be tried: " + ending);
    }
    probe = probed[0];
    return probed[0];
  }

  private Worker start(Program program) {
    return new Worker(ChildJvm.start(sandbox, installation, program, MAX_FRAME_BYTES));
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
    ChildJvm.awaitCleared();
  }
}
