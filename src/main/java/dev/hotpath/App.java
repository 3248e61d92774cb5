package dev.hotpath;

import dev.hotpath.classroom.Artifacts;
import dev.hotpath.classroom.Attempts;
import dev.hotpath.classroom.Notebook;
import dev.hotpath.classroom.lesson.People;
import dev.hotpath.classroom.lesson.Sessions;
import dev.hotpath.cli.ArgumentException;
import dev.hotpath.cli.Cli;
import dev.hotpath.cli.Wiring;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.grade.Metrics;
import dev.hotpath.run.Capacity;
import dev.hotpath.run.Compilers;
import dev.hotpath.run.Installation;
import dev.hotpath.run.RunKeeper;
import dev.hotpath.run.Runs;
import dev.hotpath.run.Sandbox;
import dev.hotpath.run.Sandboxes;
import dev.hotpath.run.ServerCache;
import dev.hotpath.run.Workers;
import dev.hotpath.store.Move;
import dev.hotpath.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Wires the rooms together; nothing else constructs what has a life of its own. */
final class App implements Wiring {

  private final Path home = Path.of(System.getProperty("hotpath.home", ".")).toAbsolutePath();

  @Override
  public int serve(ServeOptions options) throws InterruptedException {
    long start = System.nanoTime();
    try (Serving serving = Serving.open(this, options)) {
      int port = serving.listen();
      // Not on the standard output, whose one line programs read, and which is kept by more. Before
      // that line, so that who has read it finds the rest there.
      serving
          .invited()
          .ifPresent(invited -> System.err.print(invited.text(Terminal.showsPictures())));
      String shown = options.host().contains(":") ? "[" + options.host() + "]" : options.host();
      System.out.printf(
          Locale.ROOT,
          "Hotpath is ready at http://%s:%d (%s, sandbox: %s, in %.1f s)%n",
          shown,
          port,
          serving.exercises() == 1 ? "1 exercise" : serving.exercises() + " exercises",
          serving.sandbox().tier(),
          (System.nanoTime() - start) / 1e9);
      System.out.flush();
      serving.settle();
      serving.awaitEnd();
    }
    return Cli.OK;
  }

  @Override
  public long move(Optional<Path> data, String database) {
    return Move.copy(data.orElseGet(this::data), database);
  }

  @Override
  public Engine engine(Sandboxes.Choice choice, RunKeeper keeper) {
    Installation installation = Installation.find();
    return engine(Sandboxes.choose(choice, installation), keeper);
  }

  Engine engine(Sandbox sandbox, RunKeeper keeper) {
    return new OneEngine(Installation.find(), sandbox, keeper);
  }

  @Override
  public void prepare() throws InterruptedException {
    try (Engine engine = engine(Sandboxes.Choice.AUTO, RunKeeper.FORGETFUL)) {
      Catalogue catalogue = Catalogue.read(exercises(), Metrics.keys()).sound();
      Training.train(engine, catalogue, serverCache());
    }
  }

  @Override
  public void train() throws IOException, InterruptedException {
    Training.tryOut(this);
  }

  @Override
  public Archive archive(Optional<Path> data, Optional<String> database) {
    Path folder = data.orElseGet(this::data);
    if (!Files.isDirectory(folder)) {
      throw new ArgumentException(
          "data folder %s: there is none; name the one that the server had, with --data"
              .formatted(folder));
    }
    return new OneArchive(Store.open(folder, database, Clock.systemUTC()));
  }

  private record OneArchive(Store store) implements Archive {
    @Override
    public Sessions sessions() {
      return store.sessions();
    }

    @Override
    public People people() {
      return store.people();
    }

    @Override
    public Attempts attempts() {
      return store.attempts();
    }

    @Override
    public Notebook notebook() {
      return store.notebook();
    }

    @Override
    public Artifacts artifacts() {
      return store.artifacts();
    }

    @Override
    public void close() {
      store.close();
    }
  }

  ServerCache serverCache() {
    return new ServerCache(Installation.find());
  }

  /** Where drafts and runs are kept when nothing else is said. */
  Path data() {
    return Path.of(".hotpath");
  }

  @Override
  public Path exercises() {
    return home.resolve("exercises");
  }

  @Override
  public Path solutions() {
    return home.resolve("solutions");
  }

  @Override
  public String version() {
    return Objects.requireNonNullElse(
        App.class.getPackage().getImplementationVersion(), "unpackaged");
  }

  private static final class OneEngine implements Engine {

    private final Sandbox sandbox;
    private final Compilers compilers;
    private final Workers workers;
    private final Runs runs;

    private OneEngine(Installation installation, Sandbox sandbox, RunKeeper keeper) {
      this.sandbox = sandbox;
      compilers = new Compilers(installation, sandbox);
      workers = new Workers(installation, sandbox);
      runs =
          new Runs(
              compilers,
              workers,
              sandbox,
              keeper,
              Capacity.of(Runtime.getRuntime().availableProcessors()));
    }

    @Override
    public Sandbox sandbox() {
      return sandbox;
    }

    @Override
    public Compilers compilers() {
      return compilers;
    }

    @Override
    public Workers workers() {
      return workers;
    }

    @Override
    public Runs runs() {
      return runs;
    }

    @Override
    public void close() {
      runs.close();
      workers.close();
      compilers.close();
    }
  }
}
