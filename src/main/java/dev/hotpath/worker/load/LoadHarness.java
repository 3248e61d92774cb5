package dev.hotpath.worker.load;

import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.protocol.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs one service under load. Requests run on virtual threads: a platform thread each would be
 * more than a sandbox may have, and a pool of few would be a closed loop again.
 */
public final class LoadHarness {

  private static final int MOST_WARMING = 20_000;
  private static final int MAX_STACK = 20;

  // So that the first is not late before anything has begun.
  private static final long LEAD_NANOS = 20_000_000;

  private final Link link;

  public LoadHarness(Link link) {
    this.link = link;
  }

  /** Something that may take longer than there is patience. */
  private interface Task {
    void run() throws Throwable;
  }

  /** Warms the service up, asks it as the job says, reports each pass. */
  public void run(Job.RunLoad job) throws IOException, InterruptedException {
    Service service;
    try {
      service = Service.start(job.service());
    } catch (Throwable e) {
      link.send(failed(e));
      return;
    }
    Throwable wrong = passes(job, service);
    if (wrong == null) {
      // What all requests together must not have done is told by closing.
      wrong = within(Duration.ofMillis(job.patienceMillis()), service::close);
    }
    link.send(wrong == null ? new JobEvent.LoadEnded() : failed(wrong));
  }

  /** Why an answer was wrong; null where all were right, or not given. */
  private @Nullable Throwable passes(Job.RunLoad job, Service service)
      throws IOException, InterruptedException {
    Duration patience = Duration.ofMillis(job.patienceMillis());
    Pass warming = new Pass(service::request, Ticker.SYSTEM, 0, MOST_WARMING);
    long warm = System.nanoTime() + job.warmUpMillis() * 1_000_000L;
    within(
        patience.plusMillis(job.warmUpMillis()),
        () -> {
          for (int i = 0; i < MOST_WARMING && System.nanoTime() - warm < 0; i++) {
            warming.send(i, System.nanoTime());
          }
        });
    if (warming.wrong() != null) {
      return warming.wrong();
    }
    if (job.closed()) {
      Throwable wrong = closed(job, service, patience);
      if (wrong != null) {
        return wrong;
      }
    }
    Pass pass =
        new Pass(service::request, Ticker.SYSTEM, MOST_WARMING + job.requests(), job.requests());
    Schedule schedule = fromNow(job);
    try (Moments _ = moments(job, true, pass, () -> schedule.dueBy(System.nanoTime()))) {
      new OpenLoop(Ticker.SYSTEM, Thread::startVirtualThread, job.outstanding())
          .run(schedule, pass, patience.toNanos());
    }
    if (pass.wrong() == null) {
      link.send(pass.passed(true, job.requests()));
    }
    return pass.wrong();
  }

  private @Nullable Throwable closed(Job.RunLoad job, Service service, Duration patience)
      throws IOException, InterruptedException {
    Pass pass = new Pass(service::request, Ticker.SYSTEM, MOST_WARMING, job.requests());
    AtomicInteger sent = new AtomicInteger();
    Schedule schedule = fromNow(job);
    long length = schedule.endNanos() - schedule.startNanos() + LEAD_NANOS;
    try (Moments _ = moments(job, false, pass, sent::get)) {
      within(
          patience.plusNanos(length),
          () -> new ClosedLoop(Ticker.SYSTEM).run(schedule, pass, sent));
    }
    if (pass.wrong() == null) {
      link.send(pass.passed(false, sent.get()));
    }
    return pass.wrong();
  }

  private Moments moments(Job.RunLoad job, boolean open, Pass pass, IntSupplier due) {
    return new Moments(link, new News(open, pass, job.requests()), due, job.momentMillis());
  }

  private static Schedule fromNow(Job.RunLoad job) {
    return new Schedule(System.nanoTime() + LEAD_NANOS, job.perSecond(), job.requests());
  }

  /** What it threw; null where it did not, or was not over in time: then it is left to itself. */
  private static @Nullable Throwable within(Duration limit, Task task) throws InterruptedException {
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    boolean _ =
        Thread.startVirtualThread(
                () -> {
                  try {
                    task.run();
                  } catch (Throwable e) {
                    thrown.set(e);
                  }
                })
            .join(limit);
    return thrown.get();
  }

  /** In the service's own words where it checked something, else with the exception's name. */
  private static JobEvent.BenchmarkFailed failed(Throwable thrown) {
    String message = thrown.getMessage();
    List<String> stack =
        Arrays.stream(thrown.getStackTrace())
            .limit(MAX_STACK)
            .map(StackTraceElement::toString)
            .toList();
    return new JobEvent.BenchmarkFailed(
        thrown instanceof AssertionError && message != null ? message : thrown.toString(), stack);
  }
}
