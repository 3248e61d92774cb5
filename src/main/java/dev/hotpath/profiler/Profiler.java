package dev.hotpath.profiler;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import one.profiler.AsyncProfiler;

/** async-profiler, started with the best event that this machine allows. */
public final class Profiler {

  /**
   * Ways to sample CPU time, best first. {@code cpu-clock} needs perf_event_open; the two timers
   * need nothing, and resolve no finer than the kernel's tick.
   */
  public static final List<String> CPU_EVENTS = List.of("cpu-clock", "ctimer", "itimer");

  /** Sampling the one costs the other next to nothing. */
  private static final Set<EventKind> TOGETHER = Set.of(EventKind.CPU, EventKind.ALLOC);

  private final AsyncProfiler library;
  private final Set<EventKind> kinds;
  private final Path file;
  private String cpuEvent = "none";

  /**
   * @param views to record: {@code cpu} and {@code alloc}, or one
   * @param file that the recording goes to
   */
  public Profiler(AsyncProfiler library, List<String> views, Path file) {
    this.library = library;
    this.kinds = Set.copyOf(views.stream().map(EventKind::of).toList());
    this.file = file;
    if (kinds.size() > 1 && !TOGETHER.containsAll(kinds)) {
      throw new IllegalArgumentException(views + " disturb each other in one recording");
    }
  }

  /**
   * Which views can be recorded together, in the order of the views: {@code cpu} and {@code alloc}.
   * Each of the others costs the code that it looks at too much: a signal for every thread, a stack
   * for every wait, or a method that is compiled anew.
   */
  public static List<List<String>> recordings(List<String> views) {
    List<List<String>> recordings = new ArrayList<>();
    for (String view : views) {
      if (!TOGETHER.contains(EventKind.of(view))) {
        recordings.add(List.of(view));
      } else if (recordings.stream().noneMatch(one -> one.contains(view))) {
        recordings.add(
            views.stream().filter(other -> TOGETHER.contains(EventKind.of(other))).toList());
      }
    }
    return recordings;
  }

  /** Starts the recording. */
  public void start() throws IOException {
    String others =
        kinds.stream()
            .filter(kind -> kind != EventKind.CPU)
            .map(EventKind::start)
            .collect(Collectors.joining(","));
    if (!kinds.contains(EventKind.CPU)) {
      execute(others);
      return;
    }
    IOException last = new IOException("no event to sample CPU time with");
    for (String event : CPU_EVENTS) {
      try {
        execute(cpu(event) + (others.isEmpty() ? "" : "," + others));
        cpuEvent = event;
        return;
      } catch (IllegalStateException | IllegalArgumentException e) {
        last.addSuppressed(e);
      }
    }
    throw last;
  }

  private static String cpu(String event) {
    return "event=" + event + ",interval=" + EventKind.CPU.interval();
  }

  private void execute(String events) throws IOException {
    library.execute("start,jfr," + events + ",loglevel=none,file=" + file);
  }

  /** Stops it; the file is complete on return. */
  public void stop() throws IOException {
    library.execute("stop,file=" + file);
  }

  /** The event that really ran. */
  public String engine(String view) {
    EventKind kind = EventKind.of(view);
    return kind == EventKind.CPU ? cpuEvent : kind.engine();
  }

  /** Nanoseconds or bytes between two samples; 1 where each event is recorded. */
  public long interval(String view) {
    return EventKind.of(view).interval();
  }

  /** Tries every CPU event; {@code works} or {@code fails} is told of each, in order. */
  public static void probe(
      Path folder, Consumer<String> works, BiConsumer<String, Exception> fails) {
    AsyncProfiler library = AsyncProfiler.getInstance();
    for (String event : CPU_EVENTS) {
      String file = ",loglevel=none,file=" + folder.resolve(event + ".jfr");
      try {
        library.execute("start,jfr," + cpu(event) + file);
        library.execute("stop" + file);
        works.accept(event);
      } catch (IllegalStateException | IllegalArgumentException | IOException e) {
        fails.accept(event, e);
      }
    }
  }
}
