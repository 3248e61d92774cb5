package dev.hotpath.worker.trace;

import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * What the recorder does not know and others count, written into the same recording: so it has the
 * same clock, and whoever opens the recording finds it there.
 */
final class Pulse {

  static final String OF_JVM = "hotpath.Pulse";
  static final String OF_THREAD = "hotpath.Scheduled";

  private Pulse() {}

  /** Totals of this JVM. */
  @Name(OF_JVM)
  @StackTrace(false)
  static final class Jvm extends Event {
    /** Bytes allocated by all threads since the JVM started; −1 where nobody counts them. */
    long allocated;

    long heapUsed;
    long heapCommitted;
  }

  /** What the kernel counted for a thread since it was last looked at. */
  @Name(OF_THREAD)
  @StackTrace(false)
  static final class Scheduled extends Event {
    long osThread;

    /** How long ago that was, in nanoseconds. */
    long period;

    /** Nanoseconds on a core. */
    long ran;

    /** Nanoseconds ready, without a core. */
    long waited;
  }
}
