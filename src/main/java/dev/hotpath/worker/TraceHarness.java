package dev.hotpath.worker;

import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.protocol.Link;
import dev.hotpath.protocol.TraceEvents;
import dev.hotpath.worker.trace.TraceReader;
import dev.hotpath.worker.trace.Tracer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs one benchmark under the JDK's own recorder and reduces the recording here, where one that a
 * submission tampered with harms nobody else.
 */
final class TraceHarness {

  private static final int WARMUP_MILLIS = 100;
  private static final int MAX_RECORDING_BYTES = 12 << 20; // of one that is sent as it is

  private final Link link;

  TraceHarness(Link link) {
    this.link = link;
  }

  /** Records the one iteration that is measured. */
  private static final class Recorded implements JmhOutput.Listener {
    private final Tracer tracer;
    private long operations;

    Recorded(Tracer tracer) {
      this.tracer = tracer;
    }

    @Override
    public void starts() {
      tracer.start();
    }

    @Override
    public void ended(int iteration, IterationResult result) throws IOException {
      operations += result.getMetadata().getAllOps();
      try {
        tracer.stop();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("the recording was not stopped");
      }
    }
  }

  void run(Job.RunTrace job) throws IOException {
    Captured.install();
    // Before anything is warm: the recorder's own start takes half a second.
    Tracer tracer = new Tracer(Path.of(System.getProperty("java.io.tmpdir")), job.maxBytes());
    Recorded recorded = new Recorded(tracer);
    var options =
        Jmh.options(job.benchmark())
            .warmupIterations(Math.ceilDiv(job.warmupMillis(), WARMUP_MILLIS))
            .warmupTime(TimeValue.milliseconds(WARMUP_MILLIS))
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(job.recordMillis()))
            .build();
    try {
      new Runner(options, new JmhOutput(recorded)).run();
    } catch (RunnerException e) {
      link.send(Jmh.failure(e));
      return;
    }
    TraceReader.Read read =
        TraceReader.read(tracer, job.benchmark(), job.recordMillis(), recorded.operations);
    if (Files.size(read.recording()) <= MAX_RECORDING_BYTES) {
      link.send(new JobEvent.Recorded("timeline", Files.readAllBytes(read.recording())));
    }
    for (TraceEvents events : read.events()) {
      link.send(new JobEvent.TracedEvents(events));
    }
    link.send(new JobEvent.Traced(read.trace()));
  }
}
