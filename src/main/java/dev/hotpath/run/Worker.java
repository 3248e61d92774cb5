package dev.hotpath.run;

import dev.hotpath.grade.Ending;
import dev.hotpath.protocol.Go;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.protocol.MalformedMessageException;
import dev.hotpath.protocol.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A worker JVM that waits for its one job. Used once. */
final class Worker implements AutoCloseable {

  private static final Pattern OUT_OF_MEMORY =
      Pattern.compile("Terminating due to java\\.lang\\.OutOfMemoryError: ([^\n]+)");

  // The worker says where it hangs shortly before the parent ends it.
  private static final Duration LAST_WORD = Duration.ofMillis(500);

  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("hotpath-worker-clock").daemon().factory());

  private final ChildJvm jvm;
  private @Nullable Pause pause;
  private volatile boolean late;
  private volatile boolean cancelled;
  private volatile boolean closed;

  Worker(ChildJvm jvm) {
    this.jvm = jvm;
  }

  /**
   * Does the job and waits for its end, whatever that is.
   *
   * @param limit on wall time, without what it waited for its turns, after which the JVM is killed
   * @param events told of everything but the hanging, on this thread; when an iteration is due it
   *     may wait for that one's turn
   */
  Ending run(Job job, Duration limit, Consumer<JobEvent> events) throws InterruptedException {
    Alarm alarm = new Alarm(limit.plus(LAST_WORD));
    JobEvent.@Nullable Hanging hanging = null;
    try {
      jvm.link().send(job);
      while (true) {
        Message message = jvm.link().receive();
        switch (message) {
          case JobEvent.Hanging report -> hanging = report;
          case JobEvent.HarnessFailed failed -> {
            return new Ending.HarnessFailed(failed.message());
          }
          case JobEvent.IterationDue due -> {
            alarm.off(); // what it waits for its turn is none of its own time
            Pause pause = pause();
            pause.begin();
            events.accept(due);
            pause.end();
            jvm.link().send(new Go());
            alarm.on();
          }
          case JobEvent event -> {
            events.accept(event);
            if (event.last()) {
              return new Ending.Finished();
            }
          }
          default -> {
            return new Ending.Tampered(
                "it sent a " + message.getClass().getSimpleName() + " out of turn");
          }
        }
      }
    } catch (MalformedMessageException e) {
      return new Ending.Tampered(String.valueOf(e.getMessage()));
    } catch (IOException linkIsGone) {
      return ending(limit, hanging);
    } finally {
      alarm.off();
    }
  }

  /** Kills the JVM once it has had its time. */
  private final class Alarm {
    private long nanosLeft;
    private long since;
    private ScheduledFuture<?> rings;

    Alarm(Duration limit) {
      nanosLeft = limit.toNanos();
      since = System.nanoTime();
      rings = schedule();
    }

    void on() {
      since = System.nanoTime();
      rings = schedule();
    }

    void off() {
      rings.cancel(false);
      nanosLeft -= System.nanoTime() - since;
    }

    private ScheduledFuture<?> schedule() {
      return CLOCK.schedule(
          () -> {
            late = true;
            jvm.kill();
          },
          nanosLeft,
          TimeUnit.NANOSECONDS);
    }
  }

  private Pause pause() {
    Pause known = pause;
    if (known == null) {
      known = new Pause(jvm.pid());
      pause = known;
    }
    return known;
  }

  private Ending ending(Duration limit, JobEvent.@Nullable Hanging hanging)
      throws InterruptedException {
    int exitCode = jvm.awaitExit();
    Matcher outOfMemory = OUT_OF_MEMORY.matcher(jvm.output());
    OptionalLong memoryExceeded = jvm.memoryExceeded();
    if (cancelled) {
      return new Ending.Cancelled();
    } else if (memoryExceeded.isPresent()) {
      return new Ending.MemoryExceeded(memoryExceeded.getAsLong());
    } else if (late) {
      return hanging == null
          ? new Ending.TimedOut(limit, "", List.of())
          : new Ending.TimedOut(limit, hanging.test(), hanging.stack());
    } else if (exitCode == 3 && outOfMemory.find()) {
      return new Ending.OutOfMemory(outOfMemory.group(1));
    }
    return new Ending.Died(exitCode, jvm.output());
  }

  /** Ends it from another thread because its run is no longer wanted. */
  void cancel() {
    cancelled = true;
    jvm.kill();
  }

  /** What was printed past the harness's own capture, the first 64 KB. */
  String output() {
    return jvm.output();
  }

  ChildJvm jvm() {
    return jvm;
  }

  boolean closed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    jvm.close();
  }
}
