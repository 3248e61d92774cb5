package dev.hotpath.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Forks that take turns. Their JVMs start and load at once; nothing else is started beside them.
 *
 * @param <T> what is known of a fork that has ended
 */
final class Underway<T> {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<T>> forks;

  /** One of them, to be taken. */
  interface Fork<T> {
    /**
     * Takes it.
     *
     * @param turn waits for the turn of each of its iterations
     */
    T take(Runnable turn) throws InterruptedException, Trial.Stop;
  }

  Underway(List<Fork<T>> tasks) {
    Turns turns = new Turns(tasks.size());
    forks =
        IntStream.range(0, tasks.size())
            .mapToObj(i ->
                threads.submit(() -> {
                  try {
                    return tasks.get(i).take(() -> turns.await(i));
                  } finally {
                    turns.leave(i);
                  }
                }))
            .toList();
  }

  /**
   * Waits until all have ended.
   *
   * @return what each gave, in the order of the tasks
   * @throws Trial.Stop where the first of them that gave nothing says so
   */
  List<T> finish() throws InterruptedException, Trial.Stop {
    try (threads) {
      return results();
    }
  }

  private List<T> results() throws InterruptedException, Trial.Stop {
    List<T> taken = new ArrayList<>();
    try {
      for (Future<T> fork : forks) {
        taken.add(result(fork));
      }
      return taken;
    } catch (InterruptedException e) {
      threads.shutdownNow(); // the server stops, and a fork may have long to go
      throw e;
    }
  }

  private static <T> T result(Future<T> fork) throws InterruptedException, Trial.Stop {
    try {
      return fork.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case Trial.Stop stop -> throw stop;
        case InterruptedException interrupted -> throw interrupted;
        case RunException ours -> throw ours;
        case null, default -> throw new RunException("a fork can't be measured", e);
      }
    }
  }
}
