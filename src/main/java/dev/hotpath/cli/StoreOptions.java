package dev.hotpath.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command has which works on what a server has kept. */
class StoreOptions {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder for drafts, runs and what they leave. Default: .hotpath here.")
  private @Nullable Path data;

  @Option(
      names = "--db",
      paramLabel = "JDBC-URL",
      description = {
        "PostgreSQL database in place of the SQLite file in the data folder:",
        "jdbc:postgresql://HOST/DATABASE?user=NAME; the password in ~/.pgpass."
      })
  private @Nullable String database;

  Optional<Path> data() {
    return Optional.ofNullable(data);
  }

  Optional<String> database() {
    return Optional.ofNullable(database);
  }
}
