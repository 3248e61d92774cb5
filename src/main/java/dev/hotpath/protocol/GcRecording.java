package dev.hotpath.protocol;

/**
 * What a benchmark did to the heap while its collector was watched: figures of the JVM at the start
 * and at the end of a span, and the log of {@code -Xlog:gc*}.
 *
 * <p>A worker may send anything that can be written as such a record; what passes its checks can be
 * added up without running over. What nobody can tell is {@link #UNKNOWN}.
 *
 * @param collector as the flags call it: {@code Serial Parallel G1 Z Shenandoah Epsilon}
 * @param processors that the JVM sees
 * @param memoryBytes of the host or container, as the JVM sees it
 * @param maxHeapBytes what {@code -Xmx} is
 * @param regionBytes size of a region of G1's heap
 * @param start of the span; the benchmark is warm
 * @param end of the span
 * @param operations of the benchmark within it
 * @param bytesPerOp allocated, on average; NaN where the JVM can't tell
 * @param baseBytes used after a full collection, before anything of the benchmark was set up
 * @param liveBytes used after a full collection behind the span, while the benchmark's state lives
 * @param log UTF-8, a line for each message, decorated with {@code uptime,timenanos,level,tags};
 *     its head, and then what was written within the span
 * @param cut whether the log of the span was longer, and its end is missing
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record GcRecording(
    String collector,
    int processors,
    long memoryBytes,
    long maxHeapBytes,
    long regionBytes,
    Moment start,
    Moment end,
    long operations,
    double bytesPerOp,
    long baseBytes,
    long liveBytes,
    byte[] log,
    boolean cut) {

  /** Nobody can tell. */
  public static final long UNKNOWN = -1;

  /** At most so much of a log is sent. */
  public static final int MAX_LOG_BYTES = 6 << 20;

  private static final int MAX_WORD = 32;
  private static final int MAX_PROCESSORS = 1 << 16;

  // Sums stay exact in a page's numbers up to here.
  private static final long MOST = 1L << 53;
  private static final long LONGEST_NANOS = 3_600_000_000_000L;

  public GcRecording {
    check(collector.length() <= MAX_WORD, "a name of %s characters", collector.length());
    check(processors > 0 && processors <= MAX_PROCESSORS, "%s processors", processors);
    for (long bytes : new long[] {memoryBytes, maxHeapBytes, regionBytes, baseBytes, liveBytes}) {
      check(bytes >= UNKNOWN && bytes <= MOST, "%s bytes", bytes);
    }
    check(operations >= 0 && operations <= MOST, "%s operations", operations);
    check(
        Double.isNaN(bytesPerOp) || (bytesPerOp >= 0 && bytesPerOp <= MOST),
        "%s bytes an operation",
        bytesPerOp);
    // Of two moments that differ by more than a long holds, the difference is below 0.
    long nanos = end.nanos - start.nanos;
    check(nanos > 0 && nanos <= LONGEST_NANOS, "a span of %s ns", nanos);
    check(log.length <= MAX_LOG_BYTES, "a log of %s bytes", log.length);
  }

  private static void check(boolean fine, String what, Object value) {
    if (!fine) {
      throw new IllegalArgumentException(
          "a recording of a collector with " + what.formatted(value));
    }
  }

  /** Length of the span in nanoseconds; more than 0. */
  public long nanos() {
    return end.nanos - start.nanos;
  }

  /**
   * What the JVM said at one moment.
   *
   * @param nanos of {@link System#nanoTime()}, which is the log's {@code timenanos} too
   * @param usedBytes of the heap, garbage included
   * @param committedBytes of the heap
   * @param allocatedBytes by all threads so far
   * @param gcCpuNanos processor time of the threads that collect, so far
   * @param cpuNanos processor time of the whole JVM, so far
   */
  public record Moment(
      long nanos,
      long usedBytes,
      long committedBytes,
      long allocatedBytes,
      long gcCpuNanos,
      long cpuNanos) {

    public Moment {
      for (long one :
          new long[] {usedBytes, committedBytes, allocatedBytes, gcCpuNanos, cpuNanos}) {
        check(one >= UNKNOWN && one <= MOST, "%s at a moment", one);
      }
    }
  }
}
