package dev.hotpath.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Copies what the SQLite file of a data folder holds into an empty PostgreSQL database, in one
 * transaction. The file stays as it is.
 */
public final class Move {

  private static final int BATCH = 200;

  private Move() {}

  /**
   * Copies all rows of all tables.
   *
   * @param url JDBC URL of the database
   * @return how many rows there were
   * @throws StoreException where the folder has no such file, a server uses one of the two, or the
   *     database is not empty; then nothing is copied
   */
  public static long copy(Path dataFolder, String url) {
    Path folder = dataFolder.toAbsolutePath().normalize();
    Path file = folder.resolve("hotpath.db");
    if (!Files.isRegularFile(file)) {
      throw new StoreException(
          "data folder " + folder,
          "there is no database in it (hotpath.db)",
          "name the folder of the server with --data");
    }
    try (FolderLock _ = FolderLock.take(folder);
        Database from = new Database(SqliteConnections.open(file));
        Database to = new Database(PostgresConnections.open(url))) {
      return from.read(reading -> to.change(writing -> copy(reading, writing)));
    }
  }

  private static long copy(Handle from, Handle to) throws SQLException {
    List<String> tables = tables(from);
    for (String table : tables) {
      if (to.createQuery("SELECT count(*) FROM " + table).mapTo(Long.class).one() > 0) {
        throw new StoreException(
            "table " + table + " of that database",
            "it is not empty",
            "name an empty database with --db, so that nothing is mixed up");
      }
    }
    long rows = 0;
    for (String table : tables) {
      rows += copy(table, from.getConnection(), to.getConnection());
      countOn(table, from, to);
    }
    return rows;
  }

  /** As they were made: what others refer to comes first. */
  private static List<String> tables(Handle from) {
    return from.createQuery(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
                + " AND name NOT LIKE 'flyway%' ORDER BY rowid")
        .mapTo(String.class)
        .list();
  }

  private static long copy(String table, Connection from, Connection to) throws SQLException {
    try (Statement select = from.createStatement();
        ResultSet row = select.executeQuery("SELECT * FROM " + table)) {
      List<String> columns = columns(row.getMetaData());
      String places = String.join(", ", Collections.nCopies(columns.size(), "?"));
      String insert =
          "INSERT INTO %s (%s) VALUES (%s)".formatted(table, String.join(", ", columns), places);
      long rows = 0;
      try (PreparedStatement inserted = to.prepareStatement(insert)) {
        while (row.next()) {
          for (int i = 1; i <= columns.size(); i++) {
            inserted.setObject(i, text(row.getObject(i)));
          }
          inserted.addBatch();
          if (++rows % BATCH == 0) {
            inserted.executeBatch();
          }
        }
        inserted.executeBatch();
      }
      return rows;
    }
  }

  /** PostgreSQL keeps no NUL, which is in no text that anybody typed. */
  private static @Nullable Object text(@Nullable Object value) {
    return value instanceof String text ? text.replace('\0', '\ufffd') : value;
  }

  /** What is numbered goes on behind the last number that was ever given. */
  private static void countOn(String table, Handle from, Handle to) {
    long given =
        from.createQuery("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = :table")
            .bind("table", table)
            .mapTo(Long.class)
            .one();
    boolean numbered =
        to.createQuery(
                    "SELECT count(*) FROM information_schema.columns WHERE table_name = :table"
                        + " AND table_schema = current_schema() AND is_identity = 'YES'")
                .bind("table", table)
                .mapTo(Integer.class)
                .one()
            > 0;
    if (numbered) {
      to.createQuery(
              "SELECT setval(pg_get_serial_sequence(:table, 'number'),"
                  + " greatest(:given, coalesce(max(number), 0)) + 1, false) FROM "
                  + table)
          .bind("table", table)
          .bind("given", given)
          .mapTo(Long.class)
          .one();
    }
  }

  private static List<String> columns(ResultSetMetaData row) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= row.getColumnCount(); i++) {
      columns.add(row.getColumnName(i));
    }
    return columns;
  }
}
