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
 */
final class Schema {

  /** The newest {@code db/sqlite/V<n>__….sql}. */
  static final int NEWEST = 4;

  private static final String HISTORY = "flyway_schema_history";

  private Schema() {}

  /**
   * Migrates what is older.
   *
   * @param subject how a message names the database
   * @throws StoreException where the database is newer, or a migration fails
   */
  static void bringUpToDate(Connection connection, DataSource source, String subject)
      throws SQLException {
    OptionalInt found = version(connection);
    if (found.orElse(0) > NEWEST) {
      throw new StoreException(
          subject,
          "a newer Hotpath wrote it (schema "
              + found.getAsInt()
              + ", known are 1 to "
              + NEWEST
              + ")",
          "start that version, or name another folder with --data");
    }
    if (found.orElse(0) == NEWEST) {
      return;
    }
    try {
      Flyway.configure(Schema.class.getClassLoader())
          .dataSource(source)
          .locations("classpath:db/sqlite")
          .failOnMissingLocations(true)
          .table(HISTORY)
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StoreException(
          subject,
          "its schema can't be brought up to date (" + e.getMessage() + ")",
          "restore a copy of it, or name another folder with --data",
          e);
    }
  }

  /** The newest version applied; empty for a database without a history. */
  private static OptionalInt version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet tables =
          statement.executeQuery(
              "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '" + HISTORY + "'")) {
        if (!tables.next()) {
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
