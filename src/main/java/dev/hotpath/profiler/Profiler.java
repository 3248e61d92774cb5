package dev.hotpath.profiler;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import one.profiler.AsyncProfiler;

/** async-profiler, started with the best event that this machine allows. */
public final class Profiler {

  /**
   * Ways to sample CPU time, best first. {@code cpu-clock} needs perf_event_open; the two timers
   * need nothing, and resolve no finer than the kernel's tick.
   */
  public static final List<String> CPU_EVENTS = List.of("cpu-clock", "ctimer", "itimer");

  private static final long CPU_INTERVAL_NANOS = 1_000_000;
  // 32 KB is far too dense for code that allocates heavily, and distorts what it measures.
  private static final long ALLOC_INTERVAL_BYTES = 512 << 10;

  private final AsyncProfiler library;
  private final List<String> views;
  private final Path file;
  private String cpuEvent = "none";

  /**
   * @param views to record
   * @param file that the recording goes to
   */
  public Profiler(AsyncProfiler library, List<String> views, Path file) {
    this.library = library;
    this.views = views;
    this.file = file;
  }

  /** Starts the recording. */
  public void start() throws IOException {
    String allocation = views.contains("alloc") ? ",alloc=" + ALLOC_INTERVAL_BYTES : "";
    if (!views.contains("cpu")) {
      execute("start,jfr" + allocation);
      return;
    }
    IOException last = new IOException("no event to sample CPU time with");
    for (String event : CPU_EVENTS) {
      try {
        execute("start,jfr,event=" + event + ",interval=" + CPU_INTERVAL_NANOS + allocation);
        cpuEvent = event;
        return;
      } catch (IllegalStateException | IllegalArgumentException e) {
        last.addSuppressed(e);
      }
    }
    throw last;
  }

  private void execute(String command) throws IOException {
    library.execute(command + ",loglevel=none,file=" + file);
  }

  /** Stops it; the file is complete on return. */
  public void stop() throws IOException {
    library.execute("stop,file=" + file);
  }

  /** The event that really ran. */
  public String engine(String view) {
    return view.equals("cpu") ? cpuEvent : "alloc";
  }

  /** Nanoseconds or bytes between two samples. */
  public long interval(String view) {
    return view.equals("cpu") ? CPU_INTERVAL_NANOS : ALLOC_INTERVAL_BYTES;
  }

  /** Tries every CPU event; {@code works} or {@code fails} is told of each, in order. */
  public static void probe(
      Path folder, Consumer<String> works, BiConsumer<String, Exception> fails) {
    AsyncProfiler library = AsyncProfiler.getInstance();
    for (String event : CPU_EVENTS) {
      String file = ",loglevel=none,file=" + folder.resolve(event + ".jfr");
      try {
        library.execute("start,jfr,event=" + event + ",interval=" + CPU_INTERVAL_NANOS + file);
        library.execute("stop" + file);
        works.accept(event);
      } catch (IllegalStateException | IllegalArgumentException | IOException e) {
        fails.accept(event, e);
      }
    }
  }
}
