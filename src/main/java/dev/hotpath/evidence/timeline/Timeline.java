package dev.hotpath.evidence.timeline;

import dev.hotpath.evidence.flame.FlameGraph;
import dev.hotpath.evidence.flame.Sources;
import dev.hotpath.protocol.Trace;
import dev.hotpath.protocol.TraceEvents;
import java.util.List;

/**
 * A trace in the order that windows of it are made from. Immutable; made once from what a worker
 * sent, and read from its file in a fraction of a second after that.
 */
public final class Timeline {

  /** What its file is called. */
  public static final String FILE = "timeline.bin";

  /** What the whole is called, as a page first shows it. */
  public static final String OVERVIEW = "timeline.json";

  /** What it is called for Perfetto and its like. */
  public static final String EXPORT = "trace-timeline.json";

  /** Into how many parts of time the whole is cut. */
  public static final int OVERVIEW_BINS = 1_000;

  private final Trace trace;
  private final Events events;
  private final String packageName;
  private final List<String> paths;
  private final Sources sources;
  private final Mounts mounts;

  Timeline(Trace trace, Events events, String packageName, List<String> paths) {
    this.trace = trace;
    this.events = events;
    this.packageName = packageName;
    this.paths = List.copyOf(paths);
    sources = new Sources(packageName, paths);
    mounts = new Mounts(events, trace.threads().size());
  }

  /**
   * Puts a trace in order.
   *
   * @param packageName of the exercise
   * @param paths of its files, such as {@code src/Concat.java}
   * @throws IllegalArgumentException where trace and events don't belong together
   * @throws IndexOutOfBoundsException where an event refers to what the trace does not have
   */
  public static Timeline of(
      Trace trace, List<TraceEvents> events, String packageName, List<String> paths) {
    return new Timeline(trace, EventSorter.sorted(trace, events), packageName, paths);
  }

  /**
   * Reads one that was {@link #packed}.
   *
   * @throws IllegalArgumentException where it is none
   */
  public static Timeline read(byte[] packed) {
    return TimelineFile.read(packed);
  }

  /** As it is kept. */
  public byte[] packed() {
    return TimelineFile.write(this);
  }

  /** How long it is, in nanoseconds. */
  public int nanos() {
    return trace.nanos();
  }

  /** How many threads it has; they are numbered from 0. */
  public int threads() {
    return trace.threads().size();
  }

  /**
   * What happened in a part of it.
   *
   * @param from nanoseconds since its beginning
   * @param to behind {@code from}, and not behind the end
   * @param bins at least 1
   */
  public Window window(int from, int to, int bins) {
    return new WindowBuilder(this, from, to, bins).build();
  }

  /** All of it, as a page first shows it. */
  public Window overview() {
    return window(0, nanos(), OVERVIEW_BINS);
  }

  /** What a thread did in a part of it. */
  public ThreadCard card(int thread, int from, int to) {
    return new CardBuilder(this, thread, from, to).build();
  }

  /** Where its program ran in a part of it. */
  public FlameGraph flame(int from, int to) {
    return FlameGraph.of(new RangeSamples(this).of(from, to), sources);
  }

  /** All of it, or as much as a viewer takes, in the Trace Event Format. */
  public byte[] export() {
    return new PerfettoTrace(this).write();
  }

  Trace trace() {
    return trace;
  }

  Events events() {
    return events;
  }

  String packageName() {
    return packageName;
  }

  List<String> paths() {
    return paths;
  }

  Sources sources() {
    return sources;
  }

  Mounts mounts() {
    return mounts;
  }
}
