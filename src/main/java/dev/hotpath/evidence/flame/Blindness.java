package dev.hotpath.evidence.flame;

/** What each of the profiler's events can't see, for those who read its picture. */
final class Blindness {

  private static final String OFF_CORE = "It sees time on a core only, not waiting, ";

  private Blindness() {}

  /** One plain sentence; empty for an event that is not known. */
  static String of(String engine) {
    return switch (engine) {
      case "cpu-clock" -> OFF_CORE + "and no time inside the kernel.";
      case "ctimer", "itimer", "jdk.CPUTimeSample" ->
          OFF_CORE + "and looks no oftener than the kernel's timer ticks, about every 4 ms.";
      case "jdk.ExecutionSample" ->
          "It sees Java code that runs, not waiting, and looks at a few threads at a time, about"
              + " every 10 ms.";
      case "alloc" ->
          "It sees one object in about every half megabyte: shares are good, rare sites may be"
              + " missing, and how many objects there were is estimated from their sizes.";
      case "live" ->
          "It sees one object in about every 128 KB that was made, set-up included, if a full"
              + " collection found it in use after the warm-up. It can't tell who holds on to it,"
              + " only who made it.";
      case "lock" ->
          "It sees every wait to enter synchronized code, a ReentrantLock, a"
              + " ReentrantReadWriteLock or a Semaphore; not sleeping, queues, conditions, other"
              + " locks, a virtual thread that waits without its carrier, or who held the lock.";
      case "wall" ->
          "It sees each thread that runs the exercise's code about every millisecond, whether it"
              + " runs or waits, so two threads make two seconds of one; not a virtual thread that"
              + " waits without its carrier.";
      case "Thread.start" ->
          "It sees every thread that is started, platform or virtual, and by whom; not how long it"
              + " lives. Virtual threads cost far less than platform threads, and count the same.";
      default -> "";
    };
  }
}
