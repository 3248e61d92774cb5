package dev.hotpath.cli;

import dev.hotpath.run.Compilers;
import dev.hotpath.run.RunKeeper;
import dev.hotpath.run.Runs;
import dev.hotpath.run.Sandbox;
import dev.hotpath.run.Sandboxes;
import dev.hotpath.run.Workers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What commands need of the program around them; the root of the program gives it. */
public interface Wiring {

  /** Serves until the process is told to end; returns an exit code. */
  int serve(ServeOptions options) throws InterruptedException;

  /** Trains the caches that let every JVM start quickly. */
  void prepare() throws InterruptedException;

  /** Serves a few pages to itself, as a trial run to train a cache with. */
  void rehearse() throws IOException, InterruptedException;

  /** Compilers, workers and queue, without a store behind them. */
  Engine engine(Sandboxes.Choice sandbox, RunKeeper keeper);

  /** Folder of exercises where none is named. */
  Path exercises();

  /** Folder of solutions where none is named; it need not exist. */
  Path solutions();

  /** Version of Hotpath. */
  String version();

  /** What runs submissions. */
  interface Engine extends AutoCloseable {
    Sandbox sandbox();

    Compilers compilers();

    Workers workers();

    Runs runs();

    @Override
    void close();
  }

  /**
   * Options of {@code serve}.
   *
   * @param data folder; empty for the default
   * @param classroom whether each browser is a learner of its own
   * @param trustedLearners whether a class may do without the tier {@code namespaces}
   */
  record ServeOptions(
      String host,
      int port,
      Optional<Path> data,
      Path exercises,
      Path solutions,
      Sandboxes.Choice sandbox,
      boolean classroom,
      boolean trustedLearners) {}
}
