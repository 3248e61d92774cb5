package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.JvmOptions;
import java.util.ArrayList;
import java.util.List;
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
  private final List<String> starterOptions;
  private final List<String> yourOptions;
  private final boolean ahead;
  private @Nullable CompletableFuture<Worker> next;
  private boolean nextIsStarter;

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

  /** For whom the next JVM will be. */
  enum Next {
    STARTER,
    YOURS,
    NOBODY;

    static Next of(boolean starter) {
      return starter ? STARTER : YOURS;
    }
  }

  /**
   * A JVM that nothing has run in.
   *
   * @param starter whether it is for the starter
   * @param another whether one more will be wanted, and for whom
   */
  Worker take(boolean starter, Next another) throws InterruptedException {
    CompletableFuture<Worker> started = next;
    next = null;
    if (started != null && nextIsStarter != starter && !starterOptions.equals(yourOptions)) {
      started.thenAccept(Worker::close);
      started = null;
    }
    Worker worker = started == null ? start(starter) : await(started);
    if (ahead && another != Next.NOBODY) {
      nextIsStarter = another == Next.STARTER;
      boolean side = nextIsStarter;
      next = CompletableFuture.supplyAsync(() -> start(side), Thread::startVirtualThread);
    }
    return worker;
  }

  /** One for the learner with more flags. */
  Worker with(List<String> flags) {
    List<String> options = new ArrayList<>(yourOptions);
    options.addAll(flags);
    return workers.forMeasuring(exercise, options);
  }

  private Worker start(boolean starter) {
    return workers.forMeasuring(exercise, starter ? starterOptions : yourOptions);
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
    if (next != null) {
      next.thenAccept(Worker::close);
    }
  }
}
