package dev.hotpath.grade;

/**
 * {@code live-bytes}: bytes of the heap that a benchmark and the code in it keep alive between
 * operations. JMH itself keeps less than 256 KB, which counts as nothing.
 */
final class LiveBytesMetric extends CounterMetric {

  LiveBytesMetric() {
    super("live-bytes", true, true, 262_144);
  }
}
