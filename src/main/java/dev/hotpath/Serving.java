package dev.hotpath;

import dev.hotpath.classroom.Artifacts;
import dev.hotpath.classroom.Attempts;
import dev.hotpath.classroom.KeptLoads;
import dev.hotpath.classroom.KeptSweeps;
import dev.hotpath.cli.ArgumentException;
import dev.hotpath.cli.Wiring;
import dev.hotpath.cli.Wiring.ServeOptions;
import dev.hotpath.evidence.export.Exports;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.CatalogueException;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Solution;
import dev.hotpath.exercise.Solutions;
import dev.hotpath.grade.Metrics;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.load.LoadReport;
import dev.hotpath.grade.sweep.SweepReport;
import dev.hotpath.run.Installation;
import dev.hotpath.run.ProcessSandbox;
import dev.hotpath.run.RunKeeper;
import dev.hotpath.run.Sandbox;
import dev.hotpath.run.Sandboxes;
import dev.hotpath.store.Store;
import dev.hotpath.web.ServerFacts;
import dev.hotpath.web.WebServer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server with everything behind it. Closes in reverse order of construction. */
final class Serving implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Serving.class);
  // Fewer where many servers are started, each for a moment: tests say so by the property.
  private static final int WARM_UP_ROUNDS = Integer.getInteger("hotpath.warmUpRounds", 40);

  private final App app;
  private final ServeOptions options;
  private final Catalogue catalogue;
  private final Store store;
  private final Wiring.Engine engine;
  private final WebServer web;
  private final CountDownLatch end = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  private Serving(
      App app,
      ServeOptions options,
      Catalogue catalogue,
      Store store,
      Wiring.Engine engine,
      WebServer web) {
    this.app = app;
    this.options = options;
    this.catalogue = catalogue;
    this.store = store;
    this.engine = engine;
    this.web = web;
  }

  static Serving open(App app, ServeOptions options) {
    // To try a sandbox is to wait for a JVM in it; the rest goes on meanwhile.
    CompletableFuture<Sandbox> sandbox =
        CompletableFuture.supplyAsync(
            () -> Sandboxes.choose(options.sandbox(), Installation.find()));
    Catalogue catalogue = catalogue(options);
    Store store = Store.open(options.data().orElseGet(app::data));
    Wiring.Engine engine = null;
    try {
      engine = app.engine(chosen(sandbox), keeper(store));
      if (options.classroom() && !options.trustedLearners()) {
        forAClass(engine.sandbox());
      }
      engine.workers().prepare();
      WebServer web =
          new WebServer(
              new WebServer.Parts(
                  options.host(),
                  options.classroom() ? Optional.of(store.instructorKey()) : Optional.empty(),
                  catalogue,
                  exercise -> solution(options, exercise),
                  store.attempts(),
                  store.notebook(),
                  store.artifacts(),
                  store.sweeps(),
                  store.loads(),
                  engine.runs(),
                  engine.compilers(),
                  new ServerFacts(app.version(), engine.sandbox(), engine.workers()::probed),
                  Clock.systemUTC()));
      return new Serving(app, options, catalogue, store, engine, web);
    } catch (RuntimeException e) {
      if (engine != null) {
        engine.close();
      }
      store.close();
      throw e;
    }
  }

  private static Sandbox chosen(CompletableFuture<Sandbox> sandbox) {
    try {
      return sandbox.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException ours ? ours : e;
    }
  }

  /** Refuses a sandbox that attendees could look out of at each other. */
  private static void forAClass(Sandbox sandbox) {
    if (sandbox instanceof ProcessSandbox) {
      throw new ArgumentException(
          "a classroom needs the sandbox 'namespaces', and this server has 'process', in which"
              + " attendees can read each other's files; './hotpath doctor' says what is missing,"
              + " --trusted-learners goes on without");
    }
  }

  private static Catalogue catalogue(ServeOptions options) {
    Catalogue.Reading reading = Catalogue.read(options.exercises(), Metrics.keys());
    if (reading.sound().exercises().isEmpty()) {
      throw new CatalogueException(reading.problems());
    }
    // An author at work must not keep the class from the other exercises.
    reading.problems().forEach(problem -> LOG.warn("Left out: {}", problem));
    return reading.sound();
  }

  private static Optional<Solution> solution(ServeOptions options, Exercise exercise) {
    try {
      return Optional.of(Solutions.load(options.solutions(), exercise));
    } catch (CatalogueException e) {
      LOG.warn("No solution to show: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private static RunKeeper keeper(Store store) {
    Attempts attempts = store.attempts();
    Artifacts artifacts = store.artifacts();
    KeptSweeps sweeps = store.sweeps();
    KeptLoads loads = store.loads();
    return new RunKeeper() {
      @Override
      public void report(RunReport report) {
        attempts.report(report);
      }

      @Override
      public void artifact(String run, String name, byte[] bytes) {
        if (!Exports.isDerived(name)) {
          artifacts.save(run, name, bytes);
        }
      }

      @Override
      public Optional<byte[]> kept(String run, String name) {
        return artifacts.read(run, name);
      }

      @Override
      public void add(String run, List<RunReport.Artifact> files) {
        attempts.add(run, files);
      }

      @Override
      public void sweep(SweepReport report) {
        sweeps.report(report);
      }

      @Override
      public void load(LoadReport report) {
        loads.report(report);
      }
    };
  }

  int listen() {
    // First, so that whoever followed an unfinished run before the restart finds it under way.
    new Unfinished(store, catalogue, engine.runs()).resume();
    return web.start(options.host(), options.port());
  }

  /** What the instructor of a classroom opens first; empty where there is one learner. */
  Optional<String> instructorPath() {
    return options.classroom()
        ? Optional.of("/instructor/" + store.instructorKey())
        : Optional.empty();
  }

  Catalogue catalogue() {
    return catalogue;
  }

  int exercises() {
    return catalogue.exercises().size();
  }

  Sandbox sandbox() {
    return engine.sandbox();
  }

  /** What need not be done before the first page is served, in the background. */
  void settle() {
    Thread.ofVirtual()
        .name("hotpath-settle")
        .start(() -> {
          try {
            engine.compilers().warmUp(catalogue.exercises(), WARM_UP_ROUNDS);
            engine.workers().probe();
            Training.train(engine, catalogue, app.serverCache());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (RuntimeException e) {
            LOG.warn("Warming up did not work; runs will be slower", e);
          }
        });
  }

  /** Waits until the process is told to end. */
  void awaitEnd() throws InterruptedException {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("hotpath-end")
                .unstarted(() -> {
                  end.countDown();
                  try {
                    ended.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
    end.await();
  }

  @Override
  public void close() {
    try (store;
        engine;
        web) {
      LOG.info("Ending");
    } finally {
      ended.countDown();
    }
  }
}
