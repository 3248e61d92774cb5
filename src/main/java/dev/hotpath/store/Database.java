package dev.hotpath.store;

import dev.hotpath.classroom.UnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One database: many readers, one writer.
 *
 * <p>Guarantees: writes happen one after the other, each a transaction of its own on the platform
 * thread {@code hotpath-store}, and are on the disk when {@link #write} returns; reads see whole
 * transactions only, and never wait for the writer. A caller that is interrupted while its question
 * is under way still learns how that went, and stays interrupted. Where the database is locked,
 * full or out of reach, callers get an {@link UnavailableException} within seconds, and the next
 * ones try again.
 *
 * <p>A thread of its own for writes, not a lock: to wait for the disk is to sit in a native call,
 * which would hold on to one of the few carriers of the virtual threads that ask for it. And an
 * interrupt would cut off the connection that a virtual thread waits on.
 */
final class Database implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  /** Else who stands behind forty others at a locked database waits for minutes. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Connections connections;
  private final ExecutorService writer;
  private final Future<Jdbis> jdbis;
  private final AtomicBoolean out = new AtomicBoolean();

  private record Jdbis(Jdbi reading, Jdbi writing) {}

  /** Takes the connections over, and closes them at its end. */
  Database(Connections connections) {
    this.connections = connections;
    this.writer =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("hotpath-store").factory());
    // JDBI's first query costs 0.7 s of class loading, which opening need not wait for.
    this.jdbis = writer.submit(this::warmUp);
  }

  private Jdbis warmUp() {
    Jdbi reading = Jdbi.create(connections.reading());
    Jdbi writing = Jdbi.create(connections.writing());
    try {
      reading.withHandle(
          handle -> handle.createQuery("SELECT :one").bind("one", 1).mapTo(Integer.class).one());
    } catch (RuntimeException e) {
      LOG.debug("The first question failed; the next one says so to whoever asks it", e);
    }
    return new Jdbis(reading, writing);
  }

  /** Asks something. */
  <T> T read(HandleCallback<T, SQLException> question) {
    return outcome("read", connections.readers(), () -> jdbis().reading().withHandle(question));
  }

  /** Changes something in one transaction; durable on return. */
  void write(HandleConsumer<SQLException> change) {
    change(change.asCallback());
  }

  /** As {@link #write}, and tells what came of it. */
  <T> T change(HandleCallback<T, SQLException> change) {
    long asked = System.nanoTime();
    return outcome(
        "written",
        writer,
        () -> {
          if (System.nanoTime() - asked > PATIENCE.toNanos()) {
            throw unavailable("too much waits to be written", new TimeoutException("not tried"));
          }
          return jdbis().writing().inTransaction(change);
        });
  }

  private Jdbis jdbis() throws ExecutionException {
    return uninterrupted(jdbis);
  }

  /** Asks there, and waits for the outcome. */
  private <T> T outcome(String what, Executor where, Callable<T> question) {
    FutureTask<T> task = new FutureTask<>(() -> whole(question));
    try {
      where.execute(task);
      T outcome = uninterrupted(task);
      if (out.get() && out.compareAndSet(true, false)) {
        LOG.info("{} works again", connections.subject());
      }
      return outcome;
    } catch (RejectedExecutionException e) {
      throw new StoreException(
          connections.subject(), "is closed", "don't use it once the server has stopped", e);
    } catch (ExecutionException e) {
      throw failed(what, e.getCause() == null ? e : e.getCause());
    }
  }

  /** On the thread that asks: who comes next there must not get a connection in a bad way. */
  private <T> T whole(Callable<T> question) throws Exception {
    try {
      return question.call();
    } catch (StoreException | UnavailableException e) {
      throw e; // ours, and what was begun is rolled back
    } catch (Exception e) {
      connections.renew();
      throw e;
    }
  }

  /** Waits for the outcome, whatever happens to the waiting thread. */
  private static <T> T uninterrupted(Future<T> future) throws ExecutionException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private RuntimeException failed(String what, Throwable thrown) {
    if (thrown instanceof StoreException || thrown instanceof UnavailableException) {
      return (RuntimeException) thrown;
    }
    Throwable cause = thrown;
    while (cause.getCause() != null && !(cause instanceof SQLException)) {
      cause = cause.getCause();
    }
    Optional<String> outage =
        cause instanceof SQLException sql ? connections.outage(sql) : Optional.empty();
    return outage.isPresent()
        ? unavailable(outage.get(), cause)
        : new StoreException(
            connections.subject(),
            "can't be " + what + " (" + cause.getMessage() + ")",
            connections.remedy(),
            thrown);
  }

  private UnavailableException unavailable(String fact, Throwable cause) {
    UnavailableException thrown =
        new UnavailableException(connections.subject(), fact, connections.remedy(), cause);
    if (out.compareAndSet(false, true)) {
      LOG.warn("{} ({})", thrown.getMessage(), cause.getMessage()); // once, not for each request
    }
    return thrown;
  }

  /** Waits for the writes under way, then closes. A second call does nothing. */
  @Override
  public void close() {
    writer.close();
    try {
      connections.close();
    } catch (SQLException e) {
      throw new StoreException(
          connections.subject(), "can't be closed (" + e.getMessage() + ")", "check the disk", e);
    }
  }
}
