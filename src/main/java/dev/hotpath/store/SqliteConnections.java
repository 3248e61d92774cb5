package dev.hotpath.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jdbi.v3.core.ConnectionFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteOpenMode;

/** Ways into an SQLite file. Reads run on the caller's thread: they wait for nothing but a page. */
final class SqliteConnections implements Connections {

  private static final int BUSY_TIMEOUT_MILLIS = 3_000;

  private final String subject;
  private final WritingConnection writing;
  private final ReadConnections reading;

  private SqliteConnections(String subject, SQLiteDataSource source) {
    this.subject = subject;
    this.writing = new WritingConnection(source::getConnection);
    this.reading = new ReadConnections(source);
  }

  /**
   * Opens a file, and creates or migrates it where that is called for.
   *
   * @throws StoreException where the file is not a database, is damaged, or is newer than this
   */
  static SqliteConnections open(Path file) {
    String subject = "database " + file;
    SQLiteDataSource making = source(file, new SQLiteConfig());
    try (Connection connection = making.getConnection()) {
      Schema.SQLITE.bringUpToDate(connection, making, subject);
    } catch (SQLException e) {
      throw new StoreException(
          subject,
          "can't be opened (" + e.getMessage() + ")",
          "restore a copy of it, or name another folder with --data",
          e);
    }
    SQLiteConfig existing = new SQLiteConfig();
    existing.resetOpenMode(SQLiteOpenMode.CREATE); // one that is lost must not come back empty
    return new SqliteConnections(subject, source(file, existing));
  }

  private static SQLiteDataSource source(Path file, SQLiteConfig config) {
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // FULL, since in WAL mode NORMAL loses what was committed last when the power fails.
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  @Override
  public String subject() {
    return subject;
  }

  @Override
  public String remedy() {
    return "check the disk, and what else uses the file";
  }

  @Override
  public ConnectionFactory reading() {
    return reading;
  }

  @Override
  public ConnectionFactory writing() {
    return writing;
  }

  @Override
  public Executor readers() {
    return Runnable::run;
  }

  @Override
  public Optional<String> outage(SQLException thrown) {
    int primary = thrown.getErrorCode() & 0xff; // the rest of the code is detail
    if (primary == SQLiteErrorCode.SQLITE_BUSY.code
        || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
      return Optional.of("another program has the database locked");
    } else if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
      return Optional.of("the disk is full");
    } else if (primary == SQLiteErrorCode.SQLITE_IOERR.code
        || primary == SQLiteErrorCode.SQLITE_CANTOPEN.code
        || primary == SQLiteErrorCode.SQLITE_READONLY.code
        || primary == SQLiteErrorCode.SQLITE_PERM.code) {
      return Optional.of("the disk can't be read or written");
    }
    return Optional.empty();
  }

  @Override
  public void renew() {
    writing.renew();
    reading.renew();
  }

  @Override
  public void close() throws SQLException {
    try (writing) {
      reading.close();
    }
  }
}
