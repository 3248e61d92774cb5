package dev.hotpath.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.ConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the same connection each time and leaves it open, until something goes wrong with it:
 * then the next one is opened anew. For one thread; only {@link #renew} may come from others.
 */
final class WritingConnection implements ConnectionFactory, AutoCloseable {

  /** What was used just now works; what has rested may have been cut off by a network. */
  private static final Duration RESTED = Duration.ofSeconds(5);

  private static final int ANSWER_SECONDS = 2;

  private final Opener opener;
  private volatile boolean bad;
  private long usedNanos;
  private @Nullable Connection known;

  /** Opens a connection for writing. */
  interface Opener {
    Connection open() throws SQLException;
  }

  WritingConnection(Opener opener) {
    this.opener = opener;
  }

  /** Never again to hand out the connection that is open now. */
  void renew() {
    bad = true;
  }

  @Override
  public Connection openConnection() throws SQLException {
    Connection open = known;
    if (open == null || bad || (rested() && !open.isValid(ANSWER_SECONDS))) {
      known = null;
      bad = false;
      drop(open);
      open = opener.open();
      known = open;
    }
    return open;
  }

  private boolean rested() {
    return System.nanoTime() - usedNanos > RESTED.toNanos();
  }

  private static void drop(@Nullable Connection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        // It is given up because it does not work.
      }
    }
  }

  @Override
  public void closeConnection(Connection same) {
    usedNanos = System.nanoTime();
  }

  @Override
  public void close() {
    drop(known);
    known = null;
  }
}
