package dev.hotpath.worker.trace;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/** The JDK's recorder with all that a timeline is made of; used once. */
public final class Tracer {

  static final String CPU_TIME = "jdk.CPUTimeSample";
  static final String EXECUTION = "jdk.ExecutionSample";
  static final String METHOD = "jdk.MethodTrace";

  /**
   * What a thread does instead of running. However short: many short ones are what is looked for.
   */
  private static final List<String> WAITS =
      List.of(
          "jdk.ThreadPark",
          "jdk.JavaMonitorEnter",
          "jdk.JavaMonitorWait",
          "jdk.ThreadSleep",
          "jdk.VirtualThreadPinned",
          "jdk.SocketRead",
          "jdk.SocketWrite",
          "jdk.FileRead",
          "jdk.FileWrite",
          "jdk.FileForce");

  private static final List<String> OTHERS =
      List.of(
          "jdk.ThreadStart",
          "jdk.ThreadEnd",
          "jdk.VirtualThreadStart",
          "jdk.VirtualThreadEnd",
          "jdk.GarbageCollection",
          "jdk.GCPhasePause",
          "jdk.GCHeapSummary",
          "jdk.SafepointBegin",
          "jdk.SafepointEnd",
          "jdk.ExecuteVMOperation",
          "jdk.Compilation",
          "jdk.Deoptimization",
          "jdk.CPULoad");

  /**
   * In which a virtual thread of JDK 25 is while it has no carrier: the recorder's own events don't
   * tell that one is parked. What runs it on a carrier can't be traced likewise: where a virtual
   * thread has written an event, the recorder drops the next of its carrier's.
   */
  private static final String UNMOUNTED = "java.lang.VirtualThread::yieldContinuation";

  private static final Duration LOAD_PERIOD = Duration.ofMillis(50);
  private static final int CLOCKS_DIFFER_MILLIS = 50;
  private static final long MAX_NANOS = 1_500_000_000;

  private final Path folder;
  private final long maxBytes;
  private final Recording recording = new Recording();
  private final Pulses pulses = new Pulses();
  private final Thread looking;
  private final String sampler;
  private List<Standing> before = List.of();
  private List<Standing> after = List.of();
  private Instant begin = Instant.EPOCH;
  private long startNanos;
  private volatile String cut = "";
  private boolean ended;

  /**
   * One that does not record yet. Its making takes most of the time that its start would.
   *
   * @param folder for the recording
   * @param maxBytes of it
   */
  public Tracer(Path folder, long maxBytes) {
    this.folder = folder;
    this.maxBytes = maxBytes;
    List<String> known =
        FlightRecorder.getFlightRecorder().getEventTypes().stream()
            .map(EventType::getName)
            .toList();
    sampler = known.contains(CPU_TIME) ? CPU_TIME : EXECUTION;
    for (String event : WAITS) {
      recording.enable(event).withThreshold(Duration.ZERO).withStackTrace().with("throttle", "off");
    }
    for (String event : OTHERS) {
      recording.enable(event).withThreshold(Duration.ZERO).withStackTrace();
    }
    recording.enable("jdk.CPULoad").withPeriod(LOAD_PERIOD);
    recording.enable("jdk.ThreadAllocationStatistics").with("period", "everyChunk");
    recording
        .enable(METHOD)
        .withThreshold(Duration.ZERO)
        .withStackTrace()
        .with("filter", UNMOUNTED);
    recording.enable(sampler).with(sampler.equals(CPU_TIME) ? "throttle" : "period", "1ms");
    looking =
        Thread.ofPlatform()
            .name(Pulses.NAME)
            .daemon()
            .unstarted(() -> pulses.keepLooking(this::endInTime));
  }

  /** Starts recording. */
  public void start() {
    recording.start();
    // The first pulse comes behind it, by whichever of the two clocks.
    begin = Instant.now().minusMillis(CLOCKS_DIFFER_MILLIS);
    startNanos = System.nanoTime();
    before = Standing.now();
    pulses.look();
    looking.start();
  }

  /** Ends it early where it would grow too large or too long. */
  private void endInTime() {
    boolean large = bytes() > maxBytes;
    if (large || System.nanoTime() - startNanos > MAX_NANOS) {
      cut =
          large
              ? "the recording had reached %d MB".formatted(maxBytes >> 20)
              : "one operation took longer than that";
      end();
    }
  }

  /** What it has written so far. */
  private static long bytes() {
    String repository = System.getProperty("jdk.jfr.repository");
    long bytes = 0;
    if (repository != null) {
      try (DirectoryStream<Path> chunks = Files.newDirectoryStream(Path.of(repository), "*.jfr")) {
        for (Path chunk : chunks) {
          bytes += Files.size(chunk);
        }
      } catch (IOException e) {
        // A chunk that was let go of meanwhile: the next look sees the others.
      }
    }
    return bytes;
  }

  private synchronized void end() {
    if (!ended) {
      ended = true;
      pulses.look();
      after = Standing.now();
      recording.stop();
    }
  }

  /** What was recorded, as it is on disk and as it is beside it. */
  record Recorded(
      Path file,
      Instant begin,
      String sampler,
      String cut,
      List<Standing> before,
      List<Standing> after,
      Map<Long, String> osThreads) {}

  /** Stops recording. */
  public void stop() throws InterruptedException {
    pulses.over();
    looking.join();
    end();
    pulses.close();
  }

  /**
   * Writes the recording to its file.
   *
   * @throws IllegalStateException where there is none
   */
  Recorded write() throws IOException {
    if (!ended) {
      throw new IllegalStateException("nothing is recorded yet; stop it first");
    }
    Path file = folder.resolve("timeline.jfr");
    try (Recording done = recording) {
      done.dump(file);
    }
    return new Recorded(file, begin, sampler, cut, before, after, pulses.names());
  }
}
