package dev.hotpath.worker;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.regex.Pattern;

/** What the collectors of this JVM did so far. */
final class GarbageCollection {

  // The kernel keeps 15 characters. Serial collects in the VM thread.
  private static final Pattern THREAD =
      Pattern.compile("(?:GC |G1 |ParGC |VM Thread|[XZ](?:Worker|Driver|Director)|Shenandoah).*");

  private GarbageCollection() {}

  /** How many collections there were. */
  static double collections() {
    double count = 0;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      count += Math.max(0, collector.getCollectionCount());
    }
    return count;
  }

  /** Nanoseconds of processor time of the threads that collect; NaN where the kernel is silent. */
  static double cpuNanos() {
    return Threads.cpuNanos(name -> THREAD.matcher(name).matches());
  }
}
