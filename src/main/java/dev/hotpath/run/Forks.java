package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.JvmOptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Fresh JVMs for one measurement. The next ones start while those before them work, where the
 * machine has a core more than the exercise needs: starting takes half as long as measuring.
 */
final class Forks implements AutoCloseable {

  private final Workers workers;
  private final Exercise exercise;
  private final List<String> starterOptions;
  private final List<String> yourOptions;
  private final boolean ahead;
  private final Map<List<String>, Deque<CompletableFuture<Worker>>> started = new HashMap<>();

  /**
   * Takes what they are started with.
   *
   * @param yourOptions of the JVM, behind the exercise's own, for the learner's forks
   */
  Forks(Workers workers, Exercise exercise, List<String> yourOptions) {
    this.workers = workers;
    this.exercise = exercise;
    starterOptions = JvmOptions.in(exercise.edit()).flags();
    this.yourOptions = yourOptions;
    ahead = Runtime.getRuntime().availableProcessors() > exercise.cores();
  }

  /** Starts those that will be wanted next, where there is a core for it. */
  void ahead(List<Plan> plans) {
    if (ahead) {
      start(plans);
    }
  }

  /** Starts those that are wanted now and have not started, all at once. */
  void start(List<Plan> plans) {
    Map<List<String>, Integer> wanted = new HashMap<>();
    plans.forEach(plan -> wanted.merge(options(plan), 1, Integer::sum));
    wanted.forEach((options, count) -> {
      Deque<CompletableFuture<Worker>> waiting = waiting(options);
      while (waiting.size() < count) {
        waiting.add(
            CompletableFuture.supplyAsync(
                () -> workers.forMeasuring(exercise, options), Thread::startVirtualThread));
      }
    });
  }

  /** A JVM that nothing has run in. */
  Worker take(Plan plan) throws InterruptedException {
    CompletableFuture<Worker> next = waiting(options(plan)).poll();
    return next == null ? workers.forMeasuring(exercise, options(plan)) : await(next);
  }

  private Deque<CompletableFuture<Worker>> waiting(List<String> options) {
    return started.computeIfAbsent(options, _ -> new ArrayDeque<>());
  }

  private List<String> options(Plan plan) {
    if (plan.starter()) {
      return starterOptions;
    }
    List<String> options = new ArrayList<>(yourOptions);
    options.addAll(plan.variation().flags());
    return options;
  }

  private static Worker await(CompletableFuture<Worker> started) throws InterruptedException {
    try {
      return started.get();
    } catch (InterruptedException e) {
      started.thenAccept(Worker::close);
      throw e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DiedAtStart died) {
        throw died;
      }
      throw new RunException("a JVM for measuring does not start", e);
    }
  }

  @Override
  public void close() {
    started.values().stream()
        .flatMap(Deque::stream)
        .forEach(unused -> unused.thenAccept(Worker::close));
  }
}
