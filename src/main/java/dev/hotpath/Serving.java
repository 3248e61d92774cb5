package dev.hotpath;

import dev.hotpath.classroom.Attempts;
import dev.hotpath.classroom.Drafts;
import dev.hotpath.classroom.Notebook;
import dev.hotpath.classroom.board.Progress;
import dev.hotpath.classroom.lesson.Lesson;
import dev.hotpath.cli.ArgumentException;
import dev.hotpath.cli.Wiring;
import dev.hotpath.cli.Wiring.ServeOptions;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.CatalogueException;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Solution;
import dev.hotpath.exercise.Solutions;
import dev.hotpath.grade.Metrics;
import dev.hotpath.run.Installation;
import dev.hotpath.run.ProcessSandbox;
import dev.hotpath.run.Sandbox;
import dev.hotpath.run.Sandboxes;
import dev.hotpath.store.Store;
import dev.hotpath.web.ServerFacts;
import dev.hotpath.web.WebServer;
import dev.hotpath.web.join.Addresses;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
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
  private final Kept kept;
  private final Wiring.Engine engine;
  private final WebServer web;
  private final CountDownLatch end = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  /** What outlives the server, and who looks after it. */
  private record Kept(Store store, Work work, Housekeeping housekeeping, StoreKeeper keeper)
      implements AutoCloseable {
    @Override
    public void close() {
      try (store;
          housekeeping;
          keeper) {
        LOG.debug("Nothing is written behind this");
      }
    }
  }

  /** What learners do; of a class, its progress hears of all of it. */
  private record Work(
      Optional<Progress> progress, Attempts attempts, Drafts drafts, Notebook notebook) {

    static Work in(Store store, boolean classroom) {
      if (!classroom) {
        return new Work(Optional.empty(), store.attempts(), store.drafts(), store.notebook());
      }
      Progress progress = new Progress(Clock.systemUTC());
      return new Work(
          Optional.of(progress),
          progress.heard(store.attempts()),
          progress.heard(store.drafts()),
          progress.heard(store.notebook()));
    }
  }

  private Serving(
      App app,
      ServeOptions options,
      Catalogue catalogue,
      Kept kept,
      Wiring.Engine engine,
      WebServer web) {
    this.app = app;
    this.options = options;
    this.catalogue = catalogue;
    this.kept = kept;
    this.engine = engine;
    this.web = web;
  }

  static Serving open(App app, ServeOptions options) {
    // To try a sandbox is to wait for a JVM in it; the rest goes on meanwhile.
    CompletableFuture<Sandbox> sandbox =
        CompletableFuture.supplyAsync(
            () -> Sandboxes.choose(options.sandbox(), Installation.find()));
    Catalogue catalogue = catalogue(options);
    Wiring.Keeping keeping = options.keeping();
    Store store =
        Store.open(keeping.data().orElseGet(app::data), keeping.database(), Clock.systemUTC());
    Work work = Work.in(store, options.classroom().isPresent());
    Housekeeping housekeeping = housekeeping(store, keeping);
    StoreKeeper keeper =
        new StoreKeeper(
            work.attempts,
            store.artifacts(),
            store.sweeps(),
            store.loads(),
            housekeeping::saved,
            Duration.ofSeconds(1));
    Kept kept = new Kept(store, work, housekeeping, keeper);
    Wiring.Engine engine = null;
    try {
      engine = app.engine(chosen(sandbox), keeper);
      if (options.classroom().isPresent() && !options.classroom().get().trustedLearners()) {
        forAClass(engine.sandbox());
      }
      engine.workers().prepare();
      WebServer web =
          new WebServer(
              new WebServer.Parts(
                  options.host(),
                  options.classroom().map(chosen -> classroom(options, chosen, store, work)),
                  catalogue,
                  exercise -> solution(options, exercise),
                  work.attempts,
                  work.drafts,
                  work.notebook,
                  store.artifacts(),
                  store.sweeps(),
                  store.loads(),
                  engine.runs(),
                  engine.compilers(),
                  new ServerFacts(app.version(), engine.sandbox(), engine.workers()::probed),
                  Clock.systemUTC()));
      return new Serving(app, options, catalogue, kept, engine, web);
    } catch (RuntimeException e) {
      if (engine != null) {
        engine.close();
      }
      kept.close();
      throw e;
    }
  }

  private static WebServer.Classroom classroom(
      ServeOptions options, Wiring.ClassOptions chosen, Store store, Work work) {
    Lesson lesson =
        Lesson.open(
            store.sessions(),
            store.people(),
            store.journal(),
            Clock.systemUTC(),
            new SecureRandom());
    Progress progress = work.progress.orElseThrow();
    progress.load(store.attempts(), store.notebook(), lesson.current().moment().people().keySet());
    return new WebServer.Classroom(
        lesson,
        progress,
        store.instructorKey(),
        new Addresses(chosen.address(), options.host()),
        chosen.behindProxy());
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

  private static Housekeeping housekeeping(Store store, Wiring.Keeping keeping) {
    return new Housekeeping(
        new Housekeeping.Parts(
            store.sessions(), store.leftovers(), store.attempts(), store.artifacts()),
        new Housekeeping.Bounds(keeping.artifactBytes(), keeping.days()),
        Clock.systemUTC());
  }

  int listen() {
    // First, so that whoever followed an unfinished run before the restart finds it under way.
    new Unfinished(kept.store, kept.work.attempts, catalogue, engine.runs()).resume();
    kept.housekeeping.start();
    return web.start(options.host(), options.port());
  }

  /** What who started a class is told; empty where there is one learner. */
  Optional<Invited> invited() {
    return web.invitation()
        .map(invitation -> new Invited(invitation, "/instructor/" + kept.store.instructorKey()));
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
    try (kept;
        engine;
        web) {
      LOG.info("Ending");
    } finally {
      ended.countDown();
    }
  }
}
