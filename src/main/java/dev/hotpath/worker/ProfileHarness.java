package dev.hotpath.worker;

import dev.hotpath.profiler.Profiler;
import dev.hotpath.profiler.Recording;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.protocol.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import one.jfr.JfrReader;
import one.profiler.AsyncProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs one benchmark under async-profiler and reduces the recording here, where a recording that a
 * submission tampered with harms nobody else.
 */
final class ProfileHarness {

  private static final int WARMUP_MILLIS = 100;
  private static final int MAX_RECORDING_BYTES = 12 << 20;

  private final Link link;

  ProfileHarness(Link link) {
    this.link = link;
  }

  void run(Job.RunProfile job) throws IOException {
    AsyncProfiler library = AsyncProfiler.getInstance(); // loaded before anything is warm
    Captured.install();
    Path file = Path.of(System.getProperty("java.io.tmpdir"), "recording.jfr");
    Profiler profiler = new Profiler(library, job.views(), file);
    AtomicLong operations = new AtomicLong();
    JmhOutput output =
        new JmhOutput(
            new JmhOutput.Listener() {
              @Override
              public void starts() throws IOException {
                profiler.start();
              }

              @Override
              public void ended(int iteration, IterationResult result) throws IOException {
                profiler.stop();
                operations.set(result.getMetadata().getAllOps());
              }
            });
    var options =
        Jmh.options(job.benchmark())
            .warmupIterations(Math.ceilDiv(job.warmupMillis(), WARMUP_MILLIS))
            .warmupTime(TimeValue.milliseconds(WARMUP_MILLIS))
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(job.recordMillis()))
            .build();
    try {
      new Runner(options, output).run();
    } catch (RunnerException e) {
      link.send(Jmh.failure(e));
      return;
    }
    try (JfrReader reader = new JfrReader(file.toString())) {
      Recording recording = Recording.ofBenchmark(reader, job.benchmark());
      for (String view : job.views()) {
        link.send(
            new JobEvent.Profiled(
                recording.samples(
                    view, profiler.engine(view), profiler.interval(view), operations.get())));
        reader.rewind();
      }
    }
    boolean fits = Files.size(file) <= MAX_RECORDING_BYTES;
    link.send(new JobEvent.ProfileEnded(fits ? Files.readAllBytes(file) : new byte[0]));
  }
}
