package dev.hotpath.evidence.gc;

import dev.hotpath.protocol.GcRecording;
import dev.hotpath.protocol.GcRecording.Moment;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A recording of a collector, written by hand; times are milliseconds since the span began. */
public final class WrittenLog {

  private static final long START = 5_000_000_000L;
  private static final long MB = 1 << 20;

  private final String collector;
  private final StringBuilder log = new StringBuilder();
  private int next;
  private long operations = 1_000;
  private double bytesPerOp = 9_912;
  private long liveMb = 4;
  private long maxMb = 64;
  private int processors = 2;
  private boolean cut;

  /** Of that collector, as the flags call it. */
  public WrittenLog(String collector) {
    this.collector = collector;
  }

  /** A line, whatever it says. */
  public WrittenLog line(double atMillis, String tags, String text) {
    log.append(
        String.format(
            Locale.ROOT,
            "[%.3fs][%dns][info][%s] %s%n",
            0.6 + atMillis / 1e3,
            START + Math.round(atMillis * 1e6),
            tags,
            text));
    return this;
  }

  /** A pause that starts then, with what it did to the heap, in MB. */
  public WrittenLog pause(
      double atMillis, double millis, String what, int before, int after, int committed) {
    return line(
        atMillis + millis,
        "gc",
        String.format(
            Locale.ROOT,
            "GC(%d) %s %dM->%dM(%dM) %.3fms",
            next++,
            what,
            before,
            after,
            committed,
            millis));
  }

  /** Generations of the collection that is told next: the old one, and both together, in MB. */
  public WrittenLog generations(double atMillis, int old, int oldAfter, int before, int after) {
    generation(atMillis, "DefNew", before - old, after - oldAfter);
    return generation(atMillis, "Tenured", old, oldAfter);
  }

  private WrittenLog generation(double atMillis, String name, int before, int after) {
    return line(
        atMillis,
        "gc,heap     ",
        "GC(%d) %s: %dK(43712K)->%dK(43712K)".formatted(next, name, before << 10, after << 10));
  }

  /** How much is live, of how much there may be. */
  public WrittenLog live(long live, long max) {
    liveMb = live;
    maxMb = max;
    return this;
  }

  /** What an operation allocates. */
  public WrittenLog each(double bytes, long count) {
    bytesPerOp = bytes;
    operations = count;
    return this;
  }

  WrittenLog processors(int count) {
    processors = count;
    return this;
  }

  WrittenLog cut() {
    cut = true;
    return this;
  }

  /** The recording: a second long. */
  public GcRecording recording() {
    long allocated = (long) (bytesPerOp * operations);
    return new GcRecording(
        collector,
        processors,
        8_000 * MB,
        maxMb * MB,
        collector.equals("G1") ? MB : GcRecording.UNKNOWN,
        new Moment(START, 6 * MB, 16 * MB, 7_000, 1_000_000, 10_000_000),
        new Moment(
            START + 1_000_000_000, 9 * MB, 16 * MB, 7_000 + allocated, 31_000_000, 1_010_000_000),
        operations,
        bytesPerOp,
        3 * MB,
        liveMb * MB,
        log.toString().getBytes(StandardCharsets.UTF_8),
        cut);
  }

  /** As the page gets it. */
  public GcReport report() {
    return GcReport.of(recording(), GcReport.Choice.JVM);
  }
}
