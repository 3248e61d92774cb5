package dev.hotpath.evidence.gc;

import dev.hotpath.protocol.GcRecording;
import dev.hotpath.protocol.GcRecording.Moment;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What a recording and its log add up to. What nobody can tell is {@code null}. */
record GcFigures(GcRecording recording, GcLog log) {

  private static final double NANOS_PER_SECOND = 1e9;

  static GcFigures of(GcRecording recording) {
    return new GcFigures(
        recording,
        GcLog.read(
            recording.log(),
            recording.start().nanos(),
            recording.end().nanos(),
            recording.regionBytes()));
  }

  /** As people call it. */
  String collector() {
    return recording.collector().equals("Z") ? "ZGC" : recording.collector();
  }

  long nanos() {
    return recording.nanos();
  }

  /** How much of the span the log tells of: all of it, unless it was cut. */
  long toldNanos() {
    return recording.cut() ? Math.max(1, log.lastNanos()) : nanos();
  }

  @Nullable Double bytesPerOp() {
    double bytes = recording.bytesPerOp();
    return Double.isNaN(bytes) ? null : Double.valueOf(bytes);
  }

  /** Within the span, by the whole JVM. */
  @Nullable Long allocated() {
    return growth(Moment::allocatedBytes);
  }

  @Nullable Double allocatedPerSecond() {
    Long allocated = allocated();
    return allocated == null ? null : Double.valueOf(allocated / (nanos() / NANOS_PER_SECOND));
  }

  /** The collector's share of the processor time. */
  @Nullable Double gcCpu() {
    Long gc = growth(Moment::gcCpuNanos);
    Long all = growth(Moment::cpuNanos);
    return gc == null || all == null || all == 0
        ? null
        : Double.valueOf(Math.min(1, (double) gc / all));
  }

  private @Nullable Long growth(ToLongFunction<Moment> figure) {
    long before = figure.applyAsLong(recording.start());
    long after = figure.applyAsLong(recording.end());
    return before < 0 || after < before ? null : Long.valueOf(after - before);
  }

  /** {@code null} where no collection tells, also where there was none. */
  @Nullable Long promoted() {
    Long sum = null;
    for (Collected one : log.collections()) {
      Long promoted = one.promoted();
      if (promoted != null) {
        sum = (sum == null ? 0 : sum) + promoted;
      }
    }
    return sum;
  }

  long pauseNanos() {
    return Pauses.sum(log.pauses());
  }

  @Nullable Long maxHeap() {
    return known(recording.maxHeapBytes());
  }

  @Nullable Long base() {
    return known(recording.baseBytes());
  }

  @Nullable Long live() {
    return known(recording.liveBytes());
  }

  long usedAtStart() {
    return Math.max(0, recording.start().usedBytes());
  }

  long usedAtEnd() {
    return Math.max(0, recording.end().usedBytes());
  }

  @Nullable Long committedAtStart() {
    return known(recording.start().committedBytes());
  }

  @Nullable Long committedAtEnd() {
    return known(recording.end().committedBytes());
  }

  private static @Nullable Long known(long bytes) {
    return bytes < 0 ? null : Long.valueOf(bytes);
  }

  /** How many collections there were of which that holds. */
  int count(Predicate<Collected> which) {
    return (int) log.collections().stream().filter(which).count();
  }

  /** The pauses of collections of which that holds, together. */
  long pauseNanos(Predicate<Collected> which) {
    return log.collections().stream().filter(which).mapToLong(Collected::pauseNanos).sum();
  }

  /**
   * Regions that G1 gave to humongous objects within the span, by what was there more each time.
   */
  long humongousRegions() {
    long regions = 0;
    Integer before = null;
    for (Collected one : log.collections()) {
      Integer found = one.humongousBefore();
      Integer left = one.humongousAfter();
      if (found != null && left != null) {
        // What there was at the start was made before.
        regions += before == null ? 0 : Math.max(0, found - before);
        before = left;
      }
    }
    return regions;
  }

  @Nullable Long medianPause() {
    return Pauses.median(log.pauses());
  }

  long longestPause() {
    return Objects.requireNonNullElse(Pauses.longestNanos(log.pauses()), 0L);
  }

  int pauses() {
    return log.pauses().size();
  }
}
