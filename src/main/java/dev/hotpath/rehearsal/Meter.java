package dev.hotpath.rehearsal;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Memory and processor time of a server and all that it started, as far as this system tells: Linux
 * does.
 */
final class Meter implements AutoCloseable {

  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Duration QUIET = Duration.ofMillis(20); // of processor time, per look
  private static final int QUIET_LOOKS = 6;
  private static final Duration MOMENT = Duration.ofSeconds(2);

  private final Supplier<ProcessHandle> server;
  private final Thread thread;
  private volatile long serverKilobytes;
  private volatile long allKilobytes;

  /**
   * Begins to look.
   *
   * @param server another one after it was started again
   */
  Meter(Supplier<ProcessHandle> server) {
    this.server = server;
    this.thread = Thread.ofPlatform().daemon().name("hotpath-meter").start(this::look);
  }

  private void look() {
    try {
      while (true) {
        long own = kilobytes(server.get().pid());
        long all = own;
        for (ProcessHandle child : children()) {
          all += kilobytes(child.pid());
        }
        serverKilobytes = Math.max(serverKilobytes, own);
        allKilobytes = Math.max(allKilobytes, all);
        Thread.sleep(LOOK_EVERY);
      }
    } catch (InterruptedException end) {
      // Asked to.
    }
  }

  private List<ProcessHandle> children() {
    try (Stream<ProcessHandle> children = server.get().descendants()) {
      return children.toList();
    }
  }

  /** With shared pages counted by share, so that a sum over processes is true; 0 if not known. */
  private static long kilobytes(long pid) {
    Path proc = Path.of("/proc", String.valueOf(pid));
    try {
      return value(Files.readString(proc.resolve("smaps_rollup")), "Pss:");
    } catch (IOException notAllowed) {
      try {
        return value(Files.readString(proc.resolve("status")), "VmRSS:");
      } catch (IOException gone) {
        return 0;
      }
    }
  }

  /** Of a file with a key and kilobytes in each line. */
  private static long value(String file, String key) {
    return file.lines()
        .filter(line -> line.startsWith(key))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  /** Of this machine, in megabytes; 0 where that is not known. */
  static long machineMegabytes() {
    try {
      return value(Files.readString(Path.of("/proc/meminfo")), "MemTotal:") >> 10;
    } catch (IOException e) {
      return 0;
    }
  }

  /** The most that was seen so far. */
  Findings.Memory most() {
    return new Findings.Memory(serverKilobytes >> 10, allKilobytes >> 10);
  }

  /** Waits until next to nothing is computed: compilers are warm, caches trained, spares ready. */
  void awaitQuiet(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    Duration last = Duration.ZERO;
    for (int quiet = 0; quiet < QUIET_LOOKS && System.nanoTime() < end; ) {
      Duration now = processorTime();
      quiet = now.minus(last).abs().compareTo(QUIET) < 0 ? quiet + 1 : 0;
      last = now;
      Thread.sleep(LOOK_EVERY);
    }
  }

  /** Share of all cores that is in use for a moment, by whomever; 0 where that is not known. */
  static double busy() throws InterruptedException {
    if (!(ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system)) {
      return 0;
    }
    system.getCpuLoad(); // counts from here
    Thread.sleep(MOMENT);
    return Math.max(0, system.getCpuLoad());
  }

  private Duration processorTime() {
    return Stream.concat(Stream.of(server.get()), children().stream())
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
