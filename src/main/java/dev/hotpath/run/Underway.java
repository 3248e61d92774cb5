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
 */
final class Underway {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<Trial.Fork>> forks;

  Underway(Trial trial, List<Trial.Task> tasks) {
    Turns turns = new Turns(tasks.size());
    forks =
        IntStream.range(0, tasks.size())
            .mapToObj(i ->
                threads.submit(() -> {
                  try {
                    return trial.take(tasks.get(i), () -> turns.await(i));
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
  List<Trial.Fork> finish() throws InterruptedException, Trial.Stop {
    try (threads) {
      List<Trial.Fork> taken = new ArrayList<>();
      for (Future<Trial.Fork> fork : forks) {
        taken.add(result(fork));
      }
      return taken;
    }
  }

  private static Trial.Fork result(Future<Trial.Fork> fork)
      throws InterruptedException, Trial.Stop {
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
