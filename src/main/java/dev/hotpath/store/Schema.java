package dev.hotpath.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings a database to the schema that this version knows.
 *
 * <p>Flyway does that, but only where there is something to do: on a database that is up to date
 * its start costs 0.7 s, and asking its history table costs a millisecond.
 *
 * @param migrations where they are; the same versions for each engine
 * @param known asks for one row where there is a history
 * @param elsewhere how another database is named
 */
record Schema(String migrations, String known, String elsewhere) {

  /** The newest {@code V<n>__….sql}. */
  static final int NEWEST = 6;

  private static final String HISTORY = "flyway_schema_history";

  static final Schema SQLITE =
      new Schema(
          "classpath:db/sqlite",
          "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '" + HISTORY + "'",
          "name another folder with --data");

  static final Schema POSTGRESQL =
      new Schema(
          "classpath:db/postgresql",
          "SELECT 1 WHERE to_regclass('" + HISTORY + "') IS NOT NULL",
          "name another database with --db");

  /** SQLSTATE of what somebody has no right to do. */
  private static final String FORBIDDEN = "42501";

  /**
   * Migrates what is older.
   *
   * @param subject how a message names the database
   * @throws StoreException where the database is newer, or a migration fails
   */
  void bringUpToDate(Connection connection, DataSource source, String subject) throws SQLException {
    OptionalInt found = version(connection);
    if (found.orElse(0) > NEWEST) {
      throw new StoreException(
          subject,
          "a newer Hotpath wrote it (schema "
              + found.getAsInt()
              + ", known are 1 to "
              + NEWEST
              + ")",
          "start that version, or " + elsewhere);
    }
    if (found.orElse(0) == NEWEST) {
      return;
    }
    try {
      Flyway.configure(Schema.class.getClassLoader())
          .dataSource(source)
          .locations(migrations)
          .failOnMissingLocations(true)
          .table(HISTORY)
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw notMigrated(subject, e);
    }
  }

  /** By the database's own words: those of Flyway may tell how it was reached. */
  private StoreException notMigrated(String subject, FlywayException thrown) {
    SQLException cause = null;
    for (Throwable t = thrown; t != null && cause == null; t = t.getCause()) {
      cause = t instanceof SQLException sql ? sql : null;
    }
    boolean forbidden = cause != null && FORBIDDEN.equals(cause.getSQLState());
    return new StoreException(
        subject,
        "its schema can't be brought up to date ("
            + (cause == null ? thrown.getMessage() : cause.getMessage())
            + ")",
        (forbidden ? "make its user the owner of it" : "restore a copy of it")
            + ", or "
            + elsewhere,
        thrown);
  }

  /** The newest version applied; empty for a database without a history. */
  private OptionalInt version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet history = statement.executeQuery(known)) {
        if (!history.next()) {
          return OptionalInt.empty();
        }
      }
      try (ResultSet newest =
          statement.executeQuery(
              "SELECT coalesce(max(CAST(version AS INTEGER)), 0) FROM "
                  + HISTORY
                  + " WHERE success")) {
        return newest.next() ? OptionalInt.of(newest.getInt(1)) : OptionalInt.empty();
      }
    }
  }
}
