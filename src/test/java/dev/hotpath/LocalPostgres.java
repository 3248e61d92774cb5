package dev.hotpath;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of Debian's package, on a free port of loopback and in a folder of its own,
 * from its start until it is closed, or until the test JVM ends.
 *
 * <p>Where it is not installed, the test is skipped; with {@code CI=true} it fails.
 */
public final class LocalPostgres implements AutoCloseable {

  public static final String USER = "hotpath";
  public static final String PASSWORD = "s3cret-pass";

  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
  private static @Nullable LocalPostgres shared;

  private final Path bin;
  private final Path folder;
  private final int port;
  private final AtomicInteger databases = new AtomicInteger();
  private boolean running;

  private LocalPostgres(Path bin, Path folder, int port) {
    this.bin = bin;
    this.folder = folder;
    this.port = port;
  }

  /** The one of this JVM, for tests that leave it as it is. */
  public static synchronized LocalPostgres shared() {
    if (shared == null) {
      shared = started();
    }
    return shared;
  }

  /** One more, for tests that stop it. */
  public static LocalPostgres started() {
    try {
      Path bin = installed();
      FileAttribute<?> listed =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
      Path folder = Files.createTempDirectory("hotpath-postgres", listed);
      LocalPostgres postgres = new LocalPostgres(bin, folder, Ports.free());
      Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
      postgres.initialize();
      postgres.start();
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path installed() throws IOException {
    Optional<Path> newest = Optional.empty();
    if (Files.isDirectory(VERSIONS)) {
      try (Stream<Path> versions = Files.list(VERSIONS)) {
        newest =
            versions
                .filter(version -> Files.isExecutable(version.resolve("bin/initdb")))
                .max(Comparator.comparing(Path::toString))
                .map(version -> version.resolve("bin"));
      }
    }
    if (newest.isEmpty()) {
      String what =
          "PostgreSQL is not installed (%s/*/bin/initdb); install Debian's package 'postgresql'"
              .formatted(VERSIONS);
      assertFalse("true".equals(System.getenv("CI")), what);
      return abort(what);
    }
    return newest.get();
  }

  /** Sorts as people do, so that a query which relies on the order of characters shows. */
  private void initialize() throws IOException {
    Path password = Files.writeString(folder.resolve("password"), PASSWORD);
    if (root()) {
      run(List.of("chown", "-R", "postgres:", folder.toString()));
    }
    server(
        "initdb",
        "--no-sync",
        "--username=" + USER,
        "--pwfile=" + password,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--locale-provider=icu",
        "--icu-locale=en",
        "--pgdata=" + data());
  }

  /** Starts it again after {@link #stop}. */
  public void start() {
    server(
        "pg_ctl",
        "start",
        "--wait",
        "--silent",
        "--pgdata=" + data(),
        "--log=" + folder.resolve("log"),
        "--options=-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c shared_buffers=16MB"
            .formatted(port));
    running = true;
  }

  /** Stops it as its owner does, whoever is connected. */
  public void stop() {
    server("pg_ctl", "stop", "--wait", "--silent", "--mode=fast", "--pgdata=" + data());
    running = false;
  }

  private Path data() {
    return folder.resolve("data");
  }

  /** Makes an empty database of that name; returns its URL. */
  public String database(String name) {
    sql("CREATE DATABASE " + name);
    return url(name);
  }

  /** Makes an empty database; returns its URL. */
  public String database() {
    return database("d" + databases.incrementAndGet());
  }

  /** Makes a copy of one that nobody uses; returns its URL. */
  public String databaseLike(String template) {
    String name = "d" + databases.incrementAndGet();
    sql("CREATE DATABASE " + name + " TEMPLATE " + template);
    return url(name);
  }

  /** URL of a database, password in it. */
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s&password=%s"
        .formatted(port, database, USER, PASSWORD);
  }

  /** Its port on loopback. */
  public int port() {
    return port;
  }

  /** Does something as its owner. */
  public void sql(String statement) {
    try (Connection connection = DriverManager.getConnection(url("postgres"));
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new AssertionError(statement, e);
    }
  }

  /** A program of its package, as the user that may run it: it refuses root. */
  private void server(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (root()) {
      command.addAll(
          List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"));
    }
    command.add(bin.resolve(program).toString());
    command.addAll(List.of(arguments));
    run(command);
  }

  private static boolean root() {
    return System.getProperty("user.name").equals("root");
  }

  private void run(List<String> command) {
    try {
      // To a file, since the server that pg_ctl starts would keep a pipe open.
      Path said = Files.createTempFile("hotpath-postgres", ".out");
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      int exit = process.waitFor();
      String output = Files.readString(said);
      Files.delete(said);
      if (exit != 0) {
        throw new AssertionError(String.join(" ", command) + " failed: " + output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Ends it, and deletes its folder. A second call does nothing. */
  @Override
  public synchronized void close() {
    if (running) {
      server("pg_ctl", "stop", "--wait", "--silent", "--mode=immediate", "--pgdata=" + data());
      running = false;
    }
    try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
