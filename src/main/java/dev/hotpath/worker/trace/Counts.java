package dev.hotpath.worker.trace;

import dev.hotpath.protocol.Trace;
import dev.hotpath.protocol.TraceKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;

/**
 * What was counted at each pulse. A recording has the events of one thread in their order, and
 * those of several in any; and of which thread the kernel speaks is known when all events are read.
 */
final class Counts {

  private static final int KIB = 1_024;

  private record OfJvm(long time, long allocated, long used, long committed) {}

  private record OfThread(long thread, long time, long period, long ran, long waited) {}

  private final List<OfJvm> ofJvm = new ArrayList<>();
  private final List<OfThread> ofThreads = new ArrayList<>();

  void ofJvm(RecordedEvent event, long time) {
    ofJvm.add(
        new OfJvm(
            time,
            event.getLong("allocated"),
            event.getLong("heapUsed"),
            event.getLong("heapCommitted")));
  }

  void ofThread(RecordedEvent event, long time) {
    ofThreads.add(
        new OfThread(
            event.getLong("osThread"),
            time,
            event.getLong("period"),
            event.getLong("ran"),
            event.getLong("waited")));
  }

  /** When the recording of the program begins, in the recording's own time. */
  int from() {
    return (int) ofJvm.stream().mapToLong(OfJvm::time).min().orElse(0);
  }

  int to() {
    long last = ofJvm.stream().mapToLong(OfJvm::time).max().orElse(0);
    return (int) Math.min(last, from() + (long) Trace.MAX_NANOS);
  }

  /** Whether the kernel told who had a core. */
  boolean scheduled() {
    return !ofThreads.isEmpty();
  }

  void add(Columns columns, Threads threads, Map<Long, String> osThreads) {
    ofJvm.sort(Comparator.comparingLong(OfJvm::time));
    OfJvm before = null;
    for (OfJvm pulse : ofJvm) {
      heap(columns, pulse.time, pulse.used, pulse.committed);
      if (before != null && before.allocated >= 0) {
        long bytes = Math.max(0, pulse.allocated - before.allocated);
        long period = pulse.time - before.time;
        columns.add(TraceKind.ALLOCATED, before.time, period, -1, (int) (bytes / KIB), -1, -1);
      }
      before = pulse;
    }
    for (OfThread pulse : ofThreads) {
      int thread = threads.ofOs(pulse.thread, osThreads.get(pulse.thread));
      long start = Math.max(0, pulse.time - pulse.period);
      columns.add(
          TraceKind.SCHEDULED,
          start,
          pulse.time - start,
          thread,
          (int) Math.max(0, pulse.ran),
          (int) Math.max(0, pulse.waited),
          -1);
    }
  }

  /** The heap at a time. */
  void heap(Columns columns, long time, long used, long committed) {
    columns.add(TraceKind.HEAP, time, 0, -1, (int) (used / KIB), (int) (committed / KIB), -1);
  }
}
