package dev.hotpath.worker;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The JIT compiler's threads in this JVM, as the kernel knows them. */
final class CompilerThreads {

  static final Path THREADS = Path.of("/proc/self/task");

  private static final Pattern NAME = Pattern.compile("C[12] Comp");
  private static final int LOOKS = 3;
  private static final int LOOK_MILLIS = 1;

  private final Path threads;
  private final Map<Path, Boolean> known = new HashMap<>();

  CompilerThreads() {
    this(THREADS);
  }

  /** Of another folder like {@code /proc/self/task}. */
  CompilerThreads(Path threads) {
    this.threads = threads;
  }

  /**
   * Whether it is one.
   *
   * @param thread its folder in {@code /proc/self/task}
   */
  boolean has(Path thread) {
    return known.computeIfAbsent(thread, CompilerThreads::compiles);
  }

  private static boolean compiles(Path thread) {
    try {
      return NAME.matcher(Files.readString(thread.resolve("comm"))).lookingAt();
    } catch (IOException gone) {
      return false;
    }
  }

  /**
   * Waits until all that was found hot so far is compiled: what is still in line would be compiled
   * while it is measured, in one fork sooner than in another.
   *
   * @param most time to wait; code that keeps the compiler busy for good is measured as it is
   */
  void awaitIdle(Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    int idle = 0;
    while (idle < LOOKS && System.nanoTime() - end < 0) {
      idle = working() ? 0 : idle + 1;
      Thread.sleep(LOOK_MILLIS);
    }
  }

  /** As {@link #awaitIdle}, between iterations of JMH, which can be told of I/O alone. */
  void letCompile(Duration most) throws InterruptedIOException {
    try {
      awaitIdle(most);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("it was to end while its code was compiled");
    }
  }

  private boolean working() {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
      for (Path thread : all) {
        if (has(thread) && state(thread) == 'R') {
          return true;
        }
      }
    } catch (IOException e) {
      // A kernel that does not tell: then there is nothing to wait for.
    }
    return false;
  }

  /** As in proc(5): R is on a processor, or ready for one. */
  private static char state(Path thread) {
    try {
      String stat = Files.readString(thread.resolve("stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2);
    } catch (IOException gone) {
      return 'X';
    }
  }
}
