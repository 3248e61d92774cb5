package dev.hotpath.cli;

import dev.hotpath.classroom.Artifacts;
import dev.hotpath.classroom.Attempts;
import dev.hotpath.classroom.Notebook;
import dev.hotpath.classroom.lesson.People;
import dev.hotpath.classroom.lesson.Sessions;
import dev.hotpath.run.Compilers;
import dev.hotpath.run.RunKeeper;
import dev.hotpath.run.Runs;
import dev.hotpath.run.Sandbox;
import dev.hotpath.run.Sandboxes;
import dev.hotpath.run.Workers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** What commands need of the program around them; the root of the program gives it. */
public interface Wiring {

  /** Serves until the process is told to end; returns an exit code. */
  int serve(ServeOptions options) throws InterruptedException;

  /**
   * Copies what a data folder's own database holds into an empty PostgreSQL database.
   *
   * @param data folder; empty for the default
   * @return how many rows
   */
  long move(Optional<Path> data, String database);

  /** Trains the caches that let every JVM start quickly. */
  void prepare() throws InterruptedException;

  /** Serves a few pages to itself, as a trial run to train a cache with. */
  void train() throws IOException, InterruptedException;

  /** Compilers, workers and queue, without a store behind them. */
  Engine engine(Sandboxes.Choice sandbox, RunKeeper keeper);

  /**
   * What a server has kept, while none serves it.
   *
   * @param data folder; empty for the default
   * @param database JDBC URL of a PostgreSQL database; empty for SQLite in the folder
   * @throws ArgumentException where there is no such folder
   */
  Archive archive(Optional<Path> data, Optional<String> database);

  /** Folder of exercises where none is named. */
  Path exercises();

  /** Folder of solutions where none is named; it need not exist. */
  Path solutions();

  /** Version of Hotpath. */
  String version();

  /** Classes and their work, as they were kept. */
  interface Archive extends AutoCloseable {
    Sessions sessions();

    People people();

    Attempts attempts();

    Notebook notebook();

    Artifacts artifacts();

    @Override
    void close();
  }

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
   * Where everything is kept, and for how long.
   *
   * @param data folder; empty for the default
   * @param database JDBC URL of a PostgreSQL database; empty for SQLite in the folder. It may hold
   *     a password
   * @param artifactBytes that all artefacts may have together; the oldest go when there are more
   * @param days after its end until a session is deleted; empty for never
   */
  record Keeping(
      Optional<Path> data, Optional<String> database, long artifactBytes, OptionalInt days) {

    /** In a folder, for a while. */
    public static Keeping in(Path data) {
      return new Keeping(Optional.of(data), Optional.empty(), Long.MAX_VALUE, OptionalInt.empty());
    }

    /** Without the password that there may be. */
    @Override
    public String toString() {
      return "Keeping in " + data + (database.isPresent() ? " and a database" : "");
    }
  }

  /**
   * Options of {@code serve}.
   *
   * @param keeping where everything is kept, and for how long
   * @param classroom empty where there is one learner
   */
  record ServeOptions(
      String host,
      int port,
      Keeping keeping,
      Path exercises,
      Path solutions,
      Sandboxes.Choice sandbox,
      Optional<ClassOptions> classroom) {}

  /**
   * Options of {@code serve --classroom}.
   *
   * @param address under which attendees reach the server, without a slash at its end; empty where
   *     it is to find out itself
   * @param behindProxy whether a proxy's word on where a request comes from counts
   * @param trustedLearners whether the class may do without the tier {@code namespaces}
   */
  record ClassOptions(Optional<String> address, boolean behindProxy, boolean trustedLearners) {}
}
