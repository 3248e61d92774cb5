package speed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A process and all that descends from it, as Linux accounts for them in {@code /proc}. */
record ProcessTree(long root) {

  private static final double TICKS_PER_SECOND = ticksPerSecond();

  static ProcessTree of(long root) {
    return new ProcessTree(root);
  }

  private static double ticksPerSecond() {
    try {
      return Double.parseDouble(Bench.execute(Path.of("."), List.of("getconf", "CLK_TCK")).strip());
    } catch (IOException | NumberFormatException e) {
      return 100; // on every usual Linux
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 100;
    }
  }

  /**
   * CPU time of a process.
   *
   * @param started tells it from a later process with the same id
   * @param children CPU time of those children that have ended and were waited for
   */
  record Cpu(long pid, String started, double own, double children) {

    static Optional<Cpu> of(long pid) {
      try {
        String stat = Files.readString(proc(pid, "stat"), StandardCharsets.ISO_8859_1);
        // The name, in parentheses, may hold anything; the fields behind it are numbered from 3.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Optional.of(
            new Cpu(
                pid,
                fields[22 - 3],
                seconds(fields[14 - 3]) + seconds(fields[15 - 3]),
                seconds(fields[16 - 3]) + seconds(fields[17 - 3])));
      } catch (IOException | RuntimeException gone) {
        return Optional.empty();
      }
    }

    private static double seconds(String ticks) {
      return Long.parseLong(ticks) / TICKS_PER_SECOND;
    }
  }

  /** Ids of the root and its living descendants. */
  List<Long> pids() {
    return Stream.concat(
            Stream.of(root),
            ProcessHandle.of(root).stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid))
        .toList();
  }

  List<Cpu> cpu() {
    return pids().stream().flatMap(pid -> Cpu.of(pid).stream()).toList();
  }

  /** Waits until its processes have used next to nothing for a while. */
  void awaitQuiet(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    int quiet = 0;
    double last = -1;
    while (quiet < 4 && System.nanoTime() < deadline) {
      double now = cpu().stream().mapToDouble(cpu -> cpu.own() + cpu.children()).sum();
      // One tick is what it takes to be asleep. Less than before: a process has gone.
      quiet = Math.abs(now - last) < 1.5 / TICKS_PER_SECOND ? quiet + 1 : 0;
      last = now;
      Thread.sleep(60);
    }
  }

  /**
   * Memory of a process in kilobytes.
   *
   * @param proportional with shared pages counted by share, so that a sum over processes is true
   */
  record Memory(long resident, long proportional) {

    /** Empty where the process is gone, or belongs to somebody else. */
    static Optional<Memory> of(long pid) {
      try {
        String rollup = Files.readString(proc(pid, "smaps_rollup"));
        return Optional.of(new Memory(kilobytes(rollup, "Rss:"), kilobytes(rollup, "Pss:")));
      } catch (IOException | RuntimeException gone) {
        return Optional.empty();
      }
    }

    private static long kilobytes(String rollup, String key) {
      return rollup
          .lines()
          .filter(line -> line.startsWith(key))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    }
  }

  /** Proportional memory of all, in kilobytes. */
  long proportional() {
    return pids().stream()
        .flatMap(pid -> Memory.of(pid).stream())
        .mapToLong(Memory::proportional)
        .sum();
  }

  /** What a process of Hotpath is for, by its command line. */
  static String kind(long pid) {
    List<String> line;
    try {
      String text = Files.readString(proc(pid, "cmdline"), StandardCharsets.ISO_8859_1);
      line = List.of(text.split("\0"));
    } catch (IOException gone) {
      return "gone";
    }
    // A sandbox's command line holds that of its JVM, so the program comes first.
    int worker =
        Math.max(
            line.indexOf("dev.hotpath.worker.WorkerMain"),
            line.indexOf("dev.hotpath.worker/dev.hotpath.worker.WorkerMain"));
    if (!line.getFirst().endsWith("/java")) {
      return "sandbox";
    } else if (line.contains("dev.hotpath.compile.CompilerMain")) {
      return "compiler";
    } else if (worker >= 0) {
      // Behind the main class: socket, folder of classes, kind.
      return "worker spare: " + (line.size() > worker + 3 ? line.get(worker + 3) : "?");
    }
    return "server";
  }

  private static Path proc(long pid, String file) {
    return Path.of("/proc", String.valueOf(pid), file);
  }
}
