package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.Ending;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts worker JVMs. One spare for tests waits at all times, harness loaded, no learner's data in
 * it: starting a JVM takes longer than running the tests in it.
 */
public final class Workers implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

  private static final int MAX_FRAME_BYTES = 24 << 20;

  private final Installation installation;
  private final Sandbox sandbox;
  private final Executor threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("hotpath-spare").factory());
  private @Nullable CompletableFuture<Worker> spare;
  private boolean closed;

  public Workers(Installation installation, Sandbox sandbox) {
    this.installation = installation;
    this.sandbox = sandbox;
  }

  /** Starts the spare now, in the background. */
  public synchronized void prepare() {
    if (spare == null && !closed) {
      spare = CompletableFuture.supplyAsync(() -> start("test", JvmFlags.test()), threads);
    }
  }

  /** A worker for tests: the spare. The next is prepared by {@link #prepare}. */
  Worker forTests() throws InterruptedException {
    CompletableFuture<Worker> taken;
    synchronized (this) {
      prepare();
      taken = spare;
      spare = null;
    }
    if (taken == null) {
      throw new RunException("this server is shutting down");
    }
    try {
      Worker worker = taken.get();
      if (worker.jvm().alive()) {
        return worker;
      }
      worker.close(); // it died while it waited
    } catch (ExecutionException e) {
      LOG.warn("A spare worker did not start", e.getCause()); // and that may be long ago
    }
    return start("test", JvmFlags.test());
  }

  Worker forMeasuring(Exercise exercise) {
    return start("measure", JvmFlags.measure(exercise.jvm()));
  }

  Worker forProfiling(Exercise exercise) {
    return start("profile", JvmFlags.profile(exercise.jvm()));
  }

  /** Tries the instruments inside this sandbox. */
  public JobEvent.Probed probe() throws InterruptedException {
    JobEvent.Probed[] probed = new JobEvent.Probed[1];
    Ending ending;
    try (Worker worker = start("probe", JvmFlags.profile(List.of()))) {
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
    return probed[0];
  }

  private Worker start(String kind, List<String> flags) {
    return new Worker(
        ChildJvm.start(
            sandbox,
            installation,
            new ChildJvm.Command(
                kind,
                flags,
                installation.workerJars(),
                "dev.hotpath.worker.WorkerMain",
                List.of(kind)),
            MAX_FRAME_BYTES));
  }

  @Override
  public void close() {
    CompletableFuture<Worker> waiting;
    synchronized (this) {
      closed = true;
      waiting = spare;
      spare = null;
    }
    if (waiting != null) {
      try {
        waiting.join().close();
      } catch (CompletionException neverStarted) {
        // Nothing to close then.
      }
    }
  }
}
