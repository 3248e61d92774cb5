package dev.hotpath.worker;

import dev.hotpath.protocol.JitFindings.Iteration;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.protocol.Link;
import dev.hotpath.worker.jit.LogFiles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs one benchmark from its first, cold iteration on, and reads from the logs of this JVM what
 * its compilers made of it; here, where a log that a submission tampered with harms nobody else.
 */
final class JitHarness {

  private static final int MAX_LOG_BYTES = 4 << 20;
  private static final Duration COMPILING = Duration.ofSeconds(3);

  private final Link link;

  JitHarness(Link link) {
    this.link = link;
  }

  void run(Job.RunJit job) throws IOException {
    Captured.install();
    Watch watch = new Watch(job.iterations());
    var options =
        Jmh.options(job.benchmark())
            .warmupIterations(job.coldIterations())
            .warmupTime(TimeValue.milliseconds(job.coldMillis()))
            .measurementIterations(job.iterations())
            .measurementTime(TimeValue.milliseconds(job.iterationMillis()))
            .build();
    try {
      new Runner(options, new JmhOutput(watch)).run();
    } catch (RunnerException e) {
      link.send(Jmh.failure(e));
      return;
    }
    Optional<byte[]> log = LogFiles.zipped(MAX_LOG_BYTES);
    if (log.isPresent()) {
      link.send(new JobEvent.JitLogged(log.get()));
    }
    link.send(
        new JobEvent.JitSeen(
            LogFiles.read(BenchmarkHarness.packageOf(job.benchmark()), watch.iterations)));
  }

  /** Notes when each iteration began and what it took. */
  private static final class Watch implements JmhOutput.Listener {
    private final int last;
    private final List<Iteration> iterations = new ArrayList<>();
    private double began;

    Watch(int last) {
      this.last = last;
    }

    // The log's clock, to the millisecond.
    private static double uptime() {
      return ManagementFactory.getRuntimeMXBean().getUptime();
    }

    @Override
    public void before() {
      began = uptime();
    }

    @Override
    public void warmed(IterationResult result) {
      add(result);
    }

    @Override
    public void ended(int iteration, IterationResult result) throws IOException {
      add(result);
      if (iteration == last) {
        new CompilerThreads().letCompile(COMPILING); // what is hot by now is to be in the log
      }
    }

    private void add(IterationResult result) {
      double nanosPerOp = result.getPrimaryResult().getScore();
      if (nanosPerOp > 0) {
        iterations.add(new Iteration(began, nanosPerOp, result.getMetadata().getAllOps()));
      }
    }
  }
}
