package dev.hotpath.worker;

import dev.hotpath.protocol.GcRecording;
import dev.hotpath.protocol.GcRecording.Moment;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.protocol.Link;
import java.io.IOException;
import java.nio.file.Path;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs one benchmark and watches what the collector does meanwhile. The span that counts is several
 * iterations long, which follow each other; one more behind it is for the live set, since JMH lets
 * go of the benchmark's state during the last one.
 */
final class GcHarness {

  private static final Path LOG = Path.of("gc.log"); // as the flags of the JVM have it
  private static final int SLICES = 4;
  private static final int WARMUP_MILLIS = 100;

  private final Link link;
  private final Heap heap = Heap.ofThisJvm();

  GcHarness(Link link) {
    this.link = link;
  }

  void run(Job.WatchGc job) throws IOException {
    Captured.install();
    Span span = new Span(new GcLogFile(LOG));
    var options =
        Jmh.options(job.benchmark())
            .warmupIterations(Math.ceilDiv(job.warmupMillis(), WARMUP_MILLIS))
            .warmupTime(TimeValue.milliseconds(WARMUP_MILLIS))
            .measurementIterations(SLICES + 1)
            .measurementTime(TimeValue.milliseconds(Math.ceilDiv(job.millis(), SLICES)))
            .addProfiler(GCProfiler.class)
            .build();
    try {
      new Runner(options, new JmhOutput(span)).run();
    } catch (RunnerException e) {
      link.send(Jmh.failure(e));
      return;
    }
    link.send(new JobEvent.GcWatched(span.recording()));
  }

  /** The iterations that count, and what the heap held before and after. */
  private final class Span implements JmhOutput.Listener {

    private final GcLogFile log;
    private boolean begun;
    private int started;
    private Moment start = new Moment(0, 0, 0, 0, 0, 0);
    private Moment end = start;
    private long operations;
    private double allocated; // by operations alone; NaN where one iteration can't tell
    private long baseBytes = GcRecording.UNKNOWN;
    private long liveBytes = GcRecording.UNKNOWN;

    Span(GcLogFile log) {
      this.log = log;
    }

    @Override
    public void before() {
      if (!begun) {
        begun = true;
        baseBytes = heap.usedAfterCollection();
      }
    }

    @Override
    public void starts() throws IOException {
      started++;
      if (started == 1) {
        log.spanStarts();
        start = now();
      } else if (started > SLICES) {
        liveBytes = heap.usedAfterCollection();
      }
    }

    @Override
    public void ended(int iteration, IterationResult result) throws IOException {
      if (iteration > SLICES) {
        return;
      }
      long ops = result.getMetadata().getAllOps();
      Result<?> perOp = result.getSecondaryResults().get("gc.alloc.rate.norm");
      operations += ops;
      allocated += perOp == null ? Double.NaN : perOp.getScore() * ops;
      if (iteration == SLICES) {
        end = now();
        log.spanEnds();
      }
    }

    private Moment now() {
      return new Moment(
          System.nanoTime(),
          heap.used(),
          heap.committed(),
          heap.allocatedByThreads(),
          whole(GarbageCollection.cpuNanos()),
          whole(Threads.cpuNanos()));
    }

    GcRecording recording() throws IOException {
      return new GcRecording(
          heap.collector(),
          heap.processors(),
          heap.memoryBytes(),
          heap.max(),
          heap.regionBytes(),
          start,
          end,
          operations,
          Math.max(0, allocated / operations), // keeps NaN
          baseBytes,
          liveBytes,
          log.bytes(),
          log.cut());
    }
  }

  private static long whole(double nanos) {
    return Double.isNaN(nanos) ? GcRecording.UNKNOWN : (long) nanos;
  }
}
