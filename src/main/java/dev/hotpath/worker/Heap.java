package dev.hotpath.worker;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.hotpath.protocol.GcRecording;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.util.List;

/**
 * The heap of this JVM and who collects it.
 *
 * @param collector as the flags call it; empty where none of those that are known
 * @param processors that this JVM sees
 * @param memoryBytes of the host or container
 * @param regionBytes of G1; {@link GcRecording#UNKNOWN} elsewhere
 */
record Heap(String collector, int processors, long memoryBytes, long regionBytes) {

  private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();
  private static final String EPSILON = "Epsilon";
  private static final List<String> COLLECTORS =
      List.of("Serial", "Parallel", "G1", "Z", "Shenandoah", EPSILON);

  static Heap ofThisJvm() {
    var flags = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    String collector =
        COLLECTORS.stream()
            .filter(name -> value(flags, "Use" + name + "GC").equals("true"))
            .findFirst()
            .orElse("");
    return new Heap(
        collector,
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize(),
        collector.equals("G1")
            ? Long.parseLong(value(flags, "G1HeapRegionSize"))
            : GcRecording.UNKNOWN);
  }

  private static String value(HotSpotDiagnosticMXBean flags, String name) {
    try {
      return flags.getVMOption(name).getValue();
    } catch (IllegalArgumentException e) {
      return ""; // a JVM without that collector
    }
  }

  long used() {
    return MEMORY.getHeapMemoryUsage().getUsed();
  }

  long committed() {
    return MEMORY.getHeapMemoryUsage().getCommitted();
  }

  long max() {
    MemoryUsage usage = MEMORY.getHeapMemoryUsage();
    return usage.getMax();
  }

  /** So far, also by threads that have ended. */
  long allocatedByThreads() {
    return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
        ? threads.getTotalThreadAllocatedBytes()
        : GcRecording.UNKNOWN;
  }

  /** Used after a full collection; {@link GcRecording#UNKNOWN} where there is none to be had. */
  long usedAfterCollection() {
    if (collector.equals(EPSILON)) {
      return GcRecording.UNKNOWN;
    }
    // Twice, since what is weakly or softly held, or has a cleaner, goes with the second.
    System.gc();
    System.gc();
    return used();
  }
}
