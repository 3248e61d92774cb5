package dev.hotpath.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * A few connections for reading, kept open: a query takes microseconds, opening takes a
 * millisecond. Who finds all in use waits. Thread-safe.
 */
final class ReadConnections implements ConnectionFactory, AutoCloseable {

  /** More would only wait for the same two or four cores. */
  private static final int MOST = 4;

  private final DataSource source;
  private final Semaphore free = new Semaphore(MOST);
  private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  ReadConnections(DataSource source) {
    this.source = source;
  }

  @Override
  public Connection openConnection() throws SQLException {
    free.acquireUninterruptibly();
    try {
      if (closed) {
        throw new SQLException("it is closed");
      }
      Connection known = idle.poll();
      return known != null ? known : source.getConnection();
    } catch (SQLException | RuntimeException e) {
      free.release();
      throw e;
    }
  }

  @Override
  public void closeConnection(Connection connection) {
    idle.add(connection);
    free.release();
  }

  /** Closes those that nobody uses: what they fail at, one that is opened now may be able to do. */
  void renew() {
    for (Connection old = idle.poll(); old != null; old = idle.poll()) {
      try {
        old.close();
      } catch (SQLException e) {
        // It is given up because it may not work.
      }
    }
  }

  /** Waits for the reads under way, then closes; who asks afterwards is refused. */
  @Override
  public void close() throws SQLException {
    closed = true;
    free.acquireUninterruptibly(MOST);
    try {
      while (!idle.isEmpty()) {
        idle.remove().close();
      }
    } finally {
      free.release(MOST);
    }
  }
}
