package dev.hotpath.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * One SQLite file: many readers, one writer.
 *
 * <p>Guarantees: writes happen one after the other, each a transaction of its own on the platform
 * thread {@code hotpath-store}, and are on the disk when {@link #write} returns; reads run on the
 * caller's thread, see whole transactions only, and never wait for the writer. A caller that is
 * interrupted while its write is under way still learns how that went, and stays interrupted.
 *
 * <p>A thread of its own for writes, not a lock: to wait for the disk is to sit in a native call,
 * which would hold on to one of the few carriers of the virtual threads that ask for it.
 */
final class Database implements AutoCloseable {

  private static final int BUSY_TIMEOUT_MILLIS = 5_000;

  private final String subject;
  private final Connection writing;
  private final ReadConnections reading;
  private final ExecutorService writer;
  private final Future<Jdbis> jdbis;

  private record Jdbis(Jdbi reading, Jdbi writing) {}

  /** Hands out the same connection each time, and leaves it open. */
  private record OneConnection(Connection connection) implements ConnectionFactory {
    @Override
    public Connection openConnection() {
      return connection;
    }

    @Override
    public void closeConnection(Connection same) {}
  }

  private Database(String subject, SQLiteDataSource source, Connection writing) {
    this.subject = subject;
    this.writing = writing;
    this.reading = new ReadConnections(source);
    this.writer =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("hotpath-store").factory());
    // JDBI's first query costs 0.7 s of class loading, which opening need not wait for.
    this.jdbis = writer.submit(this::warmUp);
  }

  /**
   * Opens a database, and creates or migrates it where that is called for.
   *
   * @throws StoreException where the file is not a database, is damaged, or is newer than this
   */
  static Database open(Path file) {
    String subject = "database " + file;
    SQLiteDataSource source = source(file);
    try {
      Connection writing = source.getConnection();
      try {
        Schema.bringUpToDate(writing, source, subject);
        return new Database(subject, source, writing);
      } catch (SQLException | RuntimeException e) {
        writing.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new StoreException(
          subject,
          "can't be opened (" + e.getMessage() + ")",
          "restore a copy of it, or name another folder with --data",
          e);
    }
  }

  private static SQLiteDataSource source(Path file) {
    SQLiteConfig config = new SQLiteConfig();
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

  private Jdbis warmUp() {
    Jdbi reader = Jdbi.create(reading);
    Jdbi writes = Jdbi.create(new OneConnection(writing));
    reader.withHandle(
        handle -> handle.createQuery("SELECT :one").bind("one", 1).mapTo(Integer.class).one());
    return new Jdbis(reader, writes);
  }

  /** Asks something, on the calling thread. */
  <T> T read(HandleCallback<T, SQLException> question) {
    try {
      return await(jdbis).reading().withHandle(question);
    } catch (SQLException | JdbiException e) {
      throw failed("read", e);
    }
  }

  /** Changes something in one transaction; durable on return. */
  void write(HandleConsumer<SQLException> change) {
    Callable<Boolean> transaction =
        () -> {
          await(jdbis).writing().useTransaction(change);
          return true;
        };
    try {
      await(writer.submit(transaction));
    } catch (RejectedExecutionException e) {
      throw new StoreException(subject, "is closed", "don't write once the server has stopped", e);
    }
  }

  /** Waits for the outcome, whatever happens to the waiting thread. */
  private <T> T await(Future<T> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          Throwable cause = e.getCause();
          throw cause instanceof StoreException ours
              ? ours
              : failed("used", cause == null ? e : cause);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private StoreException failed(String what, Throwable cause) {
    return new StoreException(
        subject, "can't be " + what + " (" + cause.getMessage() + ")", "check the disk", cause);
  }

  /** Waits for the writes under way, then closes. A second call does nothing. */
  @Override
  public void close() {
    writer.close();
    try {
      reading.close();
      writing.close();
    } catch (SQLException e) {
      throw failed("closed", e);
    }
  }
}
