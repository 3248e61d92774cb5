package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Fresh JVMs for one measurement. The next one starts while the one before it works, where the
 * machine has a core more than the exercise needs: starting takes half as long as measuring.
 */
final class Forks implements AutoCloseable {

  private final Workers workers;
  private final Exercise exercise;
  private final boolean ahead;
  private @Nullable CompletableFuture<Worker> next;

  Forks(Workers workers, Exercise exercise) {
    this.workers = workers;
    this.exercise = exercise;
    ahead = Runtime.getRuntime().availableProcessors() > exercise.cores();
  }

  /**
   * A JVM that nothing has run in.
   *
   * @param another whether one more will be wanted
   */
  Worker take(boolean another) throws InterruptedException {
    CompletableFuture<Worker> started = next;
    next = null;
    Worker worker = started == null ? workers.forMeasuring(exercise) : await(started);
    if (ahead && another) {
      next =
          CompletableFuture.supplyAsync(
              () -> workers.forMeasuring(exercise), Thread::startVirtualThread);
    }
    return worker;
  }

  private static Worker await(CompletableFuture<Worker> started) throws InterruptedException {
    try {
      return started.get();
    } catch (InterruptedException e) {
      started.thenAccept(Worker::close);
      throw e;
    } catch (ExecutionException e) {
      throw new RunException("a JVM for measuring does not start", e);
    }
  }

  @Override
  public void close() {
    if (next != null) {
      next.thenAccept(Worker::close);
    }
  }
}
