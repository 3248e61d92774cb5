package dev.hotpath.worker.trace;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Looks every few milliseconds at what kernel and JVM count, on a thread of its own, and has the
 * recorder write it down. JFR says when a thread waits; only the kernel knows whether one that does
 * not wait had a core.
 */
final class Pulses {

  /** The thread's name, by which its own doings are told from the program's. */
  static final String NAME = "hotpath-pulses";

  /** The kernel adds up a running thread's time at its ticks, about every 4 ms. */
  private static final int PERIOD_MILLIS = 10;

  private static final int MAX_THREADS = 200;
  private static final int RENEWAL = 4;
  private static final Path TASKS = Path.of("/proc/self/task");

  private final Map<String, Counters> threads = new HashMap<>();
  private final Map<Long, String> names = new HashMap<>();
  private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
  private final ByteBuffer buffer = ByteBuffer.allocate(128);
  private final CountDownLatch over = new CountDownLatch(1);
  private int looks;

  /** Of one thread, as the kernel last told them; see sched-stats in its documentation. */
  private static final class Counters {
    private final long thread;
    private final FileChannel file;
    private long ran;
    private long waited;
    private long at;

    Counters(long thread, FileChannel file) {
      this.thread = thread;
      this.file = file;
    }
  }

  /** Looks once. Not from two threads at a time. */
  void look() {
    if (looks++ % RENEWAL == 0) {
      renew();
    }
    Pulse.Jvm pulse = new Pulse.Jvm();
    MemoryUsage heap = memory.getHeapMemoryUsage();
    pulse.heapUsed = heap.getUsed();
    pulse.heapCommitted = heap.getCommitted();
    pulse.allocated = allocated();
    threads.values().removeIf(counters -> !tell(counters));
    pulse.commit();
  }

  private static long allocated() {
    return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
        ? threads.getTotalThreadAllocatedBytes()
        : -1;
  }

  /** Takes in threads that have come. */
  private void renew() {
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
      for (Path task : tasks) {
        String id = String.valueOf(task.getFileName());
        if (threads.size() < MAX_THREADS && !threads.containsKey(id)) {
          open(task, id);
        }
      }
    } catch (IOException e) {
      // A kernel that does not tell: then the trace says so.
    }
  }

  private void open(Path task, String id) {
    try {
      long thread = Long.parseLong(id);
      names.put(thread, Files.readString(task.resolve("comm")).strip());
      Counters counters = new Counters(thread, FileChannel.open(task.resolve("schedstat")));
      if (read(counters)) {
        threads.put(id, counters);
      } else {
        counters.file.close();
      }
    } catch (IOException | NumberFormatException gone) {
      // It ended meanwhile, or the kernel does not tell.
    }
  }

  private boolean read(Counters counters) throws IOException {
    buffer.clear();
    int length = counters.file.read(buffer, 0);
    String[] numbers =
        new String(buffer.array(), 0, Math.max(0, length), StandardCharsets.US_ASCII).split(" ");
    if (numbers.length < 2) {
      return false;
    }
    counters.ran = Long.parseLong(numbers[0]);
    counters.waited = Long.parseLong(numbers[1]);
    counters.at = System.nanoTime();
    return true;
  }

  /** Whether the thread is still there. */
  private boolean tell(Counters counters) {
    long ran = counters.ran;
    long waited = counters.waited;
    long at = counters.at;
    try {
      if (!read(counters)) {
        counters.file.close();
        return false;
      }
    } catch (IOException | NumberFormatException gone) {
      return false;
    }
    Pulse.Scheduled pulse = new Pulse.Scheduled();
    pulse.osThread = counters.thread;
    pulse.ran = counters.ran - ran;
    pulse.waited = counters.waited - waited;
    pulse.period = counters.at - at;
    pulse.commit(); // also where it did nothing: that is known then
    return true;
  }

  /** What the kernel calls the threads that were looked at, by their ids there. */
  Map<Long, String> names() {
    return Map.copyOf(names);
  }

  /** Ends what {@link #look} left open. */
  void close() {
    for (Counters counters : threads.values()) {
      try {
        counters.file.close();
      } catch (IOException e) {
        // It was only read.
      }
    }
    threads.clear();
  }

  /** Looks until it is {@link #over}; {@code before} is run before each time. */
  void keepLooking(Runnable before) {
    try {
      while (!over.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
        before.run();
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // a submission may; then there are fewer looks
    }
  }

  /** Says that nobody needs another look. Not an interrupt: that closes the files it hits. */
  void over() {
    over.countDown();
  }
}
