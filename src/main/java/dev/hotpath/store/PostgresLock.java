package dev.hotpath.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Keeps a second server out of a schema of a PostgreSQL database: an advisory lock of the
 * connection that writes. Its server lifts it when that connection ends, however it ends.
 */
final class PostgresLock {

  /** "hotp": locks of other programs have other numbers, we hope. */
  static final int OURS = 0x686f7470;

  /** Whoever was killed just now may be let go in a moment. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration PAUSE = Duration.ofMillis(100);

  private PostgresLock() {}

  /** Another server has it. */
  static final class TakenException extends SQLException {
    private static final long serialVersionUID = 1;

    TakenException() {
      super("another Hotpath server uses it");
    }
  }

  /**
   * Takes the lock for the connection's life.
   *
   * @throws TakenException where another server has it
   */
  static void take(Statement statement) throws SQLException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!taken(statement)) {
      if (System.nanoTime() - end > 0 || !paused()) {
        throw new TakenException();
      }
    }
  }

  private static boolean paused() {
    try {
      Thread.sleep(PAUSE);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** By schema, since several classrooms may share a database by {@code currentSchema}. */
  private static boolean taken(Statement statement) throws SQLException {
    String sql =
        "SELECT pg_try_advisory_lock(%d, hashtext(coalesce(current_schema(), '')))".formatted(OURS);
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.next() && row.getBoolean(1);
    }
  }
}
