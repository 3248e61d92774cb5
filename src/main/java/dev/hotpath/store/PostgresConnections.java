package dev.hotpath.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.ConnectionFactory;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Ways into a PostgreSQL database: one connection for writing, which holds the lock that keeps
 * other servers out, and a pool for reading.
 *
 * <p>One writer here too, as with SQLite: what writes rely on, that nothing changes between their
 * statements, holds without retries, and each write is under the lock. It is no bottleneck: a class
 * of forty writes some ten times in a second.
 *
 * <p>Reads run on threads of their own: a virtual thread that is interrupted while it waits for a
 * socket closes it.
 */
final class PostgresConnections implements Connections {

  private static final int READERS = 4;
  private static final int PATIENCE_MILLIS = 3_000;
  private static final String LOCK_TIMEOUT = "SET lock_timeout = " + PATIENCE_MILLIS;

  private final PostgresAddress address;
  private final WritingConnection writing;
  private final HikariDataSource pool;
  private final ExecutorService readers;

  private PostgresConnections(PostgresAddress address, WritingConnection writing) {
    this.address = address;
    this.writing = writing;
    this.pool = new HikariDataSource(pool(address));
    this.readers =
        Executors.newFixedThreadPool(
            READERS, Thread.ofPlatform().daemon().name("hotpath-store-read-", 1).factory());
  }

  private static HikariConfig pool(PostgresAddress address) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("hotpath");
    config.setDataSource(address.source());
    config.setMaximumPoolSize(READERS);
    config.setMinimumIdle(1);
    config.setReadOnly(true);
    config.setConnectionTimeout(PATIENCE_MILLIS);
    config.setConnectionInitSql(LOCK_TIMEOUT);
    config.setInitializationFailTimeout(-1); // the writing connection has shown that it works
    return config;
  }

  /**
   * Opens a database, and makes or migrates its tables where that is called for.
   *
   * @param url as the driver takes it
   * @throws StoreException where it can't be reached or used, another server uses it, or it is
   *     newer than this
   */
  static PostgresConnections open(String url) {
    PostgresAddress address = PostgresAddress.of(url);
    PGSimpleDataSource source = address.source();
    WritingConnection writing = new WritingConnection(() -> forWriting(source));
    try {
      Connection connection = writing.openConnection();
      Schema.POSTGRESQL.bringUpToDate(connection, source, address.subject());
      return new PostgresConnections(address, writing);
    } catch (SQLException e) {
      writing.close();
      throw PostgresTrouble.atStart(address.subject(), e);
    } catch (RuntimeException e) {
      writing.close();
      throw e;
    }
  }

  private static Connection forWriting(PGSimpleDataSource source) throws SQLException {
    Connection connection = source.getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute(LOCK_TIMEOUT);
      // Who vanishes without a word is let go within a minute, and the lock with it.
      statement.execute("SET tcp_keepalives_idle = 30");
      statement.execute("SET tcp_keepalives_interval = 10");
      statement.execute("SET tcp_keepalives_count = 3");
      if (text(statement, "SHOW synchronous_commit").equals("off")) {
        statement.execute("SET synchronous_commit = on");
      }
      PostgresLock.take(statement);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static String text(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : "";
    }
  }

  @Override
  public String subject() {
    return address.subject();
  }

  @Override
  public String remedy() {
    return "check its server, its disk, and the network in between";
  }

  @Override
  public ConnectionFactory reading() {
    return pool::getConnection;
  }

  @Override
  public ConnectionFactory writing() {
    return writing;
  }

  @Override
  public ExecutorService readers() {
    return readers;
  }

  @Override
  public Optional<String> outage(SQLException thrown) {
    return thrown instanceof SQLTransientConnectionException
        ? Optional.of(PostgresTrouble.OUT_OF_REACH) // the pool had none in time
        : PostgresTrouble.outage(thrown);
  }

  /** The pool looks after its own. */
  @Override
  public void renew() {
    writing.renew();
  }

  @Override
  public void close() {
    readers.close();
    pool.close();
    writing.close();
  }
}
