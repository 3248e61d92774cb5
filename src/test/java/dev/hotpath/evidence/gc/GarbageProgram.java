package dev.hotpath.evidence.gc;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A program in a JVM of its own, whose log is read: it does to the heap what its arguments say, one
 * after the other, and prints for each what the JVM's own beans counted meanwhile.
 */
final class GarbageProgram {

  private static final int MB = 1 << 20;
  private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();
  private static final List<GarbageCollectorMXBean> COLLECTORS =
      ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class);
  private static final Set<String> HEAP_POOLS =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(pool -> pool.getName())
          .collect(Collectors.toSet());

  private static volatile Object sink = "";
  private static final Deque<byte[]> KEPT = new ArrayDeque<>();

  private GarbageProgram() {}

  /** Prints a line of figures for each: {@code key=value}, in nanoseconds and bytes. */
  public static void main(String[] does) {
    for (String one : does) {
      long base = live();
      Moment start = Moment.now();
      switch (one) {
        case "storm" -> allocate(200 * MB, 16 << 10, 0);
        case "survivors" -> allocate(100 * MB, 4 << 10, 4 * MB);
        case "humongous" -> allocate(200 * MB, 3 * MB, 0);
        case "asks" -> {
          for (int i = 0; i < 3; i++) {
            System.gc();
          }
        }
        case "small-heap" -> {
          keep(15 * MB);
          allocate(60 * MB, 16 << 10, 0);
        }
        case "nothing" -> compute();
        default -> throw new IllegalArgumentException(one);
      }
      Moment end = Moment.now();
      Last last = Last.collection();
      System.out.printf(
          "start=%d end=%d usedBefore=%d usedAfter=%d committedBefore=%d committedAfter=%d"
              + " allocatedBefore=%d allocatedAfter=%d collections=%d gcMillis=%d lastBefore=%d"
              + " lastAfter=%d base=%d max=%d live=%d%n",
          start.nanos,
          end.nanos,
          start.used,
          end.used,
          start.committed,
          end.committed,
          start.allocated,
          end.allocated,
          end.collections - start.collections,
          end.gcMillis - start.gcMillis,
          last.before,
          last.after,
          base,
          MEMORY.getHeapMemoryUsage().getMax(),
          live());
      KEPT.clear();
    }
  }

  private static long live() {
    System.gc();
    System.gc();
    return MEMORY.getHeapMemoryUsage().getUsed();
  }

  /**
   * Allocates so many bytes, in arrays of that size.
   *
   * @param living bytes that are kept at any time, those made last
   */
  private static void allocate(int bytes, int each, int living) {
    Deque<byte[]> window = new ArrayDeque<>();
    for (int made = 0; made < bytes; made += each) {
      byte[] array = new byte[each];
      sink = array;
      if (living > 0) {
        window.add(array);
        if (window.size() > living / each) {
          window.remove();
        }
      }
    }
    sink = "";
  }

  private static void keep(int bytes) {
    for (int kept = 0; kept < bytes; kept += 1 << 10) {
      KEPT.add(new byte[1 << 10]);
    }
  }

  private static void compute() {
    long sum = 0;
    for (int i = 0; i < 20_000_000; i++) {
      sum = 31 * sum + i;
    }
    if (sum == 42) {
      System.out.println("unlikely");
    }
  }

  /** What the beans say; nothing was collected while they were asked. */
  private record Moment(
      long nanos, long used, long committed, long allocated, long collections, long gcMillis) {

    static Moment now() {
      while (true) {
        long before = counted();
        Moment moment =
            new Moment(
                System.nanoTime(),
                MEMORY.getHeapMemoryUsage().getUsed(),
                MEMORY.getHeapMemoryUsage().getCommitted(),
                ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes(),
                before,
                COLLECTORS.stream().mapToLong(bean -> bean.getCollectionTime()).sum());
        if (counted() == before) {
          return moment;
        }
      }
    }

    private static long counted() {
      List<Long> counts = new ArrayList<>();
      for (GarbageCollectorMXBean bean : COLLECTORS) {
        // ZGC and Shenandoah have beans for their pauses too.
        if (!bean.getName().contains("Pauses")) {
          counts.add(bean.getCollectionCount());
        }
      }
      return counts.stream().mapToLong(Long::longValue).sum();
    }
  }

  /** The heap before and after the last collection; 0 where there was none. */
  private record Last(long before, long after) {

    static Last collection() {
      GcInfo last = null;
      for (GarbageCollectorMXBean bean : COLLECTORS) {
        GcInfo info = bean.getLastGcInfo();
        if (info != null && (last == null || info.getEndTime() > last.getEndTime())) {
          last = info;
        }
      }
      return last == null
          ? new Last(0, 0)
          : new Last(sum(last.getMemoryUsageBeforeGc()), sum(last.getMemoryUsageAfterGc()));
    }

    private static long sum(Map<String, java.lang.management.MemoryUsage> pools) {
      return pools.entrySet().stream()
          .filter(pool -> HEAP_POOLS.contains(pool.getKey()))
          .mapToLong(pool -> pool.getValue().getUsed())
          .sum();
    }
  }
}
