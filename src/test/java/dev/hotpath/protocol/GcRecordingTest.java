package dev.hotpath.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hotpath.protocol.GcRecording.Moment;
import org.junit.jupiter.api.Test;

/** What a worker may not claim of its collector, because the server would run over on it. */
class GcRecordingTest {

  private static final long HOUR = 3_600_000_000_000L;

  private static GcRecording of(
      String collector, long end, long operations, double bytesPerOp, long live, int log) {
    return new GcRecording(
        collector,
        1,
        0,
        0,
        0,
        at(-HOUR, 0),
        at(end, 0),
        operations,
        bytesPerOp,
        0,
        live,
        new byte[log],
        false);
  }

  private static Moment at(long nanos, long figure) {
    return new Moment(nanos, figure, 0, 0, 0, 0);
  }

  private static String refused(org.junit.jupiter.api.function.Executable made) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, made).getMessage());
  }

  @Test
  void the_longest_span_and_the_largest_log_are_fine() {
    GcRecording recording =
        of("Shenandoah", 0, 1L << 53, 0, GcRecording.UNKNOWN, GcRecording.MAX_LOG_BYTES);
    assertEquals(HOUR, recording.nanos());
  }

  @Test
  void what_does_not_add_up_is_refused() {
    String what = "a recording of a collector with ";
    assertEquals(
        what + "a name of 33 characters", refused(() -> of("G".repeat(33), 0, 1, 1, 1, 1)));
    assertEquals(what + "a span of 0 ns", refused(() -> of("G1", -HOUR, 1, 1, 1, 1)));
    assertEquals(what + "a span of " + (HOUR + 1) + " ns", refused(() -> of("G1", 1, 1, 1, 1, 1)));
    refused(() -> of("G1", Long.MAX_VALUE, 1, 1, 1, 1));
    assertEquals(what + "-1 operations", refused(() -> of("G1", 0, -1, 1, 1, 1)));
    assertEquals(
        what + "Infinity bytes an operation",
        refused(() -> of("G1", 0, 1, Double.POSITIVE_INFINITY, 1, 1)));
    assertEquals(what + "-2 bytes", refused(() -> of("G1", 0, 1, 1, -2, 1)));
    assertEquals(
        what + "a log of 6291457 bytes",
        refused(() -> of("G1", 0, 1, 1, 1, GcRecording.MAX_LOG_BYTES + 1)));
    assertEquals(what + "-2 at a moment", refused(() -> at(0, -2)));
  }
}
